package org.l2bench.experiments.pacbayesmasks;

import java.util.Locale;

/** How the features of a linear problem are drawn. */
enum Design {
    /** Orthogonal columns of different lengths, sqrt(n) U(0.5, 2). */
    ORTHOGONAL,
    /** Rows N(0, S) with S_ij = 0.5^|i-j|. */
    CORRELATED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
