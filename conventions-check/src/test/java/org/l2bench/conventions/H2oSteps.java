package org.l2bench.conventions;

import hex.deeplearning.DeepLearning;
import hex.deeplearning.DeepLearningModel.DeepLearningParameters;
import hex.glm.GLM;
import hex.glm.GLMModel.GLMParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Sample;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/** H2O's network, and the lambda that its GLM chooses. */
final class H2oSteps {
    /** The loss moves weights of such an input less than a float can tell, and yet their gradient is not 0. */
    private static final double TINY = 1e-8;

    /** By hidden unit and input. */
    private static final double[][] HIDDEN = {{1, 2}, {-3, 0.5}, {-1, 4}};

    private static final double[][] BIASES = {{0.5}, {0.4}, {0.7}};
    private static final double[][] OUTPUT = {{0.2, -0.15, 0.3}};
    private static final int ROWS = 24;

    private H2oSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var l2 : List.of(0.05, 0.2)) {
            for (var rate : List.of(0.05, 0.1)) {
                for (var batch : List.of(1, 4)) {
                    for (var isActive : List.of(true, false)) {
                        steps.add(new Step(
                                "h2o.DeepLearning",
                                l2,
                                Facts.NONE.with(Fact.LEARNING_RATE, rate).with(Fact.BATCH, batch),
                                1e-5, // of floats
                                strength -> begun(isActive)
                                        .map(w -> w * Math.pow(1 - 2 * rate * strength, ROWS))
                                        .toArray(),
                                () -> trained(l2, rate, batch, isActive, isActive ? TINY : 0, isActive)));
                    }
                }
            }
        }
        return steps;
    }

    static List<Said> said() {
        try {
            var once = Tables.read(Loss.SQUARED);
            var runs = new ArrayList<Said>();
            for (var alpha : List.of(0.5, 1.0)) {
                runs.add(chosen("0.1 of the largest useful one at n = 40", 0.1, once, alpha));
                runs.add(chosen("0.001 of it for the same rows twice", 0.001, Tables.twice(once), alpha));
            }
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Said chosen(String words, double share, Sample sample, double alpha) {
        return new Said(
                "h2o.GLM.default",
                words,
                sample.rows() + " rows, alpha " + alpha,
                1e-9,
                new double[] {share * largest(sample) / alpha},
                () -> new double[] {chosen(sample, alpha)});
    }

    /** From which on L1 alone leaves no weight: the largest covariance of a scaled feature with the label. */
    private static double largest(Sample sample) {
        var mean = Arrays.stream(sample.labels()).average().orElseThrow();
        return IntStream.range(0, sample.width())
                .mapToDouble(j -> Math.abs(IntStream.range(0, sample.rows())
                                .mapToDouble(i -> sample.features()[i][j] * (sample.labels()[i] - mean))
                                .sum())
                        / sample.rows()
                        / Math.sqrt(sample.variance(j)))
                .max()
                .orElseThrow();
    }

    private static double chosen(Sample sample, double alpha) {
        var parameters = new GLMParameters(GLMParameters.Family.gaussian);
        parameters._train = H2oFits.frame(sample, false);
        parameters._response_column = "y";
        parameters._alpha = new double[] {alpha};
        return new GLM(parameters).trainModel().get()._output.lambda_best();
    }

    private static Key<Frame> matrix(double[][] rows) {
        var width = rows[0].length;
        var names = IntStream.range(0, width).mapToObj(j -> "c" + j).toArray(String[]::new);
        var columns = IntStream.range(0, width)
                .mapToObj(j -> H2oFits.column(
                        Arrays.stream(rows).mapToDouble(row -> row[j]).toArray()))
                .toArray(Vec[]::new);
        return H2oFits.frame(names, columns);
    }

    /** The hidden units' weights, then, of units that are not active, their biases, which the loss does not move either. */
    static DoubleStream begun(boolean isActive) {
        return Arrays.stream(isActive ? new double[][][] {HIDDEN} : new double[][][] {HIDDEN, negative(BIASES)})
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream);
    }

    private static double[][] negative(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(x -> -x).toArray())
                .toArray(double[][]::new);
    }

    /** What {@link #begun} becomes in the mode that is the default. */
    static double[] trainedFast(boolean isActive) {
        return trained(0.2, 0.1, 1, isActive, 0, true);
    }

    private static double[] trained(double l2, double rate, int batch, boolean isActive, double input, boolean isFast) {
        var labels =
                IntStream.range(0, ROWS).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
        var features = new double[ROWS][2];
        Arrays.stream(features).forEach(row -> Arrays.fill(row, input));
        var inputs = new Sample(List.of("a", "b"), features, labels);
        var parameters = new DeepLearningParameters();
        parameters._train = H2oFits.frame(inputs, false);
        parameters._response_column = "y";
        parameters._ignore_const_cols = false;
        parameters._standardize = false;
        parameters._activation = DeepLearningParameters.Activation.Rectifier;
        parameters._hidden = new int[] {HIDDEN.length};
        parameters._initial_weights = new Key<?>[] {matrix(HIDDEN), matrix(OUTPUT)};
        parameters._initial_biases =
                new Key<?>[] {matrix(isActive ? BIASES : negative(BIASES)), matrix(new double[][] {{0}})};
        parameters._l2 = l2;
        parameters._fast_mode = isFast;
        parameters._adaptive_rate = false;
        parameters._rate = rate;
        parameters._rate_annealing = 0;
        parameters._mini_batch_size = batch;
        parameters._epochs = 1;
        parameters._train_samples_per_iteration = ROWS;
        parameters._reproducible = true;
        parameters._seed = 1;
        parameters._overwrite_with_best_model = false;
        var network = new DeepLearning(parameters).trainModel().get().model_info();
        return DoubleStream.concat(
                        IntStream.range(0, HIDDEN.length * 2)
                                .mapToDouble(k -> network.get_weights(0).get(k / 2, k % 2)),
                        IntStream.range(0, isActive ? 0 : HIDDEN.length)
                                .mapToDouble(k -> network.get_biases(0).get(k)))
                .toArray();
    }
}
