package org.l2bench.datasets.fold;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.transform.Draws;
import org.l2bench.datasets.transform.Selection.Partition;

/**
 * Rows in folds, each of which is held out once. Folds are stratified: class by class in the order of the labels, the groups of
 * the class (rows, where nothing belongs together) are permuted and dealt to the folds in turn, and the turn runs on from class to
 * class. So the folds differ by at most one group in each class, and by at most one in all. A group is of the class of its first row.
 *
 * @param count how many folds there are
 * @param ofRow [rows], the fold of each
 */
@SuppressWarnings("ArrayRecordComponent") // a result, never compared
public record Folds(int count, int[] ofRow) {
    /**
     * Deals the rows of a table; groups stay whole.
     *
     * @param count from 2 to the number of groups
     * @param draws permutes, once for each class
     */
    public static Folds stratified(GroupedTable table, int count, Draws draws) {
        return stratified(table.labels(), table.groups(), count, draws);
    }

    /** Deals rows that are groups of their own. */
    public static Folds stratified(int[] labels, int count, Draws draws) {
        return stratified(labels, IntStream.range(0, labels.length).toArray(), count, draws);
    }

    /**
     * Deals rows.
     *
     * @param labels [rows], >= 0
     * @param groups [rows]
     */
    public static Folds stratified(int[] labels, int[] groups, int count, Draws draws) {
        var firstRows = new LinkedHashMap<Integer, Integer>();
        for (int row = 0; row < labels.length; row++) {
            firstRows.putIfAbsent(groups[row], row);
        }
        if (count < 2 || count > firstRows.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "folds must be from 2 to the %d groups of rows, were %d", firstRows.size(), count));
        }
        var foldOfGroup = new LinkedHashMap<Integer, Integer>();
        int turn = 0;
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        for (int label = 0; label < classes; label++) {
            int ofClass = label;
            List<Integer> members = firstRows.keySet().stream()
                    .filter(group -> labels[firstRows.get(group)] == ofClass)
                    .toList();
            for (int place : draws.permutation(members.size())) {
                foldOfGroup.put(members.get(place), turn++ % count);
            }
        }
        return new Folds(count, Arrays.stream(groups).map(foldOfGroup::get).toArray());
    }

    /** The rows that one fold trains on and those that it holds out, each in ascending order. */
    public Partition partition(int fold) {
        if (fold < 0 || fold >= count) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "fold must be from 0 to %d, was %d", count - 1, fold));
        }
        int[] rows = IntStream.range(0, ofRow.length).toArray();
        return new Partition(
                Arrays.stream(rows).filter(row -> ofRow[row] != fold).toArray(),
                Arrays.stream(rows).filter(row -> ofRow[row] == fold).toArray());
    }
}
