package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/**
 * Settings of the experiment. Part A has none: its closed forms are the same in every preset.
 *
 * @param data image set of parts B to G; its own test part is the test set
 * @param pixelMean inputs are (x / 255 - pixelMean) / pixelStd
 * @param net of parts B, E, F, G; part B's MLP has no normalisation, all others have
 * @param hidden sizes of the MLP's hidden layers
 * @param channels channels of the convolutional net, one 3x3 layer each
 * @param labelNoise share of the training labels that are redrawn uniformly over the classes
 * @param validationImages set aside from the training part by the seed; never trained or tested on
 * @param curveTrainImages B: training images; 0 for all that are left
 * @param curveBatch B: batch, drawn with replacement
 * @param curveRate B: learning rate of SGD with momentum {@code curveMomentum}, cosine to 0
 * @param lambdas B: penalties lambda w'w on weights; the first must be 0
 * @param fixedLambda B: the one that the claims judge, chosen beforehand
 * @param trainImages C to G: training images; 0 for all that are left
 * @param batch C to G: batch, drawn with replacement
 * @param equilibriumSteps C and C2: steps at a constant rate
 * @param measuredSteps C and C2: the last ones, over which angles and norms are averaged
 * @param plainRate C and C2: learning rate without momentum, with penalty {@code plainLambda}
 * @param momentumRate C: learning rate with momentum 0.9, with penalty {@code momentumLambda}
 * @param scheduleSteps D: steps of both runs
 * @param gridSteps E to G: steps, cosine to 0
 * @param sgdRates E: learning rates of plain SGD
 * @param adamRates E: learning rates of both Adams
 * @param penalties E: lambda of SGD and of Adam with coupled L2
 * @param decays E: decay per step of AdamW, paper form (lambda')
 * @param placementRate F: learning rate of SGD with momentum 0.9
 * @param placementPenalties F: lambda on weights only and on all parameters
 */
public record BasicsSettings(
        String data,
        double pixelMean,
        double pixelStd,
        Net net,
        List<Integer> hidden,
        List<Integer> channels,
        double labelNoise,
        int validationImages,
        int curveTrainImages,
        int curveBatch,
        int curveSteps,
        double curveRate,
        double curveMomentum,
        List<Double> lambdas,
        double fixedLambda,
        int trainImages,
        int batch,
        int equilibriumSteps,
        int measuredSteps,
        double plainRate,
        double plainLambda,
        double momentumRate,
        double momentumLambda,
        int scheduleSteps,
        int gridSteps,
        List<Double> sgdRates,
        List<Double> adamRates,
        List<Double> penalties,
        List<Double> decays,
        double placementRate,
        List<Double> placementPenalties) {

    /** What is trained in parts B, E, F and G. */
    public enum Net {
        MLP,
        /** 3x3 convolutions with batch norm, two poolings, global mean. */
        CONVOLUTIONAL
    }

    private static final int MOST_LAYERS = 100;
    private static final int MOST_WIDE = 1_000_000;
    private static final int MOST_IMAGES = 1_000_000_000;
    private static final int MOST_STEPS = 1_000_000_000;
    private static final int MOST_POINTS = 100;
    private static final double LEAST_RATE = 1e-12;
    private static final double MOST_RATE = 1e3;

    /** The rate of part D grows by a hundredth a step, and must remain a number. */
    private static final int MOST_SCHEDULE_STEPS = 10_000;

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
                .within("pixelMean", pixelMean, -1e6, 1e6)
                .within("pixelStd", pixelStd, 1e-6, 1e6)
                .require(
                        !hidden.isEmpty() && hidden.size() <= MOST_LAYERS,
                        "hidden must have from 1 to %s sizes, had %s",
                        MOST_LAYERS,
                        hidden.size())
                .allWithin("hidden", hidden, 1, MOST_WIDE)
                .require(channels.size() == 3, "channels must have three sizes, was %s", channels)
                .allWithin("channels", channels, 1, MOST_WIDE)
                .within("labelNoise", labelNoise, 0, 1)
                .within("validationImages", validationImages, 1, MOST_IMAGES)
                .within("curveTrainImages", curveTrainImages, 0, MOST_IMAGES)
                .within("trainImages", trainImages, 0, MOST_IMAGES)
                .within("curveBatch", curveBatch, 1, MOST_IMAGES)
                .within("curveSteps", curveSteps, 1, MOST_STEPS)
                .within("scheduleSteps", scheduleSteps, 1, MOST_SCHEDULE_STEPS)
                .within("gridSteps", gridSteps, 1, MOST_STEPS)
                .within("equilibriumSteps", equilibriumSteps, 2, MOST_STEPS)
                .require(
                        measuredSteps > 1 && measuredSteps <= equilibriumSteps,
                        "measuredSteps must be in 2..equilibriumSteps (%s), was %s",
                        equilibriumSteps,
                        measuredSteps)
                .require(
                        batch >= 2 && batch <= MOST_IMAGES,
                        "batch must be from 2, for batch norm, to %s, was %s",
                        MOST_IMAGES,
                        batch)
                .require(
                        lambdas.size() >= 2 && lambdas.get(0) == 0 && isAscending(lambdas),
                        "lambdas must begin with 0 and ascend, was %s",
                        lambdas)
                .require(
                        fixedLambda > 0 && lambdas.contains(fixedLambda),
                        "fixedLambda must be > 0 and one of lambdas, was %s",
                        fixedLambda)
                .within("curveMomentum", curveMomentum, 0, 0.9999)
                .require(decays.stream().allMatch(d -> d < 1), "decays must be < 1, was %s", decays);
        problems.within("curveRate", curveRate, LEAST_RATE, MOST_RATE)
                .within("plainRate", plainRate, LEAST_RATE, MOST_RATE)
                .within("plainLambda", plainLambda, LEAST_RATE, MOST_RATE)
                .within("momentumRate", momentumRate, LEAST_RATE, MOST_RATE)
                .within("momentumLambda", momentumLambda, LEAST_RATE, MOST_RATE)
                .within("placementRate", placementRate, LEAST_RATE, MOST_RATE);
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
        problems.allWithin(name, values, name.equals("lambdas") ? 0 : LEAST_RATE, MOST_RATE);
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
