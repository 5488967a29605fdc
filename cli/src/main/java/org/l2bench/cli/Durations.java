package org.l2bench.cli;

import java.util.Locale;

/** Durations as people say them. */
final class Durations {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private Durations() {}

    /** For example {@code 4.2 s}, {@code 50 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 130 h}. */
    static String of(double seconds) {
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 1.5 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 1.5 * HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        var minutes = Math.round(seconds / MINUTE);
        return seconds < 10 * HOUR ? minutes / 60 + " h " + minutes % 60 + " min" : Math.round(seconds / HOUR) + " h";
    }
}
