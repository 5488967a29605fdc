package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** Settings of the experiment. Part A has none: its closed forms are the same in every preset. */
public record BasicsSettings(
        @Setting("image set of parts B to G; its own test part is the test set")
        String data,

        @Setting("inputs are (x / 255 - pixelMean) / pixelStd") @Range(least = -1e6, most = 1e6)
        double pixelMean,

        @Setting("see pixelMean") @Range(least = 1e-6, most = 1e6)
        double pixelStd,

        @Setting("of parts B, E, F, G; part B's MLP has no normalisation, all others have")
        Net net,

        @Setting("sizes of the MLP's hidden layers") @Range(least = 1, most = BasicsSettings.MOST_WIDE)
        List<Integer> hidden,

        @Setting("channels of the convolutional net, one 3x3 layer each")
        @Range(least = 1, most = BasicsSettings.MOST_WIDE)
        List<Integer> channels,

        @Setting("share of the training labels that are redrawn uniformly over the classes") @Range(least = 0, most = 1)
        double labelNoise,

        @Setting("set aside from the training part by the seed; never trained or tested on")
        @Range(least = 1, most = BasicsSettings.MOST_IMAGES)
        int validationImages,

        @Setting("B: training images; 0 for all that are left") @Range(least = 0, most = BasicsSettings.MOST_IMAGES)
        int curveTrainImages,

        @Setting("B: images of a step, drawn with replacement") @Range(least = 1, most = BasicsSettings.MOST_IMAGES)
        int curveBatch,

        @Setting("B: steps at every lambda, cosine to 0") @Range(least = 1, most = BasicsSettings.MOST_STEPS)
        int curveSteps,

        @Setting("B: learning rate of SGD") @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        double curveRate,

        @Setting("B: momentum of SGD") @Range(least = 0, most = 0.9999)
        double curveMomentum,

        @Setting("B: penalties lambda w'w on weights; the first must be 0")
        @Range(least = 0, most = BasicsSettings.MOST_RATE)
        List<Double> lambdas,

        @Setting("B: the one that the claims judge, chosen beforehand; one of lambdas")
        double fixedLambda,

        @Setting("C to G: training images; 0 for all that are left")
        @Range(least = 0, most = BasicsSettings.MOST_IMAGES)
        int trainImages,

        @Setting("C to G: images of a step, drawn with replacement; batch norm needs two")
        @Range(least = 2, most = BasicsSettings.MOST_IMAGES)
        int batch,

        @Setting("C and C2: steps at a constant rate") @Range(least = 2, most = BasicsSettings.MOST_STEPS)
        int equilibriumSteps,

        @Setting("C and C2: the last ones, over which angles and norms are averaged")
        @Range(least = 2, most = BasicsSettings.MOST_STEPS)
        int measuredSteps,

        @Setting("C and C2: learning rate without momentum, with penalty plainLambda")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        double plainRate,

        @Setting("C and C2: penalty beside plainRate")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        double plainLambda,

        @Setting("C: learning rate with momentum 0.9, with penalty momentumLambda")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        double momentumRate,

        @Setting("C: penalty beside momentumRate")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        double momentumLambda,

        @Setting("D: steps of both runs") @Range(least = 1, most = BasicsSettings.MOST_SCHEDULE_STEPS)
        int scheduleSteps,

        @Setting("E to G: steps at every point of a grid, cosine to 0")
        @Range(least = 1, most = BasicsSettings.MOST_STEPS)
        int gridSteps,

        @Setting("E: learning rates of plain SGD")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        List<Double> sgdRates,

        @Setting("E: learning rates of both Adams")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        List<Double> adamRates,

        @Setting("E: lambda of SGD and of Adam with coupled L2")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        List<Double> penalties,

        @Setting("E: decay per step of AdamW, in the paper's form (lambda')")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        List<Double> decays,

        @Setting("F: learning rate of SGD with momentum 0.9")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        double placementRate,

        @Setting("F: lambda on weights only and on all parameters")
        @Range(least = BasicsSettings.LEAST_RATE, most = BasicsSettings.MOST_RATE)
        List<Double> placementPenalties) {

    /** What is trained in parts B, E, F and G. */
    public enum Net {
        MLP,
        /** 3x3 convolutions with batch norm, two poolings, global mean. */
        CONVOLUTIONAL
    }

    static final int MOST_LAYERS = 100;
    static final int MOST_WIDE = 1_000_000;
    static final int MOST_IMAGES = 1_000_000_000;
    static final int MOST_STEPS = 1_000_000_000;
    static final int MOST_POINTS = 100;
    static final double LEAST_RATE = 1e-12;
    static final double MOST_RATE = 1e3;

    /** The rate of part D grows by a hundredth a step, and must remain a number. */
    static final int MOST_SCHEDULE_STEPS = 10_000;

    public BasicsSettings {
        hidden = List.copyOf(hidden);
        channels = List.copyOf(channels);
        lambdas = List.copyOf(lambdas);
        sgdRates = List.copyOf(sgdRates);
        adamRates = List.copyOf(adamRates);
        penalties = List.copyOf(penalties);
        decays = List.copyOf(decays);
        placementPenalties = List.copyOf(placementPenalties);
        var problems = new Problems()
                .require(
                        !hidden.isEmpty() && hidden.size() <= MOST_LAYERS,
                        "hidden must have from 1 to %s sizes, had %s",
                        MOST_LAYERS,
                        hidden.size())
                .require(channels.size() == 3, "channels must have three sizes, was %s", channels)
                .require(
                        measuredSteps <= equilibriumSteps,
                        "measuredSteps must be at most equilibriumSteps (%s), was %s",
                        equilibriumSteps,
                        measuredSteps)
                .require(
                        lambdas.size() >= 2 && lambdas.get(0) == 0 && isAscending(lambdas),
                        "lambdas must begin with 0 and ascend, was %s",
                        lambdas)
                .require(
                        fixedLambda > 0 && lambdas.contains(fixedLambda),
                        "fixedLambda must be > 0 and one of lambdas, was %s",
                        fixedLambda)
                .require(decays.stream().allMatch(d -> d < 1), "decays must be < 1, was %s", decays);
        ascending(problems, "lambdas", lambdas);
        ascending(problems, "sgdRates", sgdRates);
        ascending(problems, "adamRates", adamRates);
        ascending(problems, "penalties", penalties);
        ascending(problems, "decays", decays);
        ascending(problems, "placementPenalties", placementPenalties);
        equilibrium(problems, "plain", plainRate, plainLambda);
        equilibrium(problems, "momentum", momentumRate, momentumLambda);
        images(
                problems,
                data,
                validationImages,
                Map.of("curveTrainImages", curveTrainImages, "trainImages", trainImages));
        problems.throwIfAny();
    }

    /** A grid's axis, whose points have metrics of their own. */
    private static void ascending(Problems problems, String name, List<Double> values) {
        problems.require(
                !values.isEmpty() && values.size() <= MOST_POINTS && isAscending(values),
                "%s must be from 1 to %s values that ascend, was %s",
                name,
                MOST_POINTS,
                values);
    }

    /** Twice the product is the share of the weights that a step takes away; from 2 on they only grow. */
    private static void equilibrium(Problems problems, String name, double rate, double lambda) {
        problems.require(
                rate * lambda < 1,
                "%sRate x %sLambda must be < 1, or weights have no equilibrium, were %s and %s",
                name,
                name,
                rate,
                lambda);
    }

    /** That the set has what the settings ask for. */
    private static void images(Problems problems, String data, int validation, Map<String, Integer> wanted) {
        if (NamedFolder.isOne(data)) {
            problems.require(false, "data must be a named set, was %s", data);
            return;
        }
        var set = NamedSet.images("data", data, problems);
        if (set.isEmpty()) {
            return;
        }
        var counts = set.get().counts();
        if (!counts.keySet().containsAll(List.of(Split.TRAIN, Split.TEST))) {
            problems.require(
                    false,
                    "data must be a set with training and test images; %s has the parts %s",
                    data,
                    counts.keySet());
            return;
        }
        int all = counts.get(Split.TRAIN);
        int left = all - validation;
        problems.require(
                left >= 1,
                "validationImages must leave some of the %s training images of %s, was %s",
                all,
                data,
                validation);
        new TreeMap<>(wanted)
                .forEach((name, images) -> problems.require(
                        left < 1 || images <= left,
                        "%s must be at most %s, what validationImages leave, was %s",
                        name,
                        left,
                        images));
    }

    private static boolean isAscending(List<Double> values) {
        for (int i = 1; i < values.size(); i++) {
            if (!(values.get(i) > values.get(i - 1))) {
                return false;
            }
        }
        return true;
    }
}
