package org.l2bench.reports.judge;

import java.util.Arrays;
import java.util.OptionalInt;

/** Collects the runs of one arm on one data set as they occur. */
final class ArmBuilder {
    private final int metrics;
    private int[] pairs = new int[8];
    private final double[][] values;
    private final int[][] rows;
    private final int[][] columns;
    private int size;

    ArmBuilder(int metrics) {
        this.metrics = metrics;
        this.values = new double[metrics][8];
        this.rows = new int[metrics][8];
        this.columns = new int[metrics][8];
    }

    /** Begins the next run, which has nothing yet. */
    void next(int pair) {
        if (size == pairs.length) {
            int more = 2 * size;
            pairs = Arrays.copyOf(pairs, more);
            for (var metric = 0; metric < metrics; metric++) {
                values[metric] = Arrays.copyOf(values[metric], more);
                rows[metric] = Arrays.copyOf(rows[metric], more);
                columns[metric] = Arrays.copyOf(columns[metric], more);
            }
        }
        pairs[size] = pair;
        for (var metric = 0; metric < metrics; metric++) {
            values[metric][size] = Double.NaN;
            rows[metric][size] = ArmRuns.NOWHERE;
        }
        size++;
    }

    /** What the last run has of a metric: a value, or NaN and where it is to be seen why there is none. */
    void set(int metric, double value, int row, int column) {
        values[metric][size - 1] = value;
        rows[metric][size - 1] = row;
        columns[metric][size - 1] = column;
    }

    /** The runs in the order of their pairs. */
    ArmRuns sorted() {
        var order = new long[size];
        for (var i = 0; i < size; i++) {
            order[i] = ((long) pairs[i] << 32) | i;
        }
        Arrays.sort(order);
        var ownPairs = new int[size];
        var ownValues = new double[metrics][size];
        var ownRows = new int[metrics][size];
        var ownColumns = new int[metrics][size];
        for (var to = 0; to < size; to++) {
            int from = (int) order[to];
            ownPairs[to] = pairs[from];
            for (var metric = 0; metric < metrics; metric++) {
                ownValues[metric][to] = values[metric][from];
                ownRows[metric][to] = rows[metric][from];
                ownColumns[metric][to] = columns[metric][from];
            }
        }
        return new ArmRuns(ownPairs, ownValues, ownRows, ownColumns);
    }

    /** A pair that two runs have. */
    OptionalInt repeated() {
        var sorted = Arrays.copyOf(pairs, size);
        Arrays.sort(sorted);
        for (var i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return OptionalInt.of(sorted[i]);
            }
        }
        return OptionalInt.empty();
    }
}
