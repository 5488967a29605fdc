package org.l2bench.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void linearTicksAreRoundAndEncloseTheData() {
        var axis = Axis.linear(77.4, 82.4, 5);
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("77", "78", "79", "80", "81", "82", "83");
        assertThat(Axis.linear(0.12, 0.31, 4).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("0.10", "0.15", "0.20", "0.25", "0.30", "0.35");
        assertThat(Axis.linear(-3, 3, 3).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("−4", "−2", "0", "2", "4");
    }

    @Test
    void aSingleValueStillHasARange() {
        assertThat(Axis.linear(5, 5, 4).position(5)).isBetween(0.1, 0.9);
        assertThat(Axis.linear(0, 0, 4).position(0)).isBetween(0.1, 0.9);
        assertThat(Axis.linear(1, Math.nextUp(1.0), 4).position(1)).isBetween(0.1, 0.9);
        assertThat(Axis.tight(-3, Math.nextUp(-3.0), 4).position(-3)).isBetween(0.1, 0.9);
        assertThat(Axis.logarithmic(7, 7).position(7)).isBetween(0.1, 0.9);
    }

    @Test
    void logarithmicPositionsAreEvenPerDecade() {
        var axis = Axis.logarithmic(0.001, 1000);
        assertThat(axis.position(1)).isCloseTo(0.5, within(1e-12));
        assertThat(axis.position(0.01)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(axis.ticks()).extracting(Axis.Tick::label).contains("10⁻³", "0.1", "10", "1000");
        assertThat(axis.holds(0)).isFalse();
        assertThat(axis.holds(-1)).isFalse();
    }

    @Test
    void fewDecadesGetTicksBetween() {
        assertThat(Axis.logarithmic(1, 93).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("1", "2", "5", "10", "20", "50");
        assertThat(Axis.logarithmic(1.01, 1.9).ticks()).hasSizeGreaterThanOrEqualTo(2);
    }
}
