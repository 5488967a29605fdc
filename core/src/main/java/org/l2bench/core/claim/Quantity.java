package org.l2bench.core.claim;

/** A number that every seed has. */
public sealed interface Quantity {
    /** A metric of an arm. */
    record MetricOf(String arm, String metric) implements Quantity {}

    /** A point of a curve of an arm; x must be one of the curve's. */
    record CurveAt(String arm, String curve, double x) implements Quantity {}

    /** The natural logarithm of another quantity. */
    record Log(Quantity of) implements Quantity {}

    /**
     * Sum over items, e.g. windows of a text, over the sum of their counts: a mean that can be taken of a part of the items as
     * well.
     *
     * @param arm whose curves these are, x the item
     * @param metric whose unit and digits the number has
     * @param sums curve of the items' sums
     * @param counts curve of what they are sums of; the same x
     */
    record ItemMean(String arm, String metric, String sums, String counts) implements Quantity {}

    /** The same number in every seed, to hold others against. */
    record Fixed(double value) implements Quantity {}

    /** {@code left - right} within a seed; a contrast of two of these is a difference of differences. */
    record Difference(Quantity left, Quantity right) implements Quantity {}

    static Quantity metric(String arm, String metric) {
        return new MetricOf(arm, metric);
    }
}
