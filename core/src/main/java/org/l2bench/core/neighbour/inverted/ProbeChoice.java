package org.l2bench.core.neighbour.inverted;

import java.util.function.Function;
import org.l2bench.core.neighbour.SearchQuality;

/**
 * The fewest lists, of 1, 2, 3, 4, 6, 8, 12, ..., with which a search is right enough on queries that nothing else is measured on.
 *
 * @param quality with so many on these queries
 */
public record ProbeChoice(int probes, SearchQuality quality) {
    /**
     * Tries more and more lists.
     *
     * @param measured how wrong a search with an index is, on always the same queries
     * @param bound of {@link SearchQuality#meanChange}; all lists are within any
     */
    public static ProbeChoice of(InvertedIndex index, Function<InvertedIndex, SearchQuality> measured, double bound) {
        int lists = index.file().lists();
        int probes = 1;
        while (true) {
            var quality = measured.apply(index.withProbes(probes));
            if (quality.isWithin(bound) || probes == lists) {
                return new ProbeChoice(probes, quality);
            }
            probes = Math.min(lists, next(probes));
        }
    }

    /** Powers of two, and one and a half times them. */
    private static int next(int probes) {
        int power = Integer.highestOneBit(probes);
        return probes > power ? 2 * power : Math.max(probes + 1, power + power / 2);
    }
}
