package org.l2bench.core.claim;

import java.util.List;
import java.util.stream.Stream;

/** A number that is derived from the means over seeds of many quantities. */
public sealed interface Statistic {
    /** All that it is computed from. */
    List<Quantity> quantities();

    /** As {@link Formula} prints it. */
    String formula();

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
}
