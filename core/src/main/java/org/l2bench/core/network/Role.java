package org.l2bench.core.network;

/** What a parameter is for; regularisers select by it. */
public enum Role {
    /** Matrix of a linear layer or kernel of a convolution. */
    WEIGHT,
    BIAS,
    /** Gamma of a normalisation layer. */
    NORM_SCALE,
    /** Beta of a normalisation layer. */
    NORM_SHIFT,
    EMBEDDING
}
