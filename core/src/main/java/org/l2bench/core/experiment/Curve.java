package org.l2bench.core.experiment;

import java.util.List;
import java.util.OptionalDouble;

/** A curve of a trial: y against x, both of one length, x ascending. What the axes are is the figure's business. */
public record Curve(List<Double> x, List<Double> y) {
    public Curve {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "a curve needs as many y as x, had " + y.size() + " y and " + x.size() + " x");
        }
        x = List.copyOf(x);
        y = List.copyOf(y);
    }

    /** y at exactly this x; empty if the curve has no such point. */
    public OptionalDouble at(double place) {
        int index = x.indexOf(place);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(y.get(index));
    }
}
