package org.l2bench.core.network;

/** Where in a residual network a normalisation layer stands. */
public enum NormPlace {
    STEM,
    /** In a residual branch, followed by another convolution of the branch. */
    BRANCH_INNER,
    /** The last of a residual branch, just before the addition. */
    BRANCH_LAST,
    SHORTCUT,
    /** Not in a residual network. */
    PLAIN
}
