package org.l2bench.core.network;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * softmax(Q K^T / sqrt(size)) V for each head (Vaswani et al. 2017) by libtorch's fused operation, which never holds the weights: with
 * sentences of a few tokens it takes a third of the time of two products and a softmax.
 */
final class FusedAttention {
    private FusedAttention() {}

    /** Linear layers' outputs that stand side by side, [batch, time, count * width], to [count, batch, heads, time, width / heads]. */
    static Tensor split(Tensor projections, int count, int heads) {
        long width = projections.size(2) / count;
        return projections
                .view(projections.size(0), projections.size(1), count, heads, width / heads)
                .permute(2, 0, 3, 1, 4);
    }

    /** Every place sees itself and those before it. All are [batch, heads, time, size]. */
    static Tensor causal(Tensor query, Tensor key, Tensor value) {
        return joined(torch.scaled_dot_product_attention(
                query, key, value, new TensorOptional(), 0, true, new DoubleOptional(), false));
    }

    /** Every place sees all keys. */
    static Tensor full(Tensor query, Tensor key, Tensor value) {
        return joined(torch.scaled_dot_product_attention(
                query, key, value, new TensorOptional(), 0, false, new DoubleOptional(), false));
    }

    /** Every place sees the keys that are visible, bool [batch, 1, 1, keys]. */
    static Tensor masked(Tensor query, Tensor key, Tensor value, Tensor visible) {
        return joined(torch.scaled_dot_product_attention(
                query, key, value, new TensorOptional(visible), 0, false, new DoubleOptional(), false));
    }

    private static Tensor joined(Tensor perHead) {
        return new AttentionHeads((int) perHead.size(1)).joined(perHead);
    }
}
