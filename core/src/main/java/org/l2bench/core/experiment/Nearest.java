package org.l2bench.core.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that a mistyped one was probably meant to be. */
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** A sentence part that helps with an unknown name: the nearest known names, or all of them if none is near. */
    public static String hint(String unknown, Collection<String> known) {
        if (known.isEmpty()) {
            return "there are none";
        }
        var near = to(unknown, known);
        return near.isEmpty()
                ? "known are " + String.join(", ", known)
                : "did you mean " + String.join(" or ", near) + "?";
    }

    /** Up to three known names within a third of the name's length (at least 2) in edits, the nearest first. */
    public static List<String> to(String unknown, Collection<String> known) {
        var typed = unknown.toLowerCase(Locale.ROOT);
        var reach = Math.max(2, typed.length() / 3);
        return known.stream()
                .filter(k -> isNear(typed, k.toLowerCase(Locale.ROOT), reach))
                .sorted(Comparator.comparingInt((String k) -> edits(typed, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    private static boolean isNear(String typed, String known, int reach) {
        return edits(typed, known) <= reach || (typed.length() >= 3 && known.startsWith(typed));
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
