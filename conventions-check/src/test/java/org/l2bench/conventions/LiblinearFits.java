package org.l2bench.conventions;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** liblinear-java. */
final class LiblinearFits {
    private LiblinearFits() {}

    static List<Fit> all() {
        return List.of(
                new Fit("liblinear-java.L2R_LR", 0.5, Loss.LOG, 1e-6, s -> fit(s, SolverType.L2R_LR, 0.5, true)),
                new Fit(
                        "liblinear-java.L2R_LR.free-bias",
                        0.5,
                        Loss.LOG,
                        1e-6,
                        s -> fit(s, SolverType.L2R_LR, 0.5, false)),
                new Fit(
                        "liblinear-java.L2R_L2LOSS_SVR",
                        0.5,
                        Loss.SQUARED,
                        1e-6,
                        s -> fit(s, SolverType.L2R_L2LOSS_SVR, 0.5, true)),
                new Fit(
                        "liblinear-java.L2R_L2LOSS_SVR.free-bias",
                        0.5,
                        Loss.SQUARED,
                        1e-6,
                        s -> fit(s, SolverType.L2R_L2LOSS_SVR, 0.5, false)));
    }

    private static Fitted fit(Sample sample, SolverType type, double c, boolean isBiasRegularised) {
        var width = sample.width();
        var problem = new Problem();
        problem.l = sample.rows();
        problem.n = width + 1;
        problem.bias = 1;
        problem.y = sample.labels();
        problem.x = Arrays.stream(sample.features())
                .map(row -> {
                    var nodes = new Feature[width + 1];
                    for (var j = 0; j < width; j++) {
                        nodes[j] = new FeatureNode(j + 1, row[j]);
                    }
                    nodes[width] = new FeatureNode(width + 1, 1);
                    return nodes;
                })
                .toArray(Feature[][]::new);
        var parameter = new Parameter(type, c, 1e-12, 100_000, 0);
        parameter.setRandom(new Random(1));
        parameter.setRegularizeBias(isBiasRegularised);
        Linear.disableDebugOutput();
        var model = Linear.train(problem, parameter);
        var weights = model.getFeatureWeights();
        var fitted = new Fitted(Arrays.copyOf(weights, width), OptionalDouble.of(weights[width]));
        boolean isTurned = type == SolverType.L2R_LR && model.getLabels()[0] < 0;
        return isTurned
                ? new Fitted(Arrays.stream(fitted.weights()).map(w -> -w).toArray(), OptionalDouble.of(-weights[width]))
                : fitted;
    }
}
