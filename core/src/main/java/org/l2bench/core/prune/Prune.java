package org.l2bench.core.prune;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.RandomStream;

/**
 * Masks of the entries of a weight matrix that are to be zeroed: boolean tensors of its shape, true where an entry goes. All but
 * {@link #zero} change nothing. Tensors belong to the scope of the caller.
 */
public final class Prune {
    /** The reset rule's share of the largest and of the smallest weight. */
    public static final double THRESHOLD = 0.05;

    private Prune() {}

    /**
     * The reset rule of Abrar and Samad (2022), equation 12 of their code: with hi = 0.05 max(W) and lo = 0.05 min(W), every entry
     * with lo &lt;= w &lt;= hi. Each side has its own threshold, an entry that is 0 is small wherever both signs occur, and how many there
     * are is an outcome. Of positive weights alone these are the entries up to hi, of negative ones those from lo.
     *
     * @param weights any shape, floating point, not empty, finite
     */
    public static Tensor small(Tensor weights) {
        var w = notEmpty(weights).detach();
        if (!w.isfinite().all().item_bool()) {
            throw new IllegalArgumentException("weights must be finite, found NaN or infinity");
        }
        // In the precision of the weights: so weights scaled by a power of two have thresholds scaled by the same.
        var hi = w.max().mul(new Scalar(THRESHOLD));
        var lo = w.min().mul(new Scalar(THRESHOLD));
        return w.le(hi).logical_and(w.ge(lo));
    }

    /**
     * The entries of least magnitude, exactly so many; of equal ones those with the lower flat index.
     *
     * @param weights any shape, floating point, not empty
     * @param count from 0 to the number of entries
     */
    public static Tensor smallest(Tensor weights, long count) {
        var flat = notEmpty(weights).detach().abs().flatten();
        // Stable, so that equal magnitudes stay in their order.
        var order = torch.argsort(flat, true, 0, false);
        return first(order, count, weights);
    }

    /**
     * Exactly so many entries at random positions, whatever their values.
     *
     * @param weights any shape, not empty
     * @param count from 0 to the number of entries
     * @param stream gives one permutation of the entries
     */
    public static Tensor random(Tensor weights, long count, RandomStream stream) {
        var order = stream.permutation(notEmpty(weights).numel()).to(weights.device(), ScalarType.Long);
        return first(order, count, weights);
    }

    /** Sets the masked entries to 0 in place, outside of autograd; nothing else of the tensor changes. */
    public static void zero(Tensor weights, Tensor mask) {
        weights.detach().masked_fill_(mask, new Scalar(0.0));
    }

    /** Share of the entries that are masked, in percent. */
    public static double percent(Tensor mask) {
        return 100.0 * mask.count_nonzero().item_long() / notEmpty(mask).numel();
    }

    /** Share of the entries that are exactly 0, in percent. */
    public static double zerosPercent(Tensor weights) {
        return 100.0
                - 100.0
                        * weights.detach().count_nonzero().item_long()
                        / notEmpty(weights).numel();
    }

    private static Tensor first(Tensor order, long count, Tensor weights) {
        if (count < 0 || count > order.numel()) {
            throw new IllegalArgumentException("count must be from 0 to " + order.numel() + " entries, was " + count);
        }
        var flat = torch.zeros_like(order).index_fill_(0, order.narrow(0, 0, count), new Scalar(1L));
        return flat.view(weights.shape()).to(ScalarType.Bool);
    }

    private static Tensor notEmpty(Tensor tensor) {
        if (tensor.numel() == 0) {
            throw new IllegalArgumentException("weights must not be empty");
        }
        return tensor;
    }
}
