package org.l2bench.core.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the known names that a mistyped one was probably meant to be. */
public final class Nearest {
    private static final int SHOWN = 3;
    private static final int ALL_SHOWN = 8;

    private Nearest() {}

    /** A sentence part that helps with an unknown name: the nearest known names, or all if there are but a few. */
    public static String hint(String unknown, Collection<String> known) {
        if (known.isEmpty()) {
            return "there are none";
        }
        var near = to(unknown, known);
        if (!near.isEmpty()) {
            return "did you mean " + String.join(" or ", near) + "?";
        }
        return known.size() <= ALL_SHOWN
                ? "known are " + String.join(", ", known)
                : "the nearest known are " + String.join(", ", nearest(unknown, known.stream()));
    }

    /**
     * Up to three known names that differ, as a whole or in one of their words, by a third of the length of what was
     * typed (at least 2 edits); the nearest first. The words of {@code shortEpochs} are short and epochs.
     */
    public static List<String> to(String unknown, Collection<String> known) {
        var reach = Math.max(2, unknown.length() / 3);
        return nearest(unknown, known.stream().filter(k -> distance(unknown, k) <= 2 * reach + 1));
    }

    private static List<String> nearest(String unknown, Stream<String> known) {
        return known.sorted(Comparator.comparingInt((String k) -> distance(unknown, k))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Twice the edits to the name, or one more than twice the edits to one of its words. */
    private static int distance(String typed, String known) {
        var small = typed.toLowerCase(Locale.ROOT);
        var whole = 2 * edits(small, known.toLowerCase(Locale.ROOT));
        return Arrays.stream(known.split("(?<=[a-z])(?=[A-Z])|[-.@]"))
                .mapToInt(w -> 2 * edits(small, w.toLowerCase(Locale.ROOT)) + 1)
                .reduce(whole, Math::min);
    }

    /** Levenshtein's distance: insertions, deletions and substitutions that turn one text into the other. */
    static int edits(String a, String b) {
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
