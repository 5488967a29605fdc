package org.l2bench.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads quantities and statistics as {@link Formula} prints them. */
record QuantityParser(FormulaTokens tokens, UnaryOperator<String> arms) {
    private record Named(String name, String arm) {}

    Quantity quantity() {
        if (tokens.takes("(")) {
            return twoSided();
        }
        var token = tokens.peek();
        if (token.isName() && tokens.peek(1).is("[")) {
            var named = named();
            return Quantity.metric(named.arm(), named.name());
        }
        if (token.kind() == FormulaTokens.Kind.WORD) {
            if (tokens.peek(1).is("(")) {
                return function();
            }
            if (!Double.isNaN(FormulaTokens.value(token.text()))) {
                return new Quantity.Fixed(tokens.number());
            }
        }
        throw FormulaTokens.unexpected(
                token.isName() ? tokens.peek(1) : token,
                token.isName()
                        ? "\"[\" and an arm after " + token + ", as in accuracy[ridge]"
                        : "a quantity, for example accuracy[ridge]");
    }

    private Quantity twoSided() {
        var left = quantity();
        boolean isDifference = tokens.takes("-");
        if (!isDifference) {
            tokens.expect("/");
        }
        var right = quantity();
        tokens.expect(")");
        return isDifference ? new Quantity.Difference(left, right) : new Quantity.Ratio(left, right);
    }

    private Quantity function() {
        var name = tokens.take();
        tokens.expect("(");
        var quantity =
                switch (name.text()) {
                    case "at" -> at();
                    case "slope" -> slope();
                    case "ln" -> new Quantity.Log(quantity());
                    case "items" -> items();
                    case "mean" -> Quantity.mean(several(this::quantity));
                    case "least" -> Quantity.least(several(this::quantity));
                    case "greatest" -> Quantity.greatest(several(this::quantity));
                    default ->
                        throw FormulaTokens.unexpected(
                                name, "at, slope, ln, items, mean, least or greatest before \"(\"");
                };
        tokens.expect(")");
        return quantity;
    }

    private Quantity at() {
        var curve = named();
        tokens.expect(",");
        return new Quantity.CurveAt(curve.arm(), curve.name(), tokens.number());
    }

    private Quantity slope() {
        if (tokens.peek(1).is("[")) {
            var curve = named();
            return new Quantity.CurveSlope(curve.arm(), curve.name());
        }
        var sizes = new ArrayList<Double>();
        return new Quantity.Slope(sizes, bySize(sizes));
    }

    /** One quantity behind each size, which goes into the list. */
    private List<Quantity> bySize(List<Double> sizes) {
        return several(() -> {
            sizes.add(tokens.number());
            tokens.expect(":");
            return quantity();
        });
    }

    private Quantity items() {
        var sums = named();
        tokens.expect(",");
        var counts = named();
        tokens.expect(",");
        return new Quantity.ItemMean(sums.arm(), tokens.name("a metric"), sums.name(), counts.name());
    }

    private Named named() {
        var name = tokens.name("a metric or curve");
        tokens.expect("[");
        var arm = tokens.name("an arm");
        tokens.expect("]");
        return new Named(name, arms.apply(arm));
    }

    /** A statistic, if one comes next. */
    Optional<Statistic> statistic() {
        if (tokens.takes("gridslope", "(")) {
            var grid = grid();
            tokens.expect(")");
            return Optional.of(new Statistic.GridSlope(grid));
        }
        if (tokens.takes("(", "separability", "(")) {
            var left = grid();
            tokens.expect(")");
            tokens.expect("-");
            tokens.expect("separability");
            tokens.expect("(");
            var right = grid();
            tokens.expect(")");
            tokens.expect(")");
            return Optional.of(new Statistic.SeparabilityDifference(left, right));
        }
        if (tokens.takes("exponent", "(")) {
            var sizes = new ArrayList<Double>();
            var quantities = bySize(sizes);
            tokens.expect(")");
            return Optional.of(new Statistic.PowerLaw(sizes, quantities));
        }
        if (tokens.takes("rankofmeans", "(")) {
            var places = several(this::place);
            tokens.expect(")");
            return Optional.of(new Statistic.RankOfMeans(places));
        }
        return Optional.empty();
    }

    private Rule.Association place() {
        var x = quantity();
        tokens.expect(":");
        return new Rule.Association("", x, quantity());
    }

    private Grid grid() {
        var rates = list(tokens::number);
        tokens.expect(",");
        var strengths = list(tokens::number);
        tokens.expect(",");
        var cells = list(this::quantity);
        int columns = strengths.size();
        if (cells.size() != rates.size() * columns) {
            throw new IllegalArgumentException("a grid of " + rates.size() + " rates and " + columns
                    + " strengths needs " + rates.size() * columns + " cells, had " + cells.size());
        }
        var rows = new ArrayList<List<Quantity>>();
        for (var from = 0; from < cells.size(); from += columns) {
            rows.add(cells.subList(from, from + columns));
        }
        return new Grid(arm(cells), rates, strengths, rows);
    }

    /** A grid is printed by its cells, which are all of its arm. */
    private String arm(List<Quantity> cells) {
        var names = cells.stream()
                .flatMap(q -> q.reads().stream())
                .flatMap(r -> r.arms().stream())
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException("the cells of a grid must be of one arm, were of " + names);
        }
        return names.get(0);
    }

    private <T> List<T> list(Supplier<T> one) {
        tokens.expect("[");
        var all = several(one);
        tokens.expect("]");
        return all;
    }

    private <T> List<T> several(Supplier<T> one) {
        var all = new ArrayList<T>();
        do {
            all.add(one.get());
        } while (tokens.takes(","));
        return all;
    }
}
