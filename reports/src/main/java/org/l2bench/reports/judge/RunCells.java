package org.l2bench.reports.judge;

import java.util.Arrays;

/** Where the cells of each metric of each run stand, in the order of the rows. */
final class RunCells {
    private int[] first = filled(64);
    private int[] last = filled(64);
    private int[] next = new int[64];
    private int[] rows = new int[64];
    private int[] columns = new int[64];
    private int size;

    private static int[] filled(int length) {
        var slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    /** Adds a cell to a slot, which is one metric of one run. */
    void add(int slot, int row, int column) {
        if (slot >= first.length) {
            first = longer(first, slot);
            last = longer(last, slot);
        }
        if (size == rows.length) {
            int more = size + (size >> 1);
            next = Arrays.copyOf(next, more);
            rows = Arrays.copyOf(rows, more);
            columns = Arrays.copyOf(columns, more);
        }
        rows[size] = row;
        columns[size] = column;
        next[size] = -1;
        if (last[slot] < 0) {
            first[slot] = size;
        } else {
            next[last[slot]] = size;
        }
        last[slot] = size;
        size++;
    }

    private static int[] longer(int[] slots, int atLeast) {
        var longer = Arrays.copyOf(slots, Math.max(atLeast + 1, slots.length + (slots.length >> 1)));
        Arrays.fill(longer, slots.length, longer.length, -1);
        return longer;
    }

    boolean isEmpty(int slot) {
        return slot >= first.length || first[slot] < 0;
    }

    /** The cells of a slot. */
    Places of(int slot) {
        var places = new Places();
        for (var at = isEmpty(slot) ? -1 : first[slot]; at >= 0; at = next[at]) {
            places.add(rows[at], columns[at]);
        }
        return places;
    }
}
