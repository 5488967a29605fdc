package org.l2bench.experiments.pacbayesmasks;

import java.util.Locale;

/** Where a mask comes from. */
enum Source {
    MAGNITUDE,
    SNIP,
    RANDOM;

    /** As arms and labels have it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
