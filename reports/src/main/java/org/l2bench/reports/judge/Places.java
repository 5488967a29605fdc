package org.l2bench.reports.judge;

import java.util.Arrays;

/** Where the cells of one metric of one run stand. */
final class Places {
    private int[] rows = new int[1];
    private int[] columns = new int[1];
    private int size;

    void add(int row, int column) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size + 2);
            columns = Arrays.copyOf(columns, 2 * size + 2);
        }
        rows[size] = row;
        columns[size] = column;
        size++;
    }

    int size() {
        return size;
    }

    int row(int index) {
        return rows[index];
    }

    int column(int index) {
        return columns[index];
    }
}
