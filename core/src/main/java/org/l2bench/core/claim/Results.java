package org.l2bench.core.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results of all arms in one seed, as far as quantities look at them. */
public interface Results {
    /** The metric of an arm, if it has it. */
    OptionalDouble metric(String arm, String name);

    /** The curve of an arm, if it has it. */
    Optional<Points> curve(String arm, String name);

    /** The points of a curve, x ascending. */
    record Points(List<Double> x, List<Double> y) {
        public Points {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }

        /** y at exactly this x. */
        OptionalDouble at(double place) {
            int index = x.indexOf(place);
            return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(y.get(index));
        }

        double sum() {
            return y.stream().mapToDouble(Double::doubleValue).sum();
        }
    }
}
