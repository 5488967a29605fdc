package org.l2bench.reports.judge;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The runs of one arm on one data set, in the order of their pairs: of each metric a value, or where to see why there is none. Arrays,
 * since there may be a million.
 */
final class ArmRuns {
    static final int NOWHERE = -1;
    static final ArmRuns NONE = new ArmRuns(new int[0], new double[0][], new int[0][], new int[0][]);

    private final int[] pairs;
    private final double[][] values;
    private final int[][] rows;
    private final int[][] columns;

    /**
     * Takes the arrays as they are.
     *
     * @param pairs numbers of pairs, ascending
     * @param values by metric and run; NaN where there is none
     * @param rows by metric and run, where the value stands, or what stands instead; {@link #NOWHERE} if there is no such row
     * @param columns likewise
     */
    ArmRuns(int[] pairs, double[][] values, int[][] rows, int[][] columns) {
        this.pairs = pairs;
        this.values = values;
        this.rows = rows;
        this.columns = columns;
    }

    int size() {
        return pairs.length;
    }

    int pair(int index) {
        return pairs[index];
    }

    int row(int metric, int index) {
        return rows[metric][index];
    }

    int column(int metric, int index) {
        return columns[metric][index];
    }

    BitSet asSet() {
        var set = new BitSet();
        for (var pair : pairs) {
            set.set(pair);
        }
        return set;
    }

    /** The place of a pair among the runs; negative if it has none. */
    int index(int pair) {
        // Most arms have all pairs.
        boolean isAtItsNumber = pair < pairs.length && pairs[pair] == pair;
        return isAtItsNumber ? pair : Arrays.binarySearch(pairs, pair);
    }

    OptionalDouble value(int metric, int index) {
        double value = values[metric][index];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The values that there are of a metric. */
    DoubleStream values(int metric) {
        return DoubleStream.of(values[metric]).filter(v -> !Double.isNaN(v));
    }

    /** The pairs whose run has no value of a metric. */
    BitSet failed(int metric) {
        var failed = new BitSet();
        for (var i = 0; i < pairs.length; i++) {
            if (value(metric, i).isEmpty()) {
                failed.set(pairs[i]);
            }
        }
        return failed;
    }

    /** Whether a run has a value of any metric. */
    boolean hasAny(int index) {
        for (var ofMetric : values) {
            if (!Double.isNaN(ofMetric[index])) {
                return true;
            }
        }
        return false;
    }
}
