package org.l2bench.core.membership;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A one-sided limit by the percentile bootstrap (Efron and Tibshirani 1993): members and others are drawn anew with replacement, each
 * side from itself, and the limit is a quantile of the statistic over the draws.
 */
public final class BootstrapLimit {
    private BootstrapLimit() {}

    /**
     * The value below which the statistic lies in a share of 1 - confidence of the draws.
     *
     * @param statistic such as {@link Scores#auc}
     * @param confidence in (0, 1), such as 0.95
     * @param draws at least 1 / (1 - confidence)
     * @param seed of a stream of its own
     */
    public static double lower(
            Scores scores, ToDoubleFunction<Scores> statistic, double confidence, int draws, long seed) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence must be in (0, 1), was " + confidence);
        }
        if (draws * (1 - confidence) < 1 - 1e-9) {
            throw new IllegalArgumentException("confidence " + confidence + " needs at least "
                    + (long) Math.ceil(1 / (1 - confidence) - 1e-9) + " draws, had " + draws);
        }
        var random = new SplittableRandom(seed);
        var values = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            values[draw] = statistic.applyAsDouble(
                    new Scores(redrawn(scores.members(), random), redrawn(scores.others(), random)));
        }
        Arrays.sort(values);
        return values[(int) Math.floor((draws - 1) * (1 - confidence))];
    }

    private static double[] redrawn(double[] values, SplittableRandom random) {
        var result = new double[values.length];
        Arrays.setAll(result, i -> values[random.nextInt(values.length)]);
        return result;
    }
}
