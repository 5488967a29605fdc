package org.l2bench.reports.judge;

import java.util.Collection;
import java.util.List;

/** Lists and numbers in sentences. */
final class Words {
    private static final int MOST = 12;
    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Words() {}

    static String number(int n) {
        return n < SMALL.size() ? SMALL.get(n) : String.valueOf(n);
    }

    /** {@code 1, 2, 3}, of many the first ones and how many more there are. */
    static String list(Collection<String> names) {
        var shown = String.join(", ", names.stream().limit(MOST).toList());
        return names.size() <= MOST ? shown : shown + " and " + (names.size() - MOST) + " more";
    }

    /** {@code 1 and 2}, {@code 1, 2 and 3}. */
    static String and(List<String> parts) {
        if (parts.size() > MOST) {
            return list(parts);
        }
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
