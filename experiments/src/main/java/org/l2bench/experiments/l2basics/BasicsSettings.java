package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.experiment.Problems;

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
                .require(pixelStd > 0, "pixelStd must be > 0, was %s", pixelStd)
                .require(
                        !hidden.isEmpty() && hidden.stream().allMatch(h -> h >= 1),
                        "hidden must have at least one size, all >= 1, was %s",
                        hidden)
                .require(
                        channels.size() == 3 && channels.stream().allMatch(c -> c >= 1),
                        "channels must have three sizes, all >= 1, was %s",
                        channels)
                .require(labelNoise >= 0 && labelNoise <= 1, "labelNoise must be in [0, 1], was %s", labelNoise)
                .require(curveTrainImages >= 0, "curveTrainImages must be >= 0, was %s", curveTrainImages)
                .require(trainImages >= 0, "trainImages must be >= 0, was %s", trainImages)
                .require(
                        lambdas.size() >= 2 && lambdas.get(0) == 0 && isAscending(lambdas),
                        "lambdas must begin with 0 and ascend, was %s",
                        lambdas)
                .require(
                        fixedLambda > 0 && lambdas.contains(fixedLambda),
                        "fixedLambda must be > 0 and one of lambdas, was %s",
                        fixedLambda)
                .require(
                        measuredSteps > 1 && measuredSteps <= equilibriumSteps,
                        "measuredSteps must be in 2..equilibriumSteps (%s), was %s",
                        equilibriumSteps,
                        measuredSteps);
        atLeastOne(problems, "validationImages", validationImages);
        atLeastOne(problems, "curveBatch", curveBatch);
        atLeastOne(problems, "curveSteps", curveSteps);
        atLeastOne(problems, "scheduleSteps", scheduleSteps);
        atLeastOne(problems, "gridSteps", gridSteps);
        problems.require(batch >= 2, "batch must be >= 2 for batch norm, was %s", batch);
        positive(problems, "curveRate", List.of(curveRate));
        positive(problems, "plainRate", List.of(plainRate));
        positive(problems, "plainLambda", List.of(plainLambda));
        positive(problems, "momentumRate", List.of(momentumRate));
        positive(problems, "momentumLambda", List.of(momentumLambda));
        positive(problems, "placementRate", List.of(placementRate));
        positive(problems, "sgdRates", sgdRates);
        positive(problems, "adamRates", adamRates);
        positive(problems, "penalties", penalties);
        positive(problems, "decays", decays);
        positive(problems, "placementPenalties", placementPenalties);
        problems.require(
                curveMomentum >= 0 && curveMomentum < 1, "curveMomentum must be in [0, 1), was %s", curveMomentum);
        problems.require(decays.stream().allMatch(d -> d < 1), "decays must be < 1, was %s", decays);
        problems.throwIfAny();
    }

    private static void atLeastOne(Problems problems, String name, int value) {
        problems.require(value >= 1, "%s must be >= 1, was %s", name, value);
    }

    private static void positive(Problems problems, String name, List<Double> values) {
        problems.require(
                !values.isEmpty() && values.stream().allMatch(v -> v > 0) && isAscending(values),
                "%s must be > 0%s, was %s",
                name,
                values.size() > 1 ? " and ascend" : "",
                values);
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
