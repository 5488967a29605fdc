package org.l2bench.conventions;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import libsvm.svm_parameter;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.l2bench.core.regulariser.convention.Answer;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Conversion;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/**
 * What a row of the table says the weights are: ridge, or logistic regression or the squared hinge by plain Newton steps; hinge and
 * epsilon-insensitive error, which have corners, by libsvm.
 */
record ClosedForm(Convention row, double value, Loss loss, boolean hasIntercept) {
    /** Of the epsilon-insensitive error, in the label's unit. */
    static final double EPSILON = 0.3;

    private static final int STEPS = 60;

    Fitted of(Sample sample) {
        if (loss == Loss.HINGE || loss == Loss.EPSILON_INSENSITIVE) {
            return cornered(sample);
        }
        return smooth(sample, j -> strength(sample, j), loss, hasIntercept);
    }

    /** The optimum of a strength per weight, the intercept's last. */
    static Fitted smooth(Sample sample, IntToDoubleFunction strengths, Loss loss, boolean hasIntercept) {
        var width = sample.width();
        var size = width + (hasIntercept ? 1 : 0);
        var w = new double[size];
        for (var step = 0; step < (loss == Loss.SQUARED ? 2 : STEPS); step++) {
            var gradient = new double[size];
            var hessian = new Array2DRowRealMatrix(size, size);
            for (var i = 0; i < sample.rows(); i++) {
                var row = Arrays.copyOf(sample.features()[i], size);
                if (hasIntercept) {
                    row[width] = 1;
                }
                var f = IntStream.range(0, size).mapToDouble(j -> row[j] * w[j]).sum();
                var y = sample.labels()[i];
                var slope = slope(loss, y, f);
                var curvature = curvature(loss, y, f);
                for (var j = 0; j < size; j++) {
                    gradient[j] += slope * row[j] / sample.rows();
                    for (var k = 0; k < size; k++) {
                        hessian.addToEntry(j, k, curvature * row[j] * row[k] / sample.rows());
                    }
                }
            }
            for (var j = 0; j < size; j++) {
                var strength = strengths.applyAsDouble(j);
                gradient[j] += 2 * strength * w[j];
                hessian.addToEntry(j, j, 2 * strength);
            }
            var change = new LUDecomposition(hessian).getSolver().solve(new ArrayRealVector(gradient));
            for (var j = 0; j < size; j++) {
                w[j] -= change.getEntry(j);
            }
        }
        return new Fitted(Arrays.copyOf(w, width), hasIntercept ? OptionalDouble.of(w[width]) : OptionalDouble.empty());
    }

    private static double slope(Loss loss, double y, double f) {
        return switch (loss) {
            case SQUARED -> 2 * (f - y);
            case LOG -> -y / (1 + Math.exp(y * f));
            case SQUARED_HINGE -> -2 * y * Math.max(0, 1 - y * f);
            default -> throw new IllegalStateException(loss + " has no Newton steps here");
        };
    }

    private static double curvature(Loss loss, double y, double f) {
        var p = 1 / (1 + Math.exp(y * f));
        return switch (loss) {
            case SQUARED -> 2;
            case LOG -> p * (1 - p);
            case SQUARED_HINGE -> y * f < 1 ? 2 : 0;
            default -> throw new IllegalStateException(loss + " has no Newton steps here");
        };
    }

    /** libsvm's C is 1 / (2 rows) for a strength of 1, which each weight has on a feature over the root of its strength. */
    private Fitted cornered(Sample sample) {
        var width = sample.width();
        var roots = IntStream.range(0, width)
                .mapToDouble(j -> Math.sqrt(strength(sample, j)))
                .toArray();
        var features = Arrays.stream(sample.features())
                .map(row -> IntStream.range(0, width)
                        .mapToDouble(j -> row[j] / roots[j])
                        .toArray())
                .toArray(double[][]::new);
        var fitted = LibsvmFits.fit(
                new Sample(sample.names(), features, sample.labels()),
                loss == Loss.HINGE ? svm_parameter.C_SVC : svm_parameter.EPSILON_SVR,
                1 / (2.0 * sample.rows()));
        return new Fitted(
                IntStream.range(0, width)
                        .mapToDouble(j -> fitted.weights()[j] / roots[j])
                        .toArray(),
                fitted.intercept());
    }

    private double strength(Sample sample, int j) {
        var labels = Arrays.stream(sample.labels()).summaryStatistics();
        var variance = Arrays.stream(sample.labels())
                        .map(y -> (y - labels.getAverage()) * (y - labels.getAverage()))
                        .sum()
                / (sample.rows() - 1);
        var facts = Facts.NONE
                .with(Fact.ROWS, sample.rows())
                .with(Fact.LABEL_DEVIATION, Math.sqrt(variance))
                .with(Fact.LABEL_RANGE, labels.getMax() - labels.getMin());
        if (!(Conversion.strength(row, value, facts) instanceof Answer.Equivalent strength)) {
            throw new IllegalStateException(
                    row.name() + " needs more than the rows and the label's deviation and range");
        }
        if (j == sample.width()) {
            return row.intercept() == Intercept.FREE ? 0 : strength.value();
        }
        return switch (row.spread()) {
            case NONE -> strength.value();
            case SAMPLE -> strength.value() * sample.variance(j);
            case POPULATION -> strength.value() * sample.variance(j) * (sample.rows() - 1) / sample.rows();
            case RANGE -> {
                var column = Arrays.stream(sample.features())
                        .mapToDouble(row -> row[j])
                        .summaryStatistics();
                yield strength.value() * Math.pow(column.getMax() - column.getMin(), 2);
            }
            case RMS, LARGEST, COMMON ->
                throw new IllegalStateException(row.name() + " scales in a way that no fit here does");
        };
    }
}
