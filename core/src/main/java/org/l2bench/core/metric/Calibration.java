package org.l2bench.core.metric;

import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Temperature scaling (Guo et al. 2017): the softmax of logits / T, with the one T that fits best. */
public final class Calibration {
    /** ln T is looked for between -2 and 2. */
    private static final double WIDEST = 2;

    /** Of ln T; the golden section cannot tell nearer points apart in float64. */
    private static final double EXACT = 1e-7;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Calibration() {}

    /**
     * The temperature with the least mean negative log-likelihood.
     *
     * @param logits [n, classes]
     * @param targets int64 [n]
     */
    public static double temperature(Tensor logits, Tensor targets) {
        try (var scope = new PointerScope()) {
            var exact = logits.detach().to(ScalarType.Double);
            return Math.exp(leastOf(logT -> negativeLogLikelihood(exact, targets, Math.exp(logT))));
        }
    }

    /**
     * Mean of -ln p(target) with p the softmax of logits / T, in float64.
     *
     * @param logits [n, classes]
     * @param targets int64 [n]
     */
    public static double negativeLogLikelihood(Tensor logits, Tensor targets, double temperature) {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be > 0, was " + temperature);
        }
        try (var scope = new PointerScope()) {
            var scaled = logits.detach().to(ScalarType.Double).div(new Scalar(temperature));
            return torch.cross_entropy_loss(scaled, targets).item_double();
        }
    }

    /** The place between -2 and 2 where a function with one valley is least, by golden section (Kiefer 1953), to 1e-7. */
    public static double leastOf(DoubleUnaryOperator function) {
        double low = -WIDEST;
        double high = WIDEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double ofLeft = function.applyAsDouble(left);
        double ofRight = function.applyAsDouble(right);
        while (high - low > EXACT) {
            if (ofLeft <= ofRight) {
                high = right;
                right = left;
                ofRight = ofLeft;
                left = high - GOLDEN * (high - low);
                ofLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                ofLeft = ofRight;
                right = low + GOLDEN * (high - low);
                ofRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
