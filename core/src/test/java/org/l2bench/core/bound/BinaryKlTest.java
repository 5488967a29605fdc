package org.l2bench.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryKlTest {
    @Test
    void theDivergenceIsTheFormulas() {
        assertThat(BinaryKl.of(0.7, 0.2)).isCloseTo(0.5826853020432394, within(1e-15));
        assertThat(BinaryKl.of(0, 0)).isZero();
        assertThat(BinaryKl.of(1, 1)).isZero();
        assertThat(BinaryKl.of(0, 0.5)).isEqualTo(Math.log(2));
        assertThat(BinaryKl.of(0.1, 0)).isInfinite();
        assertThat(BinaryKl.of(0.1, 1)).isInfinite();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.01, 0.009950166250831949",
        "0.1, 0.01, 0.14767553929800728",
        "0.1, 0.1, 0.2823791394556453",
        "0.2, 0.002, 0.22607822613460843"
    })
    void theInverseIsTheSheets(double q, double c, double p) {
        assertThat(BinaryKl.inverse(q, c)).isCloseTo(p, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1e-9", "0.999, 0.5", "1e-12, 3", "0.5, 1000"})
    void theInverseIsTheLargestThatFits(double q, double c) {
        double p = BinaryKl.inverse(q, c);
        assertThat(p).isGreaterThanOrEqualTo(q);
        assertThat(BinaryKl.of(q, p)).isLessThanOrEqualTo(c);
        if (p < Math.nextDown(1.0)) {
            assertThat(BinaryKl.of(q, Math.nextUp(p))).isGreaterThan(c);
        }
    }

    @Test
    void edgesOfTheInverse() {
        assertThat(BinaryKl.inverse(1, 0.3)).isEqualTo(1);
        assertThat(BinaryKl.inverse(0.25, 0)).isEqualTo(0.25);
        assertThat(BinaryKl.inverse(0, Double.POSITIVE_INFINITY)).isCloseTo(1, within(1e-15));
    }

    @Test
    void whatIsNoShareIsNamed() {
        assertThatThrownBy(() -> BinaryKl.of(1.5, 0.2)).hasMessage("q must be from 0 to 1, was 1.5");
        assertThatThrownBy(() -> BinaryKl.of(0.5, Double.NaN)).hasMessage("p must be from 0 to 1, was NaN");
        assertThatThrownBy(() -> BinaryKl.inverse(0.5, -1)).hasMessage("a divergence must be >= 0, was -1.0");
    }
}
