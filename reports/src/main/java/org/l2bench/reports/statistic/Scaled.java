package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.List;

/**
 * Finite numbers in a unit of their own, a power of two: squares of them neither overflow nor vanish, and no digit is lost. A
 * statistic that has no unit is the same number whatever the unit of the data. Negative zeros become zeros.
 */
final class Scaled {
    private final double[] values;
    private final int exponent;

    private Scaled(double[] values, int exponent) {
        this.values = values;
        this.exponent = exponent;
    }

    /** The numbers divided by a power of two: the largest magnitude is within [1, 2), or all are zero. */
    double[] values() {
        return values;
    }

    static Scaled of(List<Double> numbers) {
        return of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Scaled of(double[] numbers) {
        var largest = 0.0;
        for (var number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        if (!Double.isFinite(largest)) {
            throw new IllegalArgumentException("a statistic needs finite numbers, had " + Arrays.toString(numbers));
        }
        if (largest == 0) {
            return new Scaled(new double[numbers.length], 0);
        }
        // Subnormal numbers have no exponent of their own.
        var exponent = largest < Double.MIN_NORMAL
                ? Math.getExponent(Math.scalb(largest, 60)) - 60
                : Math.getExponent(largest);
        var values = new double[numbers.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = to(numbers[i], exponent);
        }
        return new Scaled(values, exponent);
    }

    /** Another number in this unit. */
    double to(double number) {
        return to(number, exponent);
    }

    private static double to(double number, int exponent) {
        // The same number by a product, which is faster, where that power of two is a double.
        return Math.abs(exponent) < Double.MAX_EXPONENT
                ? number * Double.longBitsToDouble((long) (Double.MAX_EXPONENT - exponent) << 52) + 0.0
                : Math.scalb(number, -exponent) + 0.0;
    }

    /** A number of this unit in that of the data. */
    double back(double number) {
        return Math.scalb(number, exponent);
    }

    boolean allEqual() {
        return Arrays.stream(values).allMatch(v -> v == values[0]);
    }
}
