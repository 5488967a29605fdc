package org.l2bench.reports.judge;

import java.util.Comparator;

/** Whole numbers by their size, before other texts, which go by their letters; no two texts are equal in it. */
final class NaturalOrder {
    static final Comparator<String> OF_NAMES = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String a, String b) {
        boolean isNumber = isWhole(a);
        if (isNumber != isWhole(b)) {
            return isNumber ? -1 : 1;
        }
        if (isNumber) {
            var x = withoutZeros(a);
            var y = withoutZeros(b);
            int bySize = x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
            if (bySize != 0) {
                return bySize;
            }
        }
        return a.compareTo(b);
    }

    private static boolean isWhole(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
