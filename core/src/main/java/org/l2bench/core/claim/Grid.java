package org.l2bench.core.claim;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * One arm measured at every pair of a learning rate and a strength of decay.
 *
 * @param rates learning rates, ascending
 * @param strengths lambda, or the decay of the arm's form, ascending
 * @param cells by rate, then by strength; smaller is better
 */
public record Grid(String arm, List<Double> rates, List<Double> strengths, List<List<Quantity>> cells) {
    public Grid {
        rates = List.copyOf(rates);
        strengths = List.copyOf(strengths);
        cells = cells.stream().map(List::copyOf).toList();
        int columns = strengths.size();
        if (cells.size() != rates.size() || cells.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("a grid of " + rates.size() + " rates and " + columns
                    + " strengths needs a cell for each pair, had " + cells);
        }
    }

    /** The grid of an arm's metrics, each named after the places of its rate and its strength, counted from 0. */
    public static Grid of(
            String arm, List<Double> rates, List<Double> strengths, BiFunction<Integer, Integer, String> metric) {
        return new Grid(
                arm,
                rates,
                strengths,
                IntStream.range(0, rates.size())
                        .mapToObj(i -> IntStream.range(0, strengths.size())
                                .mapToObj(j -> Quantity.metric(arm, metric.apply(i, j)))
                                .toList())
                        .toList());
    }

    /** Rates, strengths and cells, as {@link Formula} prints them. */
    String formula() {
        return Formula.arguments(rates) + ", " + Formula.arguments(strengths) + ", ["
                + String.join(", ", quantities().stream().map(Quantity::formula).toList()) + "]";
    }

    /** All cells, row after row. */
    public List<Quantity> quantities() {
        return cells.stream().flatMap(List::stream).toList();
    }
}
