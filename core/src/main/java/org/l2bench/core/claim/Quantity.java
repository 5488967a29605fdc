package org.l2bench.core.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A number that every seed has: what a record holds, or arithmetic on such numbers within the seed. Yours is a record that implements
 * this; {@link Formula} prints its parts.
 */
public interface Quantity {
    /** Its value in one seed; empty if the seed lacks anything of it. */
    OptionalDouble in(Results seed);

    /** All that it reads. */
    List<Reads> reads();

    /** As {@link Formula} prints it. */
    String formula();

    /** The metric whose unit and digits it has; empty for a pure number. */
    default Optional<String> unitOf() {
        return Optional.empty();
    }

    /** Whether it is a logarithm. */
    default boolean isLog() {
        return false;
    }

    /** A metric of an arm. */
    record MetricOf(String arm, String metric) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            return seed.metric(arm, metric);
        }

        @Override
        public List<Reads> reads() {
            return List.of(Reads.metric(arm, metric));
        }

        @Override
        public String formula() {
            return Formula.of(metric, arm);
        }

        @Override
        public Optional<String> unitOf() {
            return Optional.of(metric);
        }
    }

    /** A point of a curve of an arm; x must be one of the curve's. */
    record CurveAt(String arm, String curve, double x) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            var points = seed.curve(arm, curve);
            return points.isPresent() ? points.get().at(x) : OptionalDouble.empty();
        }

        @Override
        public List<Reads> reads() {
            return List.of(Reads.point(arm, curve, x));
        }

        @Override
        public String formula() {
            return "at(" + Formula.of(curve, arm) + ", " + Formula.of(x) + ")";
        }
    }

    /** Least-squares slope of a curve of an arm, all of its points alike. */
    record CurveSlope(String arm, String curve) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            var points = seed.curve(arm, curve);
            return points.isPresent() ? slopeOf(points.get().x(), points.get().y()) : OptionalDouble.empty();
        }

        @Override
        public List<Reads> reads() {
            return List.of(Reads.curve(arm, curve));
        }

        @Override
        public String formula() {
            return "slope(" + Formula.of(curve, arm) + ")";
        }
    }

    /** Least-squares slope of quantities over sizes, e.g. of the logarithm of an error over that of a width. */
    record Slope(List<Double> sizes, List<Quantity> quantities) implements Quantity {
        public Slope {
            sizes = List.copyOf(sizes);
            quantities = List.copyOf(quantities);
            if (sizes.size() != quantities.size() || sizes.stream().distinct().count() < 2) {
                throw new IllegalArgumentException(
                        "a slope needs a quantity for each of at least 2 different sizes, had " + quantities.size()
                                + " for " + sizes);
            }
        }

        @Override
        public OptionalDouble in(Results seed) {
            var values = values(quantities, seed);
            return values.isPresent() ? slopeOf(sizes, values.get()) : OptionalDouble.empty();
        }

        @Override
        public List<Reads> reads() {
            return readsOf(quantities);
        }

        @Override
        public String formula() {
            return "slope(" + Formula.bySize(sizes, quantities) + ")";
        }
    }

    /** The natural logarithm of another quantity. */
    record Log(Quantity of) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            var value = of.in(seed);
            // StrictMath: the same bits on every machine.
            return value.isPresent() ? OptionalDouble.of(StrictMath.log(value.getAsDouble())) : value;
        }

        @Override
        public List<Reads> reads() {
            return of.reads();
        }

        @Override
        public String formula() {
            return "ln(" + of.formula() + ")";
        }

        @Override
        public boolean isLog() {
            return true;
        }
    }

    /**
     * Sum over items, e.g. windows of a text, over the sum of their counts: a mean that can be taken of a part of the items as
     * well.
     *
     * @param arm whose curves these are, x the item
     * @param metric whose unit and digits the number has
     * @param sums curve of the items' sums
     * @param counts curve of what they are sums of; the same x
     */
    record ItemMean(String arm, String metric, String sums, String counts) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            var all = seed.curve(arm, sums);
            var counted = seed.curve(arm, counts);
            return all.isPresent() && counted.isPresent()
                    ? OptionalDouble.of(all.get().sum() / counted.get().sum())
                    : OptionalDouble.empty();
        }

        @Override
        public List<Reads> reads() {
            return List.of(Reads.curve(arm, sums), Reads.curve(arm, counts), Reads.unit(metric));
        }

        @Override
        public String formula() {
            return "items(" + Formula.of(sums, arm) + ", " + Formula.of(counts, arm) + ", " + Formula.name(metric)
                    + ")";
        }

        @Override
        public Optional<String> unitOf() {
            return Optional.of(metric);
        }
    }

    /** The same number in every seed, to hold others against. */
    record Fixed(double value) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            return OptionalDouble.of(value);
        }

        @Override
        public List<Reads> reads() {
            return List.of();
        }

        @Override
        public String formula() {
            return Formula.of(value);
        }
    }

    /** {@code left - right} within a seed; a contrast of two of these is a difference of differences. */
    record Difference(Quantity left, Quantity right) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            var values = values(List.of(left, right), seed);
            return values.isPresent()
                    ? OptionalDouble.of(values.get().get(0) - values.get().get(1))
                    : OptionalDouble.empty();
        }

        @Override
        public List<Reads> reads() {
            return readsOf(List.of(left, right));
        }

        @Override
        public String formula() {
            return "(" + left.formula() + " - " + right.formula() + ")";
        }

        @Override
        public Optional<String> unitOf() {
            return left.unitOf();
        }
    }

    /** {@code left / right} within a seed. */
    record Ratio(Quantity left, Quantity right) implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            var values = values(List.of(left, right), seed);
            return values.isPresent()
                    ? OptionalDouble.of(values.get().get(0) / values.get().get(1))
                    : OptionalDouble.empty();
        }

        @Override
        public List<Reads> reads() {
            return readsOf(List.of(left, right));
        }

        @Override
        public String formula() {
            return "(" + left.formula() + " / " + right.formula() + ")";
        }
    }

    /** What several quantities of a seed come to together. */
    record Several(Summary summary, List<Quantity> quantities) implements Quantity {
        /** How they are taken together. */
        public enum Summary {
            MEAN,
            LEAST,
            GREATEST
        }

        public Several {
            quantities = List.copyOf(quantities);
            if (quantities.isEmpty()) {
                throw new IllegalArgumentException("a quantity of several needs at least one");
            }
        }

        @Override
        public OptionalDouble in(Results seed) {
            var values = values(quantities, seed);
            if (values.isEmpty()) {
                return OptionalDouble.empty();
            }
            var all = values.get().stream().mapToDouble(Double::doubleValue);
            return switch (summary) {
                case MEAN -> all.average();
                // Both are NaN if one is.
                case LEAST -> all.min();
                case GREATEST -> all.max();
            };
        }

        @Override
        public List<Reads> reads() {
            return readsOf(quantities);
        }

        @Override
        public String formula() {
            var all = quantities.stream().map(Quantity::formula).toList();
            return summary.name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", all) + ")";
        }

        @Override
        public Optional<String> unitOf() {
            return quantities.get(0).unitOf();
        }
    }

    static Quantity metric(String arm, String metric) {
        return new MetricOf(arm, metric);
    }

    static Quantity mean(List<Quantity> quantities) {
        return new Several(Several.Summary.MEAN, quantities);
    }

    static Quantity least(List<Quantity> quantities) {
        return new Several(Several.Summary.LEAST, quantities);
    }

    static Quantity greatest(List<Quantity> quantities) {
        return new Several(Several.Summary.GREATEST, quantities);
    }

    private static Optional<List<Double>> values(List<Quantity> quantities, Results seed) {
        var values =
                quantities.stream().flatMap(q -> q.in(seed).stream().boxed()).toList();
        return values.size() == quantities.size() ? Optional.of(values) : Optional.empty();
    }

    private static List<Reads> readsOf(List<Quantity> quantities) {
        return quantities.stream().flatMap(q -> q.reads().stream()).toList();
    }

    /** Empty where a single point, or points above each other, have no slope. */
    private static OptionalDouble slopeOf(List<Double> x, List<Double> y) {
        var regression = new SimpleRegression();
        IntStream.range(0, x.size()).forEach(i -> regression.addData(x.get(i), y.get(i)));
        return Stream.of(regression.getSlope())
                .filter(s -> x.size() > 1)
                .mapToDouble(s -> s)
                .findFirst();
    }
}
