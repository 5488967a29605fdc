package org.l2bench.reports.verdict;

import org.l2bench.core.claim.Quantity;

/** Words for a quantity, as reasons and notes use them. */
public final class QuantityName {
    private QuantityName() {}

    /** For example {@code accuracy of no@l}, {@code ln(nc1 of L2@s at 8)}. */
    public static String of(Quantity quantity) {
        if (quantity instanceof Quantity.MetricOf q) {
            return q.metric() + " of " + q.arm();
        }
        if (quantity instanceof Quantity.CurveAt q) {
            var x = q.x() == StrictMath.rint(q.x()) ? String.valueOf((long) q.x()) : String.valueOf(q.x());
            return q.curve() + " of " + q.arm() + " at " + x;
        }
        if (quantity instanceof Quantity.Log q) {
            return "ln(" + of(q.of()) + ")";
        }
        if (quantity instanceof Quantity.ItemMean q) {
            return "the mean of " + q.sums() + " of " + q.arm();
        }
        if (quantity instanceof Quantity.Fixed q) {
            return String.valueOf(q.value());
        }
        if (quantity instanceof Quantity.Difference q) {
            return of(q.left()) + " - " + of(q.right());
        }
        throw new IllegalArgumentException("a quantity that reports do not know: " + quantity);
    }
}
