package org.l2bench.conventions;

import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/**
 * One fit by a library.
 *
 * @param row of the table that says what it does
 * @param value of the parameter
 * @param loss squared, log or hinge, which decides the table that is fitted
 * @param tolerance how far from the closed form its weights may be, relative; NaN for the hinge, which has none here
 * @param fitter the library
 */
record Fit(String row, double value, Loss loss, double tolerance, Fitter fitter) {
    /** Fits a linear model; labels are numbers, or -1 and 1. */
    interface Fitter {
        Fitted fit(Sample sample) throws Exception;
    }

    @Override
    public String toString() {
        return row + " " + value;
    }
}
