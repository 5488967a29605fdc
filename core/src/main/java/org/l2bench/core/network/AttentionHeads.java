package org.l2bench.core.network;

import org.bytedeco.pytorch.Tensor;

/** How the features of a token are shared out among the heads of an attention layer (Vaswani et al. 2017). */
record AttentionHeads(int count) {
    /** [batch, tokens, 3 width], query, key and value side by side, to [3, batch, heads, tokens, width / heads]. */
    Tensor split(Tensor projections) {
        long width = projections.size(2) / 3;
        return projections
                .view(projections.size(0), projections.size(1), 3, count, width / count)
                .permute(2, 0, 3, 1, 4);
    }

    /** [batch, heads, tokens, width / heads] to [batch, tokens, width]. */
    Tensor joined(Tensor perHead) {
        return perHead.transpose(1, 2).reshape(perHead.size(0), perHead.size(2), count * perHead.size(3));
    }
}
