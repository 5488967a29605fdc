package org.l2bench.core.claim;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A number that is derived from the means over seeds of many quantities. */
public sealed interface Statistic {
    /** All that it is computed from. */
    List<Quantity> quantities();

    /** As {@link Formula} prints it. */
    String formula();

    /** A statistic of your own; the bootstrap over seeds is the engine's. */
    non-sealed interface Custom extends Statistic {
        /** Its value, from the means over seeds of {@link #quantities}, in their order; empty where it does not exist. */
        OptionalDouble of(List<Double> means);

        /** Why it may not exist, for the reader of the page: "a power law needs means above 0". */
        String existence();
    }

    /** No value of it is further from 0; infinite for most. */
    default double greatest() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Least-squares slope b of log10(best strength) on log10(rate). The best strength at a rate is the vertex of the parabola
     * in log10(strength) through the best cell (smallest mean over seeds) and its two neighbours. A rate whose best cell is at
     * the border of the grid is left out; there is no slope from fewer than three rates.
     */
    record GridSlope(Grid grid) implements Statistic {
        @Override
        public List<Quantity> quantities() {
            return grid.quantities();
        }

        @Override
        public String formula() {
            return "gridslope(" + grid.formula() + ")";
        }
    }

    /**
     * Separability of the left grid minus that of the right one. Separability is the adjusted R^2 of cell ~ rate + strength
     * minus that of cell ~ rate + rate * strength, both with grid levels as categories and without interaction. The products
     * of two equally spaced logarithmic scales fall on common levels; products that differ by less than 1 % are one level.
     */
    record SeparabilityDifference(Grid left, Grid right) implements Statistic {
        @Override
        public List<Quantity> quantities() {
            return Stream.concat(left.quantities().stream(), right.quantities().stream())
                    .toList();
        }

        @Override
        public String formula() {
            return "(separability(" + left.formula() + ") - separability(" + right.formula() + "))";
        }
    }

    /**
     * Least-squares slope of ln(mean over seeds) over ln(size): the exponent of a power law. It does not exist where a mean is not
     * above 0.
     *
     * @param sizes &gt; 0, at least 2 different ones
     * @param quantities one for each size
     */
    record PowerLaw(List<Double> sizes, List<Quantity> quantities) implements Statistic {
        public PowerLaw {
            sizes = List.copyOf(sizes);
            quantities = List.copyOf(quantities);
            if (sizes.size() != quantities.size()
                    || sizes.stream().distinct().count() < 2
                    || sizes.stream().anyMatch(s -> !(s > 0))) {
                throw new IllegalArgumentException("a power law needs a quantity for each of at least 2 different sizes"
                        + " above 0, had " + quantities.size() + " for " + sizes);
            }
        }

        @Override
        public String formula() {
            return "exponent(" + Formula.bySize(sizes, quantities) + ")";
        }
    }

    /**
     * Spearman's rank correlation (ties get their mean rank) of two quantities over places, such as arms, each at its mean over seeds.
     * It does not exist where one of the two is the same at all places.
     *
     * @param places at least 3
     */
    record RankOfMeans(List<Rule.Association> places) implements Statistic {
        public RankOfMeans {
            places = List.copyOf(places);
            if (places.size() < 3) {
                throw new IllegalArgumentException("a rank correlation needs at least 3 places, had " + places.size());
            }
        }

        @Override
        public double greatest() {
            return 1;
        }

        /** x of all places, then y of all. */
        @Override
        public List<Quantity> quantities() {
            return Stream.concat(
                            places.stream().map(Rule.Association::x),
                            places.stream().map(Rule.Association::y))
                    .toList();
        }

        @Override
        public String formula() {
            var pairs = places.stream()
                    .map(p -> p.x().formula() + ": " + p.y().formula())
                    .toList();
            return "rankofmeans(" + String.join(", ", pairs) + ")";
        }
    }
}
