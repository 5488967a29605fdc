package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Results;
import org.l2bench.testkit.QuantityContract;

class AreaUnderTest extends QuantityContract {
    @Override
    protected Quantity quantity() {
        return new AreaUnder("ridge", "accuracy");
    }

    @Override
    protected Quantity other() {
        return new AreaUnder("lasso", "accuracy");
    }

    @Override
    protected Results results() {
        return of(List.of(0.0, 1.0, 3.0), List.of(0.0, 1.0, 2.0));
    }

    private static Results of(List<Double> x, List<Double> y) {
        return new Results() {
            @Override
            public OptionalDouble metric(String arm, String name) {
                return OptionalDouble.empty();
            }

            @Override
            public Optional<Points> curve(String arm, String name) {
                return Optional.of(new Points(x, y));
            }
        };
    }

    /** (1 * 0.5 + 2 * 1.5) / 3. */
    @Test
    void gapsWeighByTheirWidth() {
        assertThat(quantity().in(results())).hasValue(3.5 / 3);
        assertThat(quantity().in(of(List.of(2.0), List.of(1.0)))).isEmpty();
        assertThat(quantity().formula()).isEqualTo("area(accuracy[ridge])");
    }
}
