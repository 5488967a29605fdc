package org.l2bench.conventions;

import hivemall.model.WeightValue;
import hivemall.optimizer.DenseOptimizerFactory;
import hivemall.optimizer.Optimizer;
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
        var optimiser = new Rda(settings(rate, lambda));
        return new double[] {optimiser.update(0, 0, 0.5f), optimiser.update(1, 0, -0.2f)};
    }

    /** The factory's own keeps its sums by features that Hive must parse; one step from 0 has no sums. */
    private static final class Rda extends Optimizer.AdagradRDA {
        Rda(Map<String, String> settings) {
            super(
                    new Optimizer.AdaGrad(settings) {
                        @Override
                        public float update(Object feature, float weight, float gradient) {
                            throw new UnsupportedOperationException("only asked for the size of a step");
                        }
                    },
                    settings);
        }

        @Override
        public float update(Object feature, float weight, float gradient) {
            return update(new WeightValue.WeightValueParamsF2(weight, 0, 0), gradient);
        }
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
