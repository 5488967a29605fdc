package org.l2bench.datasets.fold;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.l2bench.datasets.transform.Draws;

/** A random part of a table with the shares that its classes have in the whole. */
public final class StratifiedSubset {
    private StratifiedSubset() {}

    /**
     * Rows in ascending order: of each class floor(share * size) random ones, where share is the class's share of all rows, and one
     * more of those classes whose remainders are largest (the first of equal ones) until there are {@code size}.
     *
     * @param labels [rows], >= 0
     * @param size from 1 to the number of rows
     * @param draws permutes, once for each class in the order of the labels
     */
    public static int[] of(int[] labels, int size, Draws draws) {
        if (size < 1 || size > labels.length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a subset must have from 1 to %d rows, was %d", labels.length, size));
        }
        int[] wanted = counts(labels, size);
        return IntStream.range(0, wanted.length)
                .mapToObj(label -> some(labels, label, wanted[label], draws))
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }

    private static int[] counts(int[] labels, int size) {
        long[] present = new long[Arrays.stream(labels).max().orElse(-1) + 1];
        Arrays.stream(labels).forEach(label -> present[label]++);
        int[] counts = Arrays.stream(present)
                .mapToInt(n -> (int) (n * size / labels.length))
                .toArray();
        int missing = size - Arrays.stream(counts).sum();
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparing(label -> -(present[label] * size % labels.length)))
                .limit(missing)
                .forEach(label -> counts[label]++);
        return counts;
    }

    private static int[] some(int[] labels, int label, int count, Draws draws) {
        int[] rows = IntStream.range(0, labels.length)
                .filter(row -> labels[row] == label)
                .toArray();
        return Arrays.stream(draws.permutation(rows.length))
                .limit(count)
                .map(place -> rows[place])
                .toArray();
    }
}
