package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.Tensor;

/**
 * Labelled records.
 *
 * @param inputs the first dimension is that of the records
 * @param labels int64 [records]
 */
public record Records(Tensor inputs, Tensor labels) {
    public Records {
        if (inputs.size(0) != labels.size(0)) {
            throw new IllegalArgumentException(
                    "records need a label each, had " + labels.size(0) + " labels for " + inputs.size(0));
        }
    }

    public long count() {
        return inputs.size(0);
    }

    /** Those with these indices, int64 [n]. */
    public Records at(Tensor indices) {
        return new Records(inputs.index_select(0, indices), labels.index_select(0, indices));
    }

    /** The i-th alone. */
    Records only(long i) {
        return new Records(inputs.narrow(0, i, 1), labels.narrow(0, i, 1));
    }
}
