package org.l2bench.datasets.catalogue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a named data set is, whether or not it is on this machine.
 *
 * @param name as users write it
 * @param kind images, a table, a text or a parallel text
 * @param description one line
 * @param origin who made it, and where it is published
 * @param licence the licence of the data
 * @param item the shape of one item: {@code 1x28x28} is channels, height, width; {@code 57} is columns; for a text what a line is, for a parallel one what a pair is
 * @param classes the number of classes; 0 for texts
 * @param counts the number of items in each part that the set is divided into
 * @param bytes the size of its files as they are stored or fetched
 */
public record DataSet(
        String name,
        Kind kind,
        Tier tier,
        String description,
        String origin,
        String licence,
        String item,
        int classes,
        Map<Split, Integer> counts,
        long bytes) {
    /** What the items of a data set are. */
    public enum Kind {
        IMAGES,
        TABLE,
        TEXT,
        /** Sentence pairs of two languages. */
        PARALLEL_TEXT
    }

    public DataSet {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }
}
