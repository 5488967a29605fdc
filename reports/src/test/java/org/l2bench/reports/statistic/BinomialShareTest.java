package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialShareTest {
    /** Each of the 2^n equally likely outcomes counted by itself. */
    @Test
    void pIsTheShareOfOutcomes() {
        var n = 10;
        for (var count = 0; count <= n; count++) {
            var atLeast = 0;
            var atMost = 0;
            for (var outcome = 0; outcome < 1 << n; outcome++) {
                atLeast += Integer.bitCount(outcome) >= count ? 1 : 0;
                atMost += Integer.bitCount(outcome) <= count ? 1 : 0;
            }
            var test = BinomialShare.of(count, n, 0.5);
            assertThat(test.pAbove()).isCloseTo(atLeast / 1024.0, within(1e-12));
            assertThat(test.pBelow()).isCloseTo(atMost / 1024.0, within(1e-12));
        }
    }

    /** 26 of 40 is the least count whose lower 95 % limit is at least one half, 14 the largest whose upper limit is below. */
    @Test
    void limitsAndTestAgree() {
        for (var count = 0; count <= 40; count++) {
            var test = BinomialShare.of(count, 40, 0.5);
            assertThat(test.interval().low() >= 0.5).isEqualTo(count >= 26).isEqualTo(test.pAbove() <= 0.05);
            assertThat(test.interval().high() < 0.5).isEqualTo(count <= 14).isEqualTo(test.pBelow() <= 0.05);
        }
    }

    /** None of 10: the upper limit solves (1 - p)^10 = 0.05. */
    @Test
    void theEndsOfTheCountHaveOneLimit() {
        assertThat(BinomialShare.of(0, 10, 0.5).interval().low()).isZero();
        assertThat(BinomialShare.of(0, 10, 0.5).interval().high()).isCloseTo(1 - Math.pow(0.05, 0.1), within(1e-8));
        assertThat(BinomialShare.of(10, 10, 0.5).interval().high()).isEqualTo(1);
        assertThatThrownBy(() -> BinomialShare.of(3, 2, 0.5)).hasMessageContaining("was 3 of 2");
    }
}
