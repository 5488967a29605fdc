package org.l2bench.core.regulariser.probe;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Spread;

/** The table that was fitted, with the spreads of its columns: a search for a penalty asks for them thousands of times. */
public final class Sample {
    /** A column whose deviation is below this share of its size is constant up to rounding. */
    private static final double CONSTANT = 1e-12;

    private final List<String> names;
    private final double[][] features;
    private final double[] labels;
    private final double[] means;
    private final Map<Spread, double[]> spreads = new EnumMap<>(Spread.class);

    /**
     * A table.
     *
     * @param names of the features
     * @param features [rows, features], finite
     * @param labels [rows], finite; -1 and 1 for losses of classes
     */
    public Sample(List<String> names, double[][] features, double[] labels) {
        if (features.length < 2 || features.length != labels.length) {
            throw new IllegalArgumentException("a sample must have at least 2 rows and a label for each, had "
                    + features.length + " rows and " + labels.length + " labels");
        }
        for (var row : features) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException("a row has " + row.length + " features, there are " + names.size());
            }
        }
        this.names = List.copyOf(names);
        this.features = features;
        this.labels = labels;
        means = perFeature(values -> Arrays.stream(values).average().orElseThrow());
        for (var spread : Spread.values()) {
            spreads.put(spread, perFeature(values -> spread(spread, values)));
        }
        var common = Math.sqrt(Arrays.stream(spreads.get(Spread.POPULATION))
                .map(d -> d * d)
                .average()
                .orElse(0));
        Arrays.fill(spreads.get(Spread.COMMON), common);
    }

    private double[] perFeature(ToDoubleFunction<double[]> number) {
        return IntStream.range(0, width())
                .mapToDouble(j -> number.applyAsDouble(column(j)))
                .toArray();
    }

    public List<String> names() {
        return names;
    }

    /** [rows, features]. */
    public double[][] features() {
        return features;
    }

    /** [rows]. */
    public double[] labels() {
        return labels;
    }

    double mean(int feature) {
        return means[feature];
    }

    public int rows() {
        return labels.length;
    }

    public int width() {
        return names.size();
    }

    private double[] column(int feature) {
        return IntStream.range(0, rows()).mapToDouble(i -> features[i][feature]).toArray();
    }

    /** The deviation of a feature with n; exactly 0 if it is constant. */
    public double deviation(int feature) {
        return spread(Spread.POPULATION, feature);
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

    /** What a feature is divided by; 1 for {@link Spread#NONE}. */
    double spread(Spread spread, int feature) {
        return spreads.get(spread)[feature];
    }

    private double spread(Spread spread, double[] values) {
        return switch (spread) {
            case NONE -> 1;
            case COMMON -> 0; // of all features, not of one
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
