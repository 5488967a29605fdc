package org.l2bench.core.regulariser.probe;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Spread;

/**
 * The table that was fitted.
 *
 * @param names of the features
 * @param features [rows, features], finite
 * @param labels [rows], finite; -1 and 1 for losses of classes
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
public record Sample(List<String> names, double[][] features, double[] labels) {
    /** A column whose deviation is below this share of its size is constant up to rounding. */
    private static final double CONSTANT = 1e-12;

    public Sample {
        names = List.copyOf(names);
        if (features.length < 2 || features.length != labels.length) {
            throw new IllegalArgumentException("a sample must have at least 2 rows and a label for each, had "
                    + features.length + " rows and " + labels.length + " labels");
        }
        for (var row : features) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException("a row has " + row.length + " features, there are " + names.size());
            }
        }
    }

    public int rows() {
        return labels.length;
    }

    public int width() {
        return names.size();
    }

    double[] column(int feature) {
        return IntStream.range(0, rows()).mapToDouble(i -> features[i][feature]).toArray();
    }

    /** The deviation of a feature with n; exactly 0 if it is constant. */
    public double deviation(int feature) {
        return deviation(column(feature));
    }

    /** The variance of a feature with n - 1. */
    public double variance(int feature) {
        return Math.pow(spread(Spread.SAMPLE, feature), 2);
    }

    public boolean isConstant(int feature) {
        return deviation(feature) == 0;
    }

    private static double deviation(double[] values) {
        var mean = Arrays.stream(values).average().orElseThrow();
        var variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        var size = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        return Math.sqrt(variance) <= CONSTANT * size ? 0 : Math.sqrt(variance);
    }

    /** What a feature is divided by; 1 for {@link Spread#NONE} and {@link Spread#COMMON}, which change all features alike. */
    double spread(Spread spread, int feature) {
        var values = column(feature);
        return switch (spread) {
            case NONE, COMMON -> 1;
            case POPULATION -> deviation(values);
            case SAMPLE -> deviation(values) * Math.sqrt(rows() / (rows() - 1.0));
            case RMS -> rms(values);
            case RANGE -> range(values);
            case LARGEST -> Arrays.stream(values).map(Math::abs).max().orElseThrow();
        };
    }

    private static double rms(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    /** The same rows given twice. */
    Sample twice() {
        var all = Arrays.copyOf(features, 2 * rows());
        System.arraycopy(features, 0, all, rows(), rows());
        var both = DoubleStream.concat(Arrays.stream(labels), Arrays.stream(labels))
                .toArray();
        return new Sample(names, all, both);
    }

    /** What formulas need of it, as far as it is more than 0. */
    Facts facts() {
        Map<Fact, Double> values = new EnumMap<>(Fact.class);
        values.put(Fact.ROWS, (double) rows());
        values.put(Fact.FEATURES, (double) width());
        values.put(Fact.LABEL_DEVIATION, deviation(labels) * Math.sqrt(rows() / (rows() - 1.0)));
        values.put(Fact.LABEL_RMS, rms(labels));
        values.put(Fact.LABEL_RANGE, range(labels));
        values.put(Fact.CORRELATION, correlation());
        values.values().removeIf(v -> !(v > 0));
        return new Facts(values, Map.of(), false);
    }

    private double correlation() {
        var mean = Arrays.stream(labels).average().orElseThrow();
        var most = 0.0;
        for (var j = 0; j < width(); j++) {
            if (!isConstant(j) && deviation(labels) > 0) {
                var sum = 0.0;
                for (var i = 0; i < rows(); i++) {
                    sum += features[i][j] * (labels[i] - mean);
                }
                most = Math.max(most, Math.abs(sum / rows() / deviation(j) / deviation(labels)));
            }
        }
        return most;
    }
}
