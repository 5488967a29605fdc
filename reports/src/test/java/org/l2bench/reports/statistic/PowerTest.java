package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerTest {
    /** scipy.stats.nct.sf(t.ppf(1 - level, n - 1), n - 1, effect * sqrt(n)). */
    @Test
    void isTheTailOfTheNoncentralT() {
        assertThat(Power.of(5, 1, 0.05)).isCloseTo(0.5797373588621888, within(1e-6));
        assertThat(Power.of(8, 0.5, 0.05)).isCloseTo(0.35674210235958914, within(1e-6));
        assertThat(Power.of(5, 2, 0.05 / 3)).isCloseTo(0.8410323786033582, within(1e-6));
        assertThat(Power.of(8, 3, 0.05 / 12)).isCloseTo(0.9997138429875976, within(1e-6));
        assertThat(Power.of(5, 0.5, 0.05 / 12)).isCloseTo(0.02859120541129122, within(1e-6));
        assertThat(Power.of(2, 1, 0.05)).isCloseTo(0.17956248755732773, within(1e-6));
    }

    @Test
    void ofNoEffectIsTheLevel() {
        assertThat(Power.of(5, 0, 0.05)).isCloseTo(0.05, within(1e-6));
    }
}
