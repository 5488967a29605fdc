package org.l2bench.core.metric;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** How far a residual block is from the identity. */
public final class BranchShare {
    private BranchShare() {}

    /**
     * V_f / (V_f + V_s), where V is the biased variance over all axes but the channels, averaged over channels: 0 for a block that
     * passes its shortcut on, 1 for one that forgets it.
     *
     * @param branch f, [n, channels] or [n, channels, h, w]
     * @param shortcut s, of the same shape
     * @return in [0, 1]; not a number if neither varies
     * @throws IllegalArgumentException if the shapes differ
     */
    public static double of(Tensor branch, Tensor shortcut) {
        if (!Arrays.equals(branch.shape(), shortcut.shape())) {
            throw new IllegalArgumentException("branch and shortcut must have one shape, had "
                    + Arrays.toString(branch.shape()) + " and " + Arrays.toString(shortcut.shape()));
        }
        double ofBranch = variance(branch);
        return ofBranch / (ofBranch + variance(shortcut));
    }

    private static double variance(Tensor maps) {
        try (var scope = new PointerScope()) {
            var rows = maps.detach()
                    .to(ScalarType.Double)
                    .transpose(0, 1)
                    .reshape(maps.size(1), -1); // [channels, numbers]
            return rows.sub(rows.mean(1).unsqueeze(1)).square().mean().item_double();
        }
    }
}
