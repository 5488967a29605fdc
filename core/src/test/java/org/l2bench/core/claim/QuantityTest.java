package org.l2bench.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.claim.Quantity.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QuantityTest {
    private static final Quantity TWO = metric("a", "two");
    private static final Quantity EIGHT = metric("a", "eight");
    private static final Quantity ABSENT = metric("a", "absent");

    /** An arm with two metrics and a curve that falls by 3 per step, then by 1. */
    private static final Results SEED = new Results() {
        private final Map<String, Double> metrics = Map.of("two", 2.0, "eight", 8.0);

        @Override
        public OptionalDouble metric(String arm, String name) {
            return arm.equals("a") && metrics.containsKey(name)
                    ? OptionalDouble.of(metrics.get(name))
                    : OptionalDouble.empty();
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            return arm.equals("a") && name.equals("loss")
                    ? Optional.of(new Points(List.of(1.0, 2.0, 3.0), List.of(9.0, 6.0, 5.0)))
                    : Optional.empty();
        }
    };

    @Test
    void arithmeticIsDoneWithinASeed() {
        assertThat(new Quantity.Difference(EIGHT, TWO).in(SEED)).hasValue(6);
        assertThat(new Quantity.Ratio(EIGHT, TWO).in(SEED)).hasValue(4);
        assertThat(new Quantity.Log(TWO).in(SEED)).hasValue(StrictMath.log(2));
        assertThat(Quantity.mean(List.of(TWO, EIGHT, new Quantity.Fixed(5))).in(SEED))
                .hasValue(5);
        assertThat(Quantity.least(List.of(EIGHT, TWO)).in(SEED)).hasValue(2);
        assertThat(Quantity.greatest(List.of(EIGHT, TWO)).in(SEED)).hasValue(8);
        assertThat(new Quantity.CurveAt("a", "loss", 2).in(SEED)).hasValue(6);
    }

    @Test
    void aSlopeOverSizesIsThatOfAPowerLaw() {
        var sizes = List.of(Math.log(10), Math.log(100), Math.log(1000));
        var errors = List.<Quantity>of(
                new Quantity.Log(new Quantity.Fixed(1)),
                new Quantity.Log(new Quantity.Fixed(0.1)),
                new Quantity.Log(new Quantity.Fixed(0.01)));
        assertThat(new Quantity.Slope(sizes, errors).in(SEED).getAsDouble()).isEqualTo(-1, within(1e-12));
    }

    /** By hand: mean x 2, sum of (x - 2) y is -4, of (x - 2)^2 is 2. */
    @Test
    void aSlopeAlongACurveIsThatOfLeastSquares() {
        assertThat(new Quantity.CurveSlope("a", "loss").in(SEED).getAsDouble()).isEqualTo(-2, within(1e-12));
    }

    @Test
    void whatASeedLacksHasNoValue() {
        assertThat(new Quantity.Difference(TWO, ABSENT).in(SEED)).isEmpty();
        assertThat(Quantity.mean(List.of(TWO, ABSENT)).in(SEED)).isEmpty();
        assertThat(new Quantity.Slope(List.of(1.0, 2.0), List.of(TWO, ABSENT)).in(SEED))
                .isEmpty();
        assertThat(new Quantity.CurveAt("a", "loss", 2.5).in(SEED)).isEmpty();
        assertThat(new Quantity.CurveSlope("b", "loss").in(SEED)).isEmpty();
    }

    @Test
    void aSlopeNeedsTwoSizes() {
        assertThatThrownBy(() -> new Quantity.Slope(List.of(1.0, 1.0), List.of(TWO, EIGHT)))
                .hasMessageContaining("at least 2 different sizes");
    }

    @Test
    void aNumberThatIsNoneStaysNone() {
        var nan = new Quantity.Fixed(Double.NaN);
        assertThat(Quantity.least(List.of(TWO, nan)).in(SEED).getAsDouble()).isNaN();
        assertThat(Quantity.greatest(List.of(TWO, nan)).in(SEED).getAsDouble()).isNaN();
    }
}
