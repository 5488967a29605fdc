package org.l2bench.conventions;

import java.util.regex.Pattern;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/**
 * One fit by a library.
 *
 * @param row of the table that says what it does
 * @param value of the parameter
 * @param loss which decides the table that is fitted
 * @param tolerance how far from the closed form its weights may be, relative; NaN for libsvm, which the others are compared with
 * @param fitter the library
 */
record Fit(String row, double value, Loss loss, double tolerance, Fitter fitter) {
    private static final Pattern LABELS = Pattern.compile("sdyn?|rangey");

    /** Fits a linear model; labels are numbers, or -1 and 1. */
    interface Fitter {
        Fitted fit(Sample sample) throws Exception;
    }

    /** Whether the probe knows the loss. */
    boolean isProbed() {
        return loss == Loss.SQUARED || loss == Loss.LOG || loss == Loss.HINGE;
    }

    /** Whether the label's unit matters. */
    boolean isOfTheLabelsUnit() {
        return LABELS.matcher(FitCheck.TABLE.row(row).formula()).find();
    }

    @Override
    public String toString() {
        return row + " " + value;
    }
}
