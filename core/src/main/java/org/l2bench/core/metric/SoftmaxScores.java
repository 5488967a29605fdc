package org.l2bench.core.metric;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Scores of how familiar an input is, from its logits alone, one for each row; all are oriented with higher = more
 * familiar. Computed in float64 from log-softmax, so that confident rows neither overflow nor tie before they must.
 *
 * <p>Each takes logits {@code [n, C]} of any floating type and throws IllegalArgumentException if they are no matrix or not
 * finite.
 */
public final class SoftmaxScores {
    private SoftmaxScores() {}

    /** sum_c q_c ln q_c with q = softmax(logits), in nats, in [-ln C, 0]. */
    public static double[] negativeEntropy(Tensor logits) {
        return rows(logits, values -> {
            var logs = torch.log_softmax(values, 1); // [n, C]
            return logs.exp().mul_(logs).sum(1);
        });
    }

    /** max_c q_c with q = softmax(logits), in [1/C, 1]. */
    public static double[] maxSoftmax(Tensor logits) {
        return rows(logits, values -> torch.log_softmax(values, 1)
                .amax(new long[] {1}, false)
                .exp());
    }

    /** ln sum_c exp(logits_c), the negative free energy at temperature 1, in nats. */
    public static double[] energy(Tensor logits) {
        return rows(logits, values -> torch.logsumexp(values, 1));
    }

    private static double[] rows(Tensor logits, UnaryOperator<Tensor> score) {
        try (var scope = new PointerScope()) {
            var values = Arguments.features(
                    "logits", Arguments.matrix("logits", logits).to(ScalarType.Double));
            return Arguments.doubles(score.apply(values));
        }
    }
}
