package org.l2bench.datasets.catalogue;

import java.util.Locale;

/** A part of a data set, as its makers divided it. */
public enum Split {
    TRAIN,
    /** For choices, so that the test part stays unseen. */
    VALIDATION,
    TEST,
    /** The whole set: the training part followed by the test part, or the one part that there is. */
    ALL;

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
