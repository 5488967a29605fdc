package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sentence pairs of like lengths, cut into batches of at most so many tokens. */
public final class TokenBatches {
    private TokenBatches() {}

    /**
     * The pairs sorted by target length, then source length, then their place in the order, and cut one batch after the other: a batch
     * takes pairs as long as its rows, filled to the longest, hold at most so many tokens on the target side and on the source side.
     *
     * @param sourceLengths tokens of each source, the end mark included
     * @param targetLengths tokens of each target, the end mark included
     * @param order a permutation of the pairs, that of an epoch
     * @param tokens of a batch, at least those of the longest sentence
     * @return the pairs of each batch, which together are all pairs once
     * @throws IllegalArgumentException if a sentence is longer than a batch
     */
    public static List<int[]> of(int[] sourceLengths, int[] targetLengths, int[] order, int tokens) {
        var sorted = Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingInt((Integer pair) -> targetLengths[pair])
                        .thenComparingInt(pair -> sourceLengths[pair]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        int start = 0;
        int longest = 0;
        for (int i = 0; i < sorted.length; i++) {
            int needed = Math.max(sourceLengths[sorted[i]], targetLengths[sorted[i]]);
            if (needed > tokens) {
                throw new IllegalArgumentException("a batch must hold the " + needed + " tokens of sentence pair "
                        + sorted[i] + ", its limit was " + tokens);
            }
            longest = Math.max(longest, needed);
            if ((long) longest * (i + 1 - start) > tokens) {
                batches.add(Arrays.copyOfRange(sorted, start, i));
                start = i;
                longest = needed;
            }
        }
        if (start < sorted.length) {
            batches.add(Arrays.copyOfRange(sorted, start, sorted.length));
        }
        return batches;
    }

    /** The share of tokens among all places of the rows of batches, both sides together; 1 without any padding. */
    public static double filled(int[] sourceLengths, int[] targetLengths, List<int[]> batches) {
        long used = 0;
        long places = 0;
        for (var batch : batches) {
            for (var lengths : List.of(sourceLengths, targetLengths)) {
                used += IntStream.of(batch).mapToLong(pair -> lengths[pair]).sum();
                places += (long) batch.length
                        * IntStream.of(batch).map(pair -> lengths[pair]).max().orElse(0);
            }
        }
        return (double) used / places;
    }
}
