package org.l2bench.conventions;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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

/** What a row of the table says the weights are: ridge, or logistic regression by plain Newton steps. */
record ClosedForm(Convention row, double value, Loss loss, boolean hasIntercept) {
    private static final int STEPS = 60;

    Fitted of(Sample sample) {
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
                var p = 1 / (1 + Math.exp(y * f));
                var slope = loss == Loss.SQUARED ? 2 * (f - y) : -y * p;
                var curvature = loss == Loss.SQUARED ? 2 : p * (1 - p);
                for (var j = 0; j < size; j++) {
                    gradient[j] += slope * row[j] / sample.rows();
                    for (var k = 0; k < size; k++) {
                        hessian.addToEntry(j, k, curvature * row[j] * row[k] / sample.rows());
                    }
                }
            }
            for (var j = 0; j < size; j++) {
                var strength = strength(sample, j);
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

    private double strength(Sample sample, int j) {
        var mean = Arrays.stream(sample.labels()).average().orElseThrow();
        var variance =
                Arrays.stream(sample.labels()).map(y -> (y - mean) * (y - mean)).sum() / (sample.rows() - 1);
        var facts = Facts.NONE.with(Fact.ROWS, sample.rows()).with(Fact.LABEL_DEVIATION, Math.sqrt(variance));
        if (!(Conversion.strength(row, value, facts) instanceof Answer.Equivalent strength)) {
            throw new IllegalStateException(row.name() + " needs more than the rows and the label's deviation");
        }
        if (j == sample.width()) {
            return row.intercept() == Intercept.FREE ? 0 : strength.value();
        }
        return switch (row.spread()) {
            case NONE -> strength.value();
            case SAMPLE -> strength.value() * sample.variance(j);
            case POPULATION -> strength.value() * sample.variance(j) * (sample.rows() - 1) / sample.rows();
            case RMS, RANGE, LARGEST, COMMON ->
                throw new IllegalStateException(row.name() + " scales in a way that no fit here does");
        };
    }
}
