package org.l2bench.conventions;

import java.util.function.DoubleFunction;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Meaning;
import org.l2bench.core.regulariser.convention.Monomial;

/**
 * What a library does that is no fit of a linear model: steps of an optimiser, a leaf, a factor.
 *
 * @param row of the table that says what it does
 * @param value of the parameter
 * @param facts of the run, those of the row's formula among them
 * @param tolerance how far the numbers may be from the expected ones, in units of the largest of these
 * @param expected the numbers that come out if the row's formula has a given value
 * @param measured the numbers that come out of the library
 */
record Step(
        String row, double value, Facts facts, double tolerance, DoubleFunction<double[]> expected, Measured measured) {
    /** A run of the library. */
    interface Measured {
        double[] run() throws Exception;
    }

    /** The value of the row's formula, a strength or a share of the weight. */
    double strength() {
        return formula().at(value, facts);
    }

    private Monomial formula() {
        var meaning = FitCheck.TABLE.row(row).meaning();
        if (meaning instanceof Meaning.Penalty penalty) {
            return penalty.lambda();
        }
        if (meaning instanceof Meaning.Decay decay) {
            return decay.share();
        }
        throw new IllegalStateException(row + " has no formula");
    }

    @Override
    public String toString() {
        return row + " " + value + " " + facts.values();
    }
}
