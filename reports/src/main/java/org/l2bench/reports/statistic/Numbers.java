package org.l2bench.reports.statistic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every JDK and in every locale: decimal arithmetic on the exact value, no
 * {@code Double.toString}, whose last digit changed with JDK 19.
 */
public final class Numbers {
    /** U+2212, as wide as a digit. */
    private static final String MINUS = "−";

    private static final double HUGE = 1e15;
    private static final int HUGE_DIGITS = 6;

    private Numbers() {}

    /**
     * With this many digits after the point; from 10^15 on, where a double has no more digits, as a power of ten. What rounds to
     * zero has no sign.
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (Math.abs(value) >= HUGE) {
            return significant(value, HUGE_DIGITS);
        }
        return signed(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** With the sign of the number always there, also where its digits round to zero; zero itself has none. */
    public static String signed(double value, int decimals) {
        return withSign(value, fixed(Math.abs(value), decimals));
    }

    /** As {@link #significant}, with the sign always there; zero has none. */
    public static String signedSignificant(double value, int digits) {
        return withSign(value, significant(Math.abs(value), digits));
    }

    /** The text of a magnitude with the sign of the number. */
    public static String withSign(double value, String magnitude) {
        if (value == 0 || Double.isNaN(value)) {
            return magnitude;
        }
        return (value > 0 ? "+" : MINUS) + magnitude;
    }

    /** Whether nothing but zeros is left of a number that is not zero. */
    public static boolean roundsToZero(double value, int decimals) {
        return value != 0
                && Double.isFinite(value)
                && new BigDecimal(value)
                                .setScale(decimals, RoundingMode.HALF_EVEN)
                                .signum()
                        == 0;
    }

    /** With this many significant digits; very large and very small numbers as 1.2e−7. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (value == 0) {
            return "0";
        }
        var rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        var exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(6, digits)) {
            return signed(rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN));
        }
        var power = exponent < 0 ? MINUS + -exponent : String.valueOf(exponent);
        return signed(rounded.movePointLeft(exponent)) + "e" + power;
    }

    /** A p value: three digits after the point, four if below 0.01, and "&lt; 0.0001" below that. */
    public static String p(double value) {
        if (value < 0.0001) {
            return "< 0.0001";
        }
        return fixed(value, value < 0.01 ? 4 : 3);
    }

    private static String signed(BigDecimal value) {
        var text = value.abs().toPlainString();
        return value.signum() < 0 ? MINUS + text : text;
    }

    private static String notFinite(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "∞" : MINUS + "∞";
    }
}
