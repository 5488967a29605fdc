package org.l2bench.conventions;

import hivemall.optimizer.DenseOptimizerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/** Hivemall's optimisers, whose numbers are floats. */
final class HivemallSteps {
    private static final float[] START = {1, 2, -3};
    private static final float[] GRADIENT = {0.5f, -0.2f, 0.4f};
    private static final int STEPS = 3;

    private HivemallSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.125, 0.25)) {
            for (var lambda : List.of(0.3, 0.8)) {
                steps.add(new Step(
                        "hivemall.lambda",
                        lambda,
                        Facts.NONE.with(Fact.LEARNING_RATE, rate),
                        1e-6,
                        strength -> descended(rate, strength),
                        () -> weights(rate, lambda)));
            }
        }
        return steps;
    }

    /** The first step from 0 of two weights, the mean gradient of the second of which is too small. */
    static List<Said> said() {
        var runs = new ArrayList<Said>();
        for (var rate : List.of(0.125, 0.25)) {
            for (var lambda : List.of(0.3, 0.4)) {
                runs.add(new Said(
                        "hivemall.rda",
                        "lambda is taken off the size of the mean gradient, and where nothing is left the weight is 0",
                        "eta " + rate + ", lambda " + lambda,
                        1e-6,
                        new double[] {-rate * (0.5 - lambda), 0},
                        () -> thresholded(rate, lambda)));
            }
        }
        return runs;
    }

    private static double[] thresholded(double rate, double lambda) {
        var settings = settings(rate, lambda);
        settings.put("optimizer", "adagrad");
        settings.put("regularization", "rda");
        var optimiser = DenseOptimizerFactory.create(2, settings);
        return new double[] {optimiser.update(0, 0, 0.5f), optimiser.update(1, 0, -0.2f)};
    }

    private static Map<String, String> settings(double rate, double lambda) {
        return new HashMap<>(Map.of("eta", "fixed", "eta0", String.valueOf(rate), "lambda", String.valueOf(lambda)));
    }

    private static double[] descended(double rate, double strength) {
        var w = new double[START.length];
        for (var j = 0; j < w.length; j++) {
            w[j] = START[j];
            for (var step = 0; step < STEPS; step++) {
                w[j] -= rate * (GRADIENT[j] + 2 * strength * w[j]);
            }
        }
        return w;
    }

    private static double[] weights(double rate, double lambda) {
        var settings = settings(rate, lambda);
        settings.put("optimizer", "sgd");
        settings.put("regularization", "l2");
        var optimiser = DenseOptimizerFactory.create(START.length, settings);
        var w = START.clone();
        for (var step = 0; step < STEPS; step++) {
            for (var j = 0; j < w.length; j++) {
                w[j] = optimiser.update(j, w[j], GRADIENT[j]);
            }
            optimiser.proceedStep();
        }
        return new double[] {w[0], w[1], w[2]};
    }
}
