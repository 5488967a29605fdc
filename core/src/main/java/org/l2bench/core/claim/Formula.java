package org.l2bench.core.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How rules and quantities are printed: {@code accuracy.test[L2@s] - accuracy.test[no@l] > -1}. What is printed says all of a rule, so
 * that no two rules print the same.
 *
 * <p>A metric or curve is {@code name[arm]}. Names and labels that hold anything but letters, digits and {@code _ . * / + @ ^ ' -}, or
 * begin with a sign, stand in quotation marks, with a backslash before quotation marks and backslashes within. Operators have blanks
 * around them, so that a hyphen within a name is none. A part of several is {@code label: formula}. {@link FormulaParser} reads it,
 * but for what a rule, quantity or statistic of somebody's own prints.
 */
public final class Formula {
    static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.*/+@^'-]*");

    private Formula() {}

    /** A rule in one line; of several parts, all of them in braces. */
    public static String of(Rule rule) {
        return rule.formula();
    }

    /** What an arm has: {@code name[arm]}. */
    public static String of(String name, String arm) {
        return name(name) + "[" + name(arm) + "]";
    }

    /** A name, in quotation marks if it needs them. */
    public static String name(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A number with the fewest digits that give it back: -1, 0.05, 1E-10. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value).replace("Infinity", "infinity");
        }
        if (value == StrictMath.rint(value) && StrictMath.abs(value) < 1e7) {
            return String.valueOf((long) value);
        }
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return StrictMath.abs(value) < 1e-3 || StrictMath.abs(value) >= 1e7 ? exact.toString() : exact.toPlainString();
    }

    /** A formula within a range, of which an infinite end is not printed. */
    static String between(double low, String formula, double high) {
        var below = Double.isInfinite(low) ? "" : of(low) + " <= ";
        return below + formula + (Double.isInfinite(high) ? "" : " <= " + of(high));
    }

    /** For example {@code 16: a[x], 32: a[y]}. */
    static String bySize(List<Double> sizes, List<Quantity> quantities) {
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> of(sizes.get(i)) + ": " + quantities.get(i).formula())
                .collect(Collectors.joining(", "));
    }

    static String all(List<String> parts) {
        return "all {" + String.join("; ", parts) + "}";
    }

    static String overlap(double testOverTrain) {
        return testOverTrain == 0 ? "" : " with test over train " + of(testOverTrain);
    }

    /** {@code label: formula}; a formula alone if there is no label. */
    public static String labelled(String label, String formula) {
        return label.isEmpty() ? formula : name(label) + ": " + formula;
    }

    static String arguments(List<Double> numbers) {
        return "[" + String.join(", ", numbers.stream().map(Formula::of).toList()) + "]";
    }
}
