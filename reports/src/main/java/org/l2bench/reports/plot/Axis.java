package org.l2bench.reports.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.reports.statistic.Numbers;

/**
 * A range of values with its ticks; linear or logarithmic.
 *
 * @param min lower end, a tick on a linear axis
 */
record Axis(boolean log, double min, double max, List<Tick> ticks) {
    /** A labelled value. */
    record Tick(double value, String label) {}

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** A linear axis over the data with about this many steps of 1, 2 or 5 times a power of ten. */
    static Axis linear(double dataMin, double dataMax, int steps) {
        var margin = isRange(dataMin, dataMax) ? 0 : Math.max(Math.abs(dataMax) * 0.05, 1e-9);
        var step = niceStep((dataMax - dataMin + 2 * margin) / steps);
        var first = Math.floor((dataMin - margin) / step + 1e-9);
        var last = Math.ceil((dataMax + margin) / step - 1e-9);
        var ticks = ticks(first, last, step);
        return new Axis(false, ticks.get(0).value(), ticks.get(ticks.size() - 1).value(), ticks);
    }

    /** A linear axis that ends where the data end; its ticks lie within. */
    static Axis tight(double dataMin, double dataMax, int steps) {
        if (!isRange(dataMin, dataMax)) {
            return linear(dataMin, dataMax, steps);
        }
        var step = niceStep((dataMax - dataMin) / steps);
        var ticks = ticks(Math.ceil(dataMin / step - 1e-9), Math.floor(dataMax / step + 1e-9), step);
        return new Axis(false, dataMin, dataMax, ticks);
    }

    /** Whether two numbers are told apart by more than rounding; ticks between neighbours would never end. */
    private static boolean isRange(double dataMin, double dataMax) {
        return dataMax - dataMin > 1e-12 * Math.max(Math.abs(dataMin), Math.abs(dataMax));
    }

    /** A logarithmic axis over positive data; ticks at powers of ten, or at 1, 2 and 5 times these if there are few. */
    static Axis logarithmic(double dataMin, double dataMax) {
        var min = dataMax > dataMin ? dataMin : dataMin / 1.5;
        var max = dataMax > dataMin ? dataMax : dataMax * 1.5;
        var low = (int) Math.floor(StrictMath.log10(min));
        var high = (int) Math.ceil(StrictMath.log10(max));
        var every = Math.max(1, (high - low + 5) / 6);
        var powers = IntStream.rangeClosed(low, high)
                .filter(e -> Math.floorMod(e, every) == 0)
                .mapToObj(e -> new Tick(power(e), powerLabel(e)))
                .filter(t -> within(t, min, max))
                .toList();
        if (powers.size() >= 3) {
            return new Axis(true, min, max, powers);
        }
        var parts = new ArrayList<Tick>();
        for (var e = low; e <= high; e++) {
            for (var digit : new int[] {1, 2, 5}) {
                var value = digit * power(e);
                parts.add(new Tick(value, Numbers.significant(value, 1)));
            }
        }
        parts.removeIf(t -> !within(t, min, max));
        return parts.size() >= 2
                ? new Axis(true, min, max, List.copyOf(parts))
                : new Axis(true, min, max, tight(min, max, 6).ticks());
    }

    /** Where a value lies, from 0 at the lower end to 1 at the upper. */
    double position(double value) {
        return log ? StrictMath.log(value / min) / StrictMath.log(max / min) : (value - min) / (max - min);
    }

    /** Whether a value can be drawn at all. */
    boolean holds(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    private static boolean within(Tick tick, double min, double max) {
        return tick.value() >= min * (1 - 1e-9) && tick.value() <= max * (1 + 1e-9);
    }

    private static double niceStep(double atLeast) {
        var power = power((int) Math.floor(StrictMath.log10(atLeast)));
        for (var digit : new int[] {1, 2, 5}) {
            if (digit * power >= atLeast * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static List<Tick> ticks(double first, double last, double step) {
        var decimals = Math.max(0, -(int) Math.floor(StrictMath.log10(step) + 1e-9));
        var ticks = new ArrayList<Tick>();
        for (var i = first; i <= last; i++) {
            var value = i * step;
            ticks.add(new Tick(value, decimals > 5 ? Numbers.significant(value, 3) : Numbers.fixed(value, decimals)));
        }
        return List.copyOf(ticks);
    }

    private static double power(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
    }

    private static String powerLabel(int exponent) {
        if (exponent >= -2 && exponent <= 3) {
            return Numbers.significant(power(exponent), 1);
        }
        var digits = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        String.valueOf(Math.abs(exponent)).chars().forEach(c -> digits.append(SUPERSCRIPTS.charAt(c - '0')));
        return digits.toString();
    }
}
