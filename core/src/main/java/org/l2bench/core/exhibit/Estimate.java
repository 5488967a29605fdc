package org.l2bench.core.exhibit;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A coordinate of a mark with its interval; that it is a number, and within the interval, is checked where its place is known.
 *
 * @param value where the mark is
 * @param low lower end of the interval; the value if there is none
 * @param high upper end of the interval; the value if there is none
 * @param n how many numbers the value is the mean of; 0 if it is no mean
 */
public record Estimate(double value, double low, double high, int n) {
    /** A number without an interval, such as a setting. */
    public static Estimate of(double value) {
        return new Estimate(value, value, value, 0);
    }

    /** A number and an interval of your own, which {@link Figure.Custom#intervals} puts into words. */
    public static Estimate of(double value, double low, double high) {
        return new Estimate(value, low, high, 0);
    }

    /** The mean of at least one number, with their minimum and maximum. */
    public static Estimate mean(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a mean needs at least one number, had none");
        }
        var numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        double low = StatUtils.min(numbers);
        double high = StatUtils.max(numbers);
        // Of equal numbers the mean can be rounded out of the interval.
        return new Estimate(Math.min(Math.max(StatUtils.mean(numbers), low), high), low, high, numbers.length);
    }

    /** Whether there is an interval to draw. */
    public boolean hasInterval() {
        return low < high;
    }
}
