package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Stretches of equal length in a stream of numbered tokens, named by their first places. */
public final class Windows {
    private static final long BASE = 0x9E3779B97F4A7C15L; // odd: every token changes the sum below

    private Windows() {}

    /**
     * So many of these, at equally spaced places among them, the first and the last included; places between two are
     * truncated.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    public static int[] evenlySpaced(int[] starts, int count) {
        if (count < 1 || starts.length < count) {
            throw new IllegalArgumentException(
                    "windows must be >= 1 and at most the " + starts.length + " that there are, were " + count);
        }
        return IntStream.range(0, count)
                .map(i -> count == 1 ? 0 : (int) ((long) i * (starts.length - 1) / (count - 1)))
                .map(i -> starts[i])
                .toArray();
    }

    /** The starts of all windows of a stream, with so many tokens following each window. */
    public static int[] all(int tokens, int length, int following) {
        return IntStream.rangeClosed(0, tokens - length - following).toArray();
    }

    /** Those windows of a stream that occur nowhere in another one, which may be far longer. */
    public static int[] notVerbatimIn(int[] other, int[] stream, int[] starts, int length) {
        var wanted = new boolean[stream.length];
        Arrays.stream(starts).forEach(start -> wanted[start] = true);
        Map<Long, List<Integer>> places = new HashMap<>();
        forEachSum(stream, length, (start, sum) -> {
            if (wanted[start]) {
                places.computeIfAbsent(sum, s -> new ArrayList<>(1)).add(start);
            }
        });
        forEachSum(other, length, (at, sum) -> places.getOrDefault(sum, List.of())
                .forEach(start -> wanted[start] &= !equal(other, at, stream, start, length)));
        return Arrays.stream(starts).filter(start -> wanted[start]).toArray();
    }

    private static boolean equal(int[] a, int startA, int[] b, int startB, int length) {
        return Arrays.equals(a, startA, startA + length, b, startB, startB + length);
    }

    private interface SumOfWindow {
        void accept(int start, long sum);
    }

    /** Rolling polynomial sums modulo 2^64; equal windows have equal sums. */
    private static void forEachSum(int[] tokens, int length, SumOfWindow told) {
        long highest = 1;
        for (int i = 1; i < length; i++) {
            highest *= BASE;
        }
        long sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (i >= length) {
                sum -= highest * (tokens[i - length] + 1L);
            }
            sum = sum * BASE + tokens[i] + 1L;
            if (i >= length - 1) {
                told.accept(i - length + 1, sum);
            }
        }
    }
}
