package org.l2bench.core.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something that a worker must hold in memory, estimated from the settings alone. An estimate leaves out whatever is uncertain, so
 * that it is too small rather than too large: what is refused for its sake could not have run.
 *
 * @param what in words, e.g. {@code the activations of a batch}
 * @param bytes a double, for products of settings overflow every whole number
 * @param settings those that it grows with, as {@code key=value}, the likeliest to be changed first
 */
public record MemoryNeed(String what, double bytes, List<String> settings) {
    private static final double UNIT = 1000;
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB", "EB");

    public MemoryNeed {
        settings = List.copyOf(settings);
    }

    /** A need of so many numbers of so many bytes each. */
    public static MemoryNeed of(String what, int bytesEach, List<String> settings, double... factors) {
        double bytes = bytesEach;
        for (double factor : factors) {
            bytes *= factor;
        }
        return new MemoryNeed(what, bytes, settings);
    }

    /**
     * Why needs do not fit, one sentence for each that alone is too large, or one for all together; none if they fit.
     *
     * @param share bytes that one worker may take
     * @param machine bytes that there are
     */
    public static List<String> beyond(List<MemoryNeed> needs, long share, long machine, int workers) {
        double total = total(needs);
        if (total <= share) {
            return List.of();
        }
        var largestFirst = largestFirst(needs);
        var tooLarge = largestFirst.stream().filter(n -> n.bytes() > share).toList();
        var there = String.format(
                Locale.ROOT,
                "; this machine has %s for %d %s",
                inWords((double) machine),
                workers,
                workers == 1 ? "worker" : "workers");
        return tooLarge.isEmpty()
                ? List.of(String.format(
                        Locale.ROOT,
                        "the settings would need about %s per worker, most of it for %s (%s)%s",
                        inWords(total),
                        largestFirst.get(0).what(),
                        String.join(", ", largestFirst.get(0).settings()),
                        there))
                : tooLarge.stream().map(n -> n.sentence() + there).toList();
    }

    public static double total(List<MemoryNeed> needs) {
        return needs.stream().mapToDouble(MemoryNeed::bytes).sum();
    }

    public static List<MemoryNeed> largestFirst(List<MemoryNeed> needs) {
        return needs.stream()
                .sorted(Comparator.comparingDouble(MemoryNeed::bytes).reversed())
                .toList();
    }

    private String sentence() {
        return String.join(", ", settings) + " would need about " + inWords(bytes) + " per worker for " + what;
    }

    /** Two digits and a decimal unit, e.g. {@code 2.9 TB}. */
    public static String inWords(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= UNIT && unit < UNITS.size() - 1) {
            value /= UNIT;
            unit++;
        }
        return value >= UNIT
                ? String.format(Locale.ROOT, "%.1e %s", value, UNITS.get(unit))
                : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
    }
}
