package org.l2bench.core.regulariser.convention;

import java.math.BigDecimal;
import java.math.MathContext;

/** How a number of a conversion is written: all digits that mean something, none that rounding has left. */
public final class Amount {
    private static final MathContext DIGITS = new MathContext(12);
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e9;

    private Amount() {}

    /** For example 0.01, 250, 1.25e-07. */
    public static String shown(double value) {
        return shown(value, DIGITS.getPrecision());
    }

    /** The same with fewer digits. */
    public static String shown(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        var size = Math.abs(value);
        if (size >= LEAST_PLAIN && size < MOST_PLAIN) {
            return rounded.toPlainString();
        }
        var mantissa = new BigDecimal(rounded.unscaledValue(), rounded.precision() - 1).toPlainString();
        var exponent = rounded.precision() - 1 - rounded.scale();
        return mantissa + "e" + exponent;
    }
}
