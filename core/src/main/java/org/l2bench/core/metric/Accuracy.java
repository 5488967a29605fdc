package org.l2bench.core.metric;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** Share of rows that a classifier gets right. */
public final class Accuracy {
    private Accuracy() {}

    /**
     * Share of rows with argmax_c logits[i, c] = labels[i], in [0, 1]. A row with a NaN counts as wrong, so a diverged net
     * scores 0 and not what argmax happens to make of NaN.
     *
     * @param logits {@code [n, C]}, floating point
     * @param labels {@code [n]}, int64 in 0..C-1
     * @throws IllegalArgumentException if shapes or types differ from these, or n = 0
     */
    public static double of(Tensor logits, Tensor labels) {
        try (var scope = new PointerScope()) {
            var rows = Arguments.matrix("logits", logits);
            var truth = Arguments.labels("labels", labels, rows.size(0), rows.size(1));
            var hit = rows.argmax(new LongOptional(1), false).eq(truth); // [n]
            var sound = rows.isnan().any(1).logical_not(); // [n]
            return hit.logical_and(sound).count_nonzero().item_long() / (double) rows.size(0);
        }
    }
}
