package org.l2bench.core.mask;

import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.train.StepHook;

/**
 * Keeps the expected number of kept weights: after each update one common number is taken from all logits, so that the sum of their
 * probabilities is {@code count}. By Newton's method with steps of at most 1, until the relative error is at most {@link #ERROR}, in
 * float32, whose sums are exact to about a millionth. An optimiser's memory is not touched.
 *
 * @param count above 0, below the number of weights
 */
public record DensityProjection(MaskLogits logits, double count) implements StepHook {
    /** How far from the count the sum may be, relatively. */
    public static final double ERROR = 1e-3;

    private static final int MOST_STEPS = 100;

    public DensityProjection {
        if (!(count > 0 && count < logits.size())) {
            throw new IllegalArgumentException(
                    "the count must be above 0 and below " + logits.size() + ", the weights, was " + count);
        }
    }

    @Override
    public void afterUpdate(long step) {
        try (var scope = new PointerScope();
                var guard = new NoGradGuard()) {
            for (int i = 0; i < MOST_STEPS; i++) {
                var probabilities = logits.layers().stream().map(torch::sigmoid).toList();
                double excess = sum(probabilities) - count;
                if (Math.abs(excess) <= ERROR * count) {
                    return;
                }
                double variance = sum(probabilities.stream()
                        .map(p -> p.mul(torch.rsub(p, new Scalar(1.0))))
                        .toList());
                var shift = new Scalar(Math.max(-1, Math.min(1, excess / variance)));
                logits.layers().forEach(r -> r.sub_(shift));
            }
        }
        throw new ArithmeticException(
                "training diverged: after " + MOST_STEPS + " steps of Newton's method the expected"
                        + " number of kept weights is " + logits.expected() + ", not " + count);
    }

    private static double sum(List<Tensor> layers) {
        return layers.stream().mapToDouble(l -> l.sum().item_double()).sum();
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "density projected to %.0f expected weights", count);
    }
}
