package org.l2bench.core.claim;

import java.util.Optional;

/**
 * The difference {@code left - right} within a seed.
 *
 * @param label which of several contrasts of a claim this is, e.g. the OoD set; empty if there is but one
 * @param saturation where the baseline leaves no room: then this contrast is not judged
 */
public record Contrast(String label, Quantity left, Quantity right, Optional<Saturation> saturation) {
    /** The mean over seeds of {@code quantity} is at or above {@code bound}. */
    public record Saturation(Quantity quantity, double bound) {}

    public static Contrast of(String label, Quantity left, Quantity right) {
        return new Contrast(label, left, right, Optional.empty());
    }

    public Contrast saturatedWhen(Quantity quantity, double bound) {
        return new Contrast(label, left, right, Optional.of(new Saturation(quantity, bound)));
    }

    /** The difference and what is asked of it, as {@link Formula} prints it. */
    String formula(String asked) {
        return formula(left.formula() + " - " + right.formula(), asked);
    }

    /** Something else of the two quantities and what is asked of it. */
    String formula(String body, String asked) {
        var unless = saturation
                .map(s -> " unless " + s.quantity().formula() + " >= " + Formula.of(s.bound()))
                .orElse("");
        return Formula.labelled(label, body + asked + unless);
    }
}
