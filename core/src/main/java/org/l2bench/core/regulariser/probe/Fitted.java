package org.l2bench.core.regulariser.probe;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What a program has fitted: f(x) = w'x + b.
 *
 * @param weights one per feature, on the features as they stand in the table
 * @param intercept empty if the model has none
 * @param rounding the relative error that the written digits leave a number that begins with 1, 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
public record Fitted(double[] weights, OptionalDouble intercept, double rounding) {
    public Fitted(double[] weights, OptionalDouble intercept) {
        this(weights, intercept, 0);
    }

    /** How far from a weight the one that was rounded to it may be: half a unit of its last digit. */
    static double halfUnit(double weight, double rounding) {
        return weight == 0 ? 0 : rounding * Math.pow(10, Math.floor(Math.log10(Math.abs(weight))));
    }

    double bias() {
        return intercept.orElse(0);
    }

    /** The weights of the other of two classes. */
    Fitted turned() {
        return new Fitted(
                Arrays.stream(weights).map(w -> -w).toArray(),
                intercept.isPresent() ? OptionalDouble.of(-intercept.getAsDouble()) : intercept,
                rounding);
    }

    double predict(double[] row) {
        var sum = bias();
        for (var j = 0; j < weights.length; j++) {
            sum += weights[j] * row[j];
        }
        return sum;
    }
}
