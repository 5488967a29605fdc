package org.l2bench.core.neighbour.inverted;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;

/** Refuses keys that are no numbers, by their place. */
final class FiniteKeys {
    private FiniteKeys() {}

    /**
     * Checks a block.
     *
     * @param keys [n, dimension]
     * @param first position of the first of them
     */
    static void check(Tensor keys, long first) {
        try (var scope = new PointerScope()) {
            var isFinite = keys.isfinite();
            if (isFinite.all().item_bool()) {
                return;
            }
            var place = TensorArrays.longs(isFinite.logical_not().nonzero().narrow(0, 0, 1));
            double value = keys.select(0, place[0]).select(0, place[1]).item_double();
            throw new IllegalArgumentException("keys must be finite, number " + place[1] + " of the key at position "
                    + (first + place[0]) + " is " + value);
        }
    }
}
