package org.l2bench.core.regulariser.convention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A product of powers of facts: the form of every strength in the table, so that each can be solved for the parameter.
 *
 * @param powers by fact, none of them 0
 */
public record Monomial(double factor, Map<Fact, Integer> powers) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("([A-Za-z]+)(?:\\^(\\d))?");

    public Monomial {
        var kept = new EnumMap<Fact, Integer>(Fact.class);
        powers.forEach((fact, power) -> {
            if (power != 0) {
                kept.put(fact, power);
            }
        });
        powers = Map.copyOf(kept);
    }

    /**
     * Reads {@code v}, {@code v / (2 n)}, {@code noise / (n v^2)}.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static Monomial parse(String text) {
        var sides = text.split("/", -1);
        if (sides.length > 2) {
            throw new IllegalArgumentException("a formula has at most one /, was " + text);
        }
        var above = product(sides[0].strip(), text);
        if (sides.length == 1) {
            return above;
        }
        var below = sides[1].strip();
        boolean inBrackets = below.startsWith("(") && below.endsWith(")");
        return above.times(product(inBrackets ? below.substring(1, below.length() - 1) : below, text), -1);
    }

    private static Monomial product(String factors, String whole) {
        double number = 1;
        var powers = new EnumMap<Fact, Integer>(Fact.class);
        for (var word : factors.strip().split("\\s+", -1)) {
            var symbol = SYMBOL.matcher(word);
            if (NUMBER.matcher(word).matches()) {
                number *= Double.parseDouble(word);
            } else if (symbol.matches() && Fact.ofSymbol(symbol.group(1)).isPresent()) {
                var power = symbol.group(2) == null ? 1 : Integer.parseInt(symbol.group(2));
                powers.merge(Fact.ofSymbol(symbol.group(1)).orElseThrow(), power, Integer::sum);
            } else {
                throw new IllegalArgumentException("\"" + word + "\" in the formula " + whole + " is no fact");
            }
        }
        return new Monomial(number, powers);
    }

    /** The product with a power of another one. */
    public Monomial times(Monomial other, int power) {
        var sum = new EnumMap<Fact, Integer>(Fact.class);
        sum.putAll(powers);
        other.powers.forEach((fact, p) -> sum.merge(fact, p * power, Integer::sum));
        return new Monomial(factor * Math.pow(other.factor, power), sum);
    }

    public int power(Fact fact) {
        return powers.getOrDefault(fact, 0);
    }

    /** What the user must say before it can be evaluated, without the parameter itself. */
    public List<Need> missing(Facts facts) {
        Set<Need> missing = new LinkedHashSet<>();
        for (var fact : Fact.values()) {
            if (fact != Fact.VALUE && power(fact) != 0 && known(fact, facts).isEmpty()) {
                fact.given().stream()
                        .filter(facts::lacks)
                        .filter(g -> g != Fact.LABEL_DEVIATION || !doDeviationsCancel())
                        .forEach(missing::add);
            }
        }
        return new ArrayList<>(missing);
    }

    /** Of the label's two deviations one over the other is sqrt((n - 1) / n), whatever they are. */
    private boolean doDeviationsCancel() {
        return power(Fact.LABEL_DEVIATION) != 0
                && power(Fact.LABEL_DEVIATION) == -power(Fact.LABEL_POPULATION_DEVIATION);
    }

    private OptionalDouble known(Fact fact, Facts facts) {
        var value = facts.value(fact);
        if (value.isPresent() || !doDeviationsCancel()) {
            return value;
        }
        return switch (fact) {
            case LABEL_DEVIATION, LABEL_POPULATION_DEVIATION ->
                facts.with(Fact.LABEL_DEVIATION, 1).value(fact);
            case VALUE, ROWS, BATCH, LEARNING_RATE, LABEL_RMS, LABEL_RANGE, FEATURES, NOISE_VARIANCE, CORRELATION ->
                value;
        };
    }

    /** Its value for a value of the parameter. */
    public double at(double value, Facts facts) {
        return coefficient(facts) * Math.pow(value, power(Fact.VALUE));
    }

    /** The value of the parameter at which it is {@code result}. */
    public double solve(double result, Facts facts) {
        var power = power(Fact.VALUE);
        if (power == 0) {
            throw new IllegalStateException("there is no parameter in " + this);
        }
        var ratio = result / coefficient(facts);
        return switch (power) {
            case 1 -> ratio;
            case -1 -> 1 / ratio;
            case 2 -> Math.sqrt(ratio);
            case -2 -> 1 / Math.sqrt(ratio);
            default -> Math.pow(ratio, 1.0 / power);
        };
    }

    private double coefficient(Facts facts) {
        double above = factor;
        double below = 1;
        for (var fact : Fact.values()) {
            var power = power(fact);
            if (fact == Fact.VALUE || power == 0) {
                continue;
            }
            var value = known(fact, facts).orElseThrow();
            if (power > 0) {
                above *= Math.pow(value, power);
            } else {
                below *= Math.pow(value, -power);
            }
        }
        return above / below;
    }
}
