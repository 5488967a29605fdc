package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InverseSquareRootTest {
    /** min(t / 100, sqrt(100 / t)) with t from 1. */
    @Test
    void itRisesInALineAndFallsAsARoot() {
        var schedule = new InverseSquareRoot(100, 0);
        for (long t = 1; t <= 800; t++) {
            assertThat(schedule.at(t - 1)).isCloseTo(Math.min(t / 100.0, Math.sqrt(100.0 / t)), within(1e-15));
        }
    }

    @Test
    void theLineMayBeginAboveNothing() {
        var schedule = new InverseSquareRoot(4000, 0.2);
        assertThat(schedule.at(1999)).isCloseTo(0.6, within(1e-15));
        assertThat(schedule.at(3999)).isEqualTo(1);
        assertThat(schedule.at(15_999)).isEqualTo(0.5);
        assertThatThrownBy(() -> new InverseSquareRoot(0, 2))
                .hasMessage("warmUp must be >= 1 and first in [0, 1], were 0 and 2.0");
    }
}
