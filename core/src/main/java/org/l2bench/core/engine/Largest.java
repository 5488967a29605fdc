package org.l2bench.core.engine;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The largest values of each row, in descending order, and where they stand.
 *
 * @param values [rows, count]
 * @param places int64 [rows, count]
 */
public record Largest(Tensor values, Tensor places) {
    /** @param scores [rows, n], n at least count */
    public static Largest of(Tensor scores, long count) {
        var found = torch.topk(scores, count, 1, true, true);
        return new Largest(new Tensor(found.get0()), new Tensor(found.get1()));
    }
}
