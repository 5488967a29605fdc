package org.l2bench.experiments.pacbayesmasks;

import java.math.BigDecimal;
import java.util.Locale;
import org.l2bench.experiments.pacbayesmasks.Tuned.Method;

/** The names of the arms. */
final class ArmNames {
    static final String LIN_MASK = "lin-mask";
    static final String LIN_ST = "lin-st";
    static final String LIN_DROPOUT = "lin-dropout";
    static final String LIN_SHIFT = "lin-shift";

    static final String HOLD_OUT = "pb-holdout";
    static final String HOLD_OUT_THRESHOLDED = "pb-holdout-thr";
    static final String PRIOR = "pb-prior";
    static final String PRIOR_SLAB = "pb-prior-slab";
    static final String LAMBDA = "pb-lambda";
    static final String LAMBDA_SLAB = "pb-lambda-slab";
    static final String WEIGHTS = "pb-w";
    static final String BOTH = "pb-both";
    static final String FREE_LAMBDA = "pb-free-lambda";

    private ArmNames() {}

    /** Fine-tuning by a method of the mask of a source at a sparsity, e.g. {@code ft-prob/snip/95}. */
    static String tuned(Method method, Source source, double sparsity) {
        return "ft-" + method.name().toLowerCase(Locale.ROOT).replace('_', '-') + place(source, sparsity);
    }

    /** Fine-tuning by {@link Method#BOTH} of the mask with its places shuffled. */
    static String shuffled(Source source, double sparsity) {
        return "ft-both-shuffled" + place(source, sparsity);
    }

    private static String place(Source source, double sparsity) {
        return "/" + source.key() + "/" + percent(sparsity);
    }

    /** A share in percent, with as many digits as it has. */
    static String percent(double share) {
        return new BigDecimal(String.valueOf(share))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
