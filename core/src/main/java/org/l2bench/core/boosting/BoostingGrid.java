package org.l2bench.core.boosting;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Settings of boosting to choose from, by the rows that inner folds of the training rows get right.
 *
 * @param trees of every candidate
 * @param rates of learning
 * @param depths of the trees
 */
public record BoostingGrid(int trees, List<Double> rates, List<Integer> depths) {
    public BoostingGrid {
        rates = List.copyOf(new TreeSet<>(rates));
        depths = List.copyOf(new TreeSet<>(depths));
        if (rates.isEmpty() || depths.isEmpty()) {
            throw new IllegalArgumentException("a grid needs a rate and a depth, had " + rates + " and " + depths);
        }
    }

    /** All settings, by depth and then by rate: the order in which equal ones are preferred. */
    public List<GradientBoosting> candidates() {
        return depths.stream()
                .flatMap(depth -> rates.stream().map(rate -> new GradientBoosting(trees, rate, depth)))
                .toList();
    }

    /**
     * The candidate that gets most rows right when each inner fold is held out once; of equal ones that with the smaller depth, then
     * the smaller rate.
     *
     * @param rows [n][features] of the training rows, see {@link GradientBoosting#fit}
     * @param labels [n]
     * @param foldOfRow [n], from 0; at least two folds
     */
    public GradientBoosting choose(double[][] rows, int[] labels, int classes, int[] foldOfRow) {
        int folds = IntStream.of(foldOfRow).max().orElse(-1) + 1;
        if (foldOfRow.length != rows.length || folds < 2) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "there must be a fold for each of %d rows, and at least 2 folds, were %d rows in %d folds",
                    rows.length,
                    foldOfRow.length,
                    folds));
        }
        record Scored(GradientBoosting candidate, int right) {}
        return candidates().stream()
                .map(candidate -> new Scored(
                        candidate,
                        IntStream.range(0, folds)
                                .map(fold -> right(candidate, rows, labels, classes, foldOfRow, fold))
                                .sum()))
                // The first of equal ones stays.
                .reduce((best, next) -> next.right() > best.right() ? next : best)
                .orElseThrow()
                .candidate();
    }

    private static int right(
            GradientBoosting candidate, double[][] rows, int[] labels, int classes, int[] foldOfRow, int fold) {
        int[] train = IntStream.range(0, rows.length)
                .filter(i -> foldOfRow[i] != fold)
                .toArray();
        int[] held = IntStream.range(0, rows.length)
                .filter(i -> foldOfRow[i] == fold)
                .toArray();
        int[] found =
                candidate.fit(rows(rows, train), labels(labels, train), classes).classesOf(rows(rows, held));
        return (int) IntStream.range(0, held.length)
                .filter(i -> found[i] == labels[held[i]])
                .count();
    }

    private static double[][] rows(double[][] rows, int[] chosen) {
        return IntStream.of(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private static int[] labels(int[] labels, int[] chosen) {
        return IntStream.of(chosen).map(i -> labels[i]).toArray();
    }
}
