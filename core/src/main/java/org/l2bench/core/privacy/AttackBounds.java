package org.l2bench.core.privacy;

import java.util.Optional;

/**
 * The most that anybody can tell of one record's presence from what an (epsilon, delta)-private method gives out, from the trade-off
 * of the two errors, a + e^epsilon b &gt;= 1 - delta and its mirror image (Kairouz, Oh and Viswanath 2015).
 *
 * @param advantage the largest true positive rate minus false positive rate: (e^epsilon - 1 + 2 delta) / (e^epsilon + 1)
 * @param auc the largest area under the curve: 1 - (1-delta)^2 / (1 + e^epsilon)
 */
public record AttackBounds(double advantage, double auc) {
    /**
     * For a record that is there or not.
     *
     * @param epsilon &gt;= 0, infinity allowed
     * @param delta in [0, 1]
     */
    public static AttackBounds of(double epsilon, double delta) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be >= 0, was " + epsilon);
        }
        if (!(delta >= 0 && delta <= 1)) {
            throw new IllegalArgumentException("delta must be from 0 to 1, was " + delta);
        }
        // By e^-epsilon, which does not overflow.
        double odds = Math.exp(-epsilon);
        return new AttackBounds(
                (1 - odds + 2 * delta * odds) / (1 + odds), 1 - (1 - delta) * (1 - delta) * odds / (1 + odds));
    }

    /**
     * For one record in the place of another, which is a removal and an addition: (2 epsilon, (1 + e^epsilon) delta). Empty where that
     * delta is not below 1, and so bounds nothing.
     */
    public static Optional<AttackBounds> ofReplacement(double epsilon, double delta) {
        double twice = (1 + Math.exp(epsilon)) * delta;
        return twice < 1 ? Optional.of(of(2 * epsilon, twice)) : Optional.empty();
    }
}
