package org.l2bench.testkit.example;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;

/** The area under a curve of an arm by the trapezoid rule, over the length of its x axis: a mean that weighs gaps by their width. */
public record AreaUnder(String arm, String curve) implements Quantity {
    @Override
    public OptionalDouble in(Results seed) {
        return seed.curve(arm, curve).map(c -> area(c.x(), c.y())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble area(List<Double> x, List<Double> y) {
        double width = x.get(x.size() - 1) - x.get(0);
        double area = IntStream.range(1, x.size())
                .mapToDouble(i -> (x.get(i) - x.get(i - 1)) * (y.get(i) + y.get(i - 1)) / 2)
                .sum();
        return width > 0 ? OptionalDouble.of(area / width) : OptionalDouble.empty();
    }

    @Override
    public List<Reads> reads() {
        return List.of(Reads.curve(arm, curve));
    }

    @Override
    public String formula() {
        return "area(" + Formula.of(curve, arm) + ")";
    }
}
