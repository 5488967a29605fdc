package org.l2bench.datasets.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;

/** What the laws of this package share. The generators of commons-math are the same on every machine. */
final class Drawn {
    private Drawn() {}

    /** [rows][columns] of N(0, 1), row by row. */
    static double[][] normal(RandomGenerator random, int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return values;
    }

    /** {@code count} different numbers from 0 to {@code bound - 1} in random order. */
    static int[] some(RandomGenerator random, int bound, int count) {
        return count == 0 ? new int[0] : new RandomDataGenerator(random).nextPermutation(bound, count);
    }

    /** Swaps the class, 0 or 1, of these rows. */
    static void flip(int[] labels, int[] rows) {
        Arrays.stream(rows).forEach(row -> labels[row] = 1 - labels[row]);
    }

    /** Of two classes, with columns {@code f1}, {@code f2} and so on. */
    static GroupedTable table(String name, double[][] rows, int[] labels) {
        var columns =
                IntStream.rangeClosed(1, rows[0].length).mapToObj(j -> "f" + j).toList();
        return GroupedTable.ungrouped(new NumericTable(name, columns, rows, labels, List.of("0", "1")));
    }
}
