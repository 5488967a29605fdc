package org.l2bench.datasets.catalogue;

/** How a data set comes to a machine. */
public enum Tier {
    /** In the jar: works with no network at all. */
    EMBEDDED,
    /** From its official address, by {@code l2bench data fetch NAME}; a folder of the user's serves as well. */
    FETCHED,
    /** Put by the user into the folder that {@code --data-dir} names. */
    PLACED
}
