package org.l2bench.core.neighbour;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Checks of what callers pass in. */
final class Arguments {
    private Arguments() {}

    /** [n, m] float32 with n, m &gt;= 1. */
    static void matrix(String name, Tensor tensor) {
        require(
                tensor.dim() == 2 && tensor.size(0) >= 1 && tensor.size(1) >= 1 && tensor.size(0) < Integer.MAX_VALUE,
                "%s must be a matrix with rows and columns, had shape %s",
                name,
                Arrays.toString(tensor.shape()));
        require(
                tensor.scalar_type().intern() == ScalarType.Float,
                "%s must be float32, was %s",
                name,
                tensor.scalar_type().intern());
    }

    /** Queries of the index's dimension, and a k that it can answer. */
    static void queries(Tensor queries, int k, NeighbourIndex index) {
        matrix("queries", queries);
        require(
                queries.size(1) == index.dimension(),
                "queries must have %d columns as the keys, had %d",
                index.dimension(),
                queries.size(1));
        require(k >= 1 && k <= index.size(), "k must be in 1..%d, was %d", index.size(), k);
    }

    // The annotation that Error Prone wants would put its jar on the class path of every user.
    @SuppressWarnings("AnnotateFormatMethod")
    static void require(boolean holds, String message, Object... details) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, details));
        }
    }
}
