package org.l2bench.reports.judge;

import java.util.Arrays;
import java.util.List;

/**
 * Groups of rows that have the same texts in some columns, numbered as they occur. Keeps no text, so that a million groups are small:
 * a row's texts are read again where they are compared.
 */
final class RowKeys {
    private final Reading reading;
    private final List<int[]> parts;
    private int[] firstRows = new int[64];
    private int[] hashes = new int[64];
    private int[] slots = filled(128);
    private int size;

    /**
     * No groups yet.
     *
     * @param parts columns whose texts are one name each
     */
    RowKeys(Reading reading, List<int[]> parts) {
        this.reading = reading;
        this.parts = List.copyOf(parts);
    }

    /** The group of a row, which is a new one if no row before had these texts. */
    int of(int row) {
        int hash = hash(row);
        int at = hash & (slots.length - 1);
        while (slots[at] >= 0) {
            int group = slots[at];
            if (hashes[group] == hash && areAlike(firstRows[group], row)) {
                return group;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = size;
        return add(row, hash);
    }

    private int add(int row, int hash) {
        if (size == firstRows.length) {
            firstRows = Arrays.copyOf(firstRows, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        firstRows[size] = row;
        hashes[size] = hash;
        size++;
        if (2 * size > slots.length) {
            slots = filled(2 * slots.length);
            for (var group = 0; group < size; group++) {
                int at = hashes[group] & (slots.length - 1);
                while (slots[at] >= 0) {
                    at = (at + 1) & (slots.length - 1);
                }
                slots[at] = group;
            }
        }
        return size - 1;
    }

    private static int[] filled(int length) {
        var slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    private int hash(int row) {
        int hash = 1;
        for (var part : parts) {
            hash = 31 * hash + reading.key(row, part).hashCode();
        }
        return mixed(hash);
    }

    /** The last step of MurmurHash3 (Appleby): every bit reaches all, so that seeds in a row do not lie side by side. */
    private static int mixed(int hash) {
        int bits = hash;
        bits = (bits ^ (bits >>> 16)) * 0x85EBCA6B;
        bits = (bits ^ (bits >>> 13)) * 0xC2B2AE35;
        return bits ^ (bits >>> 16);
    }

    private boolean areAlike(int row, int other) {
        for (var part : parts) {
            if (!reading.key(row, part).equals(reading.key(other, part))) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    /** The first row of a group. */
    int firstRow(int group) {
        return firstRows[group];
    }
}
