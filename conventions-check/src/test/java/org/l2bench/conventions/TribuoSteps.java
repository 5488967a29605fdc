package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGradRDA;
import org.tribuo.math.optimisers.Pegasos;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Tribuo's optimisers with an L2 that a linear model does not feel, and with one that works otherwise than published. */
final class TribuoSteps {
    private static final String[] NAMES = {"a", "b", "c"};
    private static final double[][] ROWS = {{1, 2, -3}, {0.5, -1, 1}, {2, 0, 1}, {-1, 1, 0.5}};
    private static final double[] LABELS = {1, -2, 3, 0.5};

    private static final double[] GRADIENT = {1, 2, -3};
    private static final int STEPS = 4;

    private TribuoSteps() {}

    static List<Ignored> ignored() {
        return List.of(new Ignored(
                "tribuo.AdaGradRDA",
                0,
                1000,
                0,
                l2 -> trained(new AdaGradRDA(0.1, 1e-6, 0, l2, ROWS.length), ROWS.length, 5)));
    }

    /** One large gradient, which is projected, and then none. */
    static List<Said> said() {
        var runs = new ArrayList<Said>();
        for (var rate : List.of(0.3, 0.6)) {
            for (var lambda : List.of(0.05, 0.2)) {
                var first = rate / lambda;
                var norm = first
                        * Math.sqrt(Arrays.stream(GRADIENT).map(g -> g * g).sum());
                var projection = 1 / (Math.sqrt(lambda) * norm);
                var kept = first * projection;
                for (var t = 2; t <= STEPS; t++) {
                    kept *= (1 - rate / t) * projection;
                }
                var factor = kept;
                runs.add(new Said(
                        "tribuo.Pegasos",
                        "weights shrink by 1 - baseRate/t as published, but the factor of the projection is applied again at every"
                                + " later step",
                        "baseRate " + rate + ", lambda " + lambda,
                        1e-12,
                        Arrays.stream(GRADIENT).map(g -> factor * g).toArray(),
                        () -> projected(rate, lambda)));
            }
        }
        // The first step of training, lambda/baseRate times the gradient instead of baseRate/lambda.
        for (var lambda : List.of(0.05, 0.1)) {
            runs.add(new Said(
                    "tribuo.Pegasos",
                    "trainers swap baseRate and lambda",
                    "first step, lambda " + lambda,
                    1e-12,
                    Arrays.stream(ROWS[0])
                            .map(x -> lambda / 0.5 * LABELS[0] * x)
                            .toArray(),
                    () -> trained(new Pegasos(0.5, lambda), 1, 1)));
        }
        return runs;
    }

    private static double[] projected(double rate, double lambda) {
        var optimiser = new Pegasos(rate, lambda);
        var parameters = new LinearParameters(GRADIENT.length, 1);
        optimiser.initialise(parameters);
        for (var t = 1; t <= STEPS; t++) {
            var gradient = new DenseMatrix(1, GRADIENT.length);
            for (var j = 0; t == 1 && j < GRADIENT.length; j++) {
                gradient.set(0, j, GRADIENT[j]);
            }
            parameters.update(optimiser.step(new Tensor[] {gradient}, 1));
        }
        optimiser.finalise();
        return ((DenseMatrix) parameters.get()[0]).getRow(0).toArray();
    }

    private static double[] trained(StochasticGradientOptimiser optimiser, int rows, int epochs) {
        var factory = new RegressionFactory();
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("table", factory), factory);
        for (var i = 0; i < rows; i++) {
            dataset.add(new ArrayExample<>(new Regressor("y", LABELS[i]), NAMES, ROWS[i].clone()));
        }
        var model = new LinearSGDTrainer(new SquaredLoss(), optimiser, epochs, 1, 1L).train(dataset);
        // Behind the features stands the bias.
        return Arrays.copyOf(model.getWeightsCopy().getRow(0).toArray(), NAMES.length);
    }
}
