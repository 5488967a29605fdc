package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class JitterTest {
    @Test
    void relativeLadderScalesWithTheMeanVariance() {
        var ladder = Jitter.Relative.ladder();
        assertThat(ladder.steps())
                .containsExactly(0.0, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1);
        assertThat(ladder.amount(1e-3, 5)).isEqualTo(5e-3);
    }

    @Test
    void fixedHasOneStep() {
        var fixed = new Jitter.Fixed(1e-6);
        assertThat(fixed.steps()).containsExactly(1e-6);
        assertThat(fixed.amount(1e-6, 2)).isEqualTo(2e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Jitter.Fixed(-0.1))
                .withMessage("jitter must be finite and >= 0, was -0.1");
    }

    @Test
    void dduLadderIsAbsolute() {
        var ddu = new Jitter.Ddu();
        assertThat(ddu.steps())
                .hasSize(310)
                .startsWith(0.0, 2.2250738585072014e-308, 1e-308, 1e-307)
                .endsWith(0.01, 0.1);
        assertThat(ddu.amount(1e-3, 5)).isEqualTo(1e-3);
    }
}
