package org.l2bench.conventions;

import hex.glm.GLM;
import hex.glm.GLMModel.GLMParameters;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/** H2O's GLM, in a cloud of this process alone. */
final class H2oFits {
    private H2oFits() {}

    static List<Fit> all() {
        return List.of(
                squares("h2o.GLM.gaussian", true),
                squares("h2o.GLM.gaussian.raw", false),
                log("h2o.GLM.binomial", true),
                log("h2o.GLM.binomial.raw", false));
    }

    private static Fit squares(String row, boolean standardised) {
        return new Fit(row, 0.2, Loss.SQUARED, 1e-6, s -> fit(s, 0.2, GLMParameters.Family.gaussian, standardised));
    }

    private static Fit log(String row, boolean standardised) {
        return new Fit(row, 0.2, Loss.LOG, 1e-4, s -> fit(s, 0.2, GLMParameters.Family.binomial, standardised));
    }

    private static void start() {
        if (H2O.CLOUD.size() == 0) {
            H2O.main(new String[] {
                "-ip", "127.0.0.1", "-name", "conventions", "-nthreads", "1", "-disable_web", "-disable_net"
            });
            H2O.waitForCloudSize(1, 60_000);
        }
    }

    static Vec column(double[] values) {
        start();
        return Vec.makeVec(values, Vec.newKey());
    }

    static Key<Frame> frame(String[] names, Vec[] columns) {
        var frame = new Frame(Key.make(), names, columns);
        DKV.put(frame);
        return frame._key;
    }

    /** Features by their names, then the label y. */
    static Key<Frame> frame(Sample sample, boolean isOfClasses) {
        var names = new String[sample.width() + 1];
        var columns = new Vec[sample.width() + 1];
        for (var j = 0; j < sample.width(); j++) {
            var feature = j;
            names[j] = sample.names().get(j);
            columns[j] = column(IntStream.range(0, sample.rows())
                    .mapToDouble(i -> sample.features()[i][feature])
                    .toArray());
        }
        names[sample.width()] = "y";
        var labels = IntStream.range(0, sample.rows())
                .mapToDouble(i -> isOfClasses ? (sample.labels()[i] > 0 ? 1 : 0) : sample.labels()[i])
                .toArray();
        columns[sample.width()] =
                isOfClasses ? Vec.makeVec(labels, new String[] {"0", "1"}, Vec.newKey()) : column(labels);
        return frame(names, columns);
    }

    private static Fitted fit(Sample sample, double lambda, GLMParameters.Family family, boolean standardised) {
        var parameters = new GLMParameters(family);
        parameters._train = frame(sample, family == GLMParameters.Family.binomial);
        parameters._response_column = "y";
        parameters._lambda = new double[] {lambda};
        parameters._alpha = new double[] {0};
        parameters._standardize = standardised;
        parameters._solver = GLMParameters.Solver.IRLSM;
        parameters._beta_epsilon = 1e-12;
        parameters._objective_epsilon = 1e-14;
        parameters._max_iterations = 1000;
        var coefficients = new GLM(parameters).trainModel().get().coefficients();
        return new Fitted(
                sample.names().stream().mapToDouble(coefficients::get).toArray(),
                OptionalDouble.of(coefficients.get("Intercept")));
    }
}
