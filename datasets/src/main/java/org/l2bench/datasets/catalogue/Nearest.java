package org.l2bench.datasets.catalogue;

import java.util.Comparator;
import java.util.List;

/** The known names that are nearest to what a user wrote. */
final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** At most three names, the nearest first: by the number of characters to insert, delete or replace. */
    static List<String> to(String written, List<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
