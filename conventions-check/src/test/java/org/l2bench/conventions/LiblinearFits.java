package org.l2bench.conventions;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
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
        var fits = new ArrayList<Fit>();
        for (var isBiasRegularised : List.of(true, false)) {
            var suffix = isBiasRegularised ? "" : ".free-bias";
            fits.add(fit("L2R_LR" + suffix, 0.5, Loss.LOG, SolverType.L2R_LR, isBiasRegularised));
            fits.add(fit("L2R_L2LOSS_SVR" + suffix, 0.5, Loss.SQUARED, SolverType.L2R_L2LOSS_SVR, isBiasRegularised));
            for (var c : List.of(0.05, 0.5)) {
                fits.add(fit(
                        "L2R_L2LOSS_SVC" + suffix,
                        c,
                        Loss.SQUARED_HINGE,
                        SolverType.L2R_L2LOSS_SVC,
                        isBiasRegularised));
            }
        }
        for (var c : List.of(0.05, 0.5)) {
            fits.add(fit("L2R_L2LOSS_SVC", c, Loss.SQUARED_HINGE, SolverType.L2R_L2LOSS_SVC_DUAL, true));
        }
        return fits;
    }

    private static Fit fit(String row, double c, Loss loss, SolverType type, boolean isBiasRegularised) {
        return new Fit("liblinear-java." + row, c, loss, 1e-6, s -> fit(s, type, c, isBiasRegularised));
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
        boolean isTurned = type != SolverType.L2R_L2LOSS_SVR && model.getLabels()[0] < 0;
        return isTurned
                ? new Fitted(Arrays.stream(fitted.weights()).map(w -> -w).toArray(), OptionalDouble.of(-weights[width]))
                : fitted;
    }
}
