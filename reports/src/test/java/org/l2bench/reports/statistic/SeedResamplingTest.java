package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeedResamplingTest {
    private static OptionalDouble mean(int[] drawn) {
        return Arrays.stream(drawn).average();
    }

    /** The mean of 0 .. 9 is 4.5; the bootstrap's standard error is sqrt(8.25 / 10) = 0.908. */
    @Test
    void theIntervalIsThatOfTheMean() {
        var found = SeedResampling.of(10, SeedResamplingTest::mean);
        assertThat(found.value()).hasValue(4.5);
        assertThat(found.share()).isEqualTo(1);
        assertThat(found.interval().orElseThrow().low()).isCloseTo(4.5 - 1.645 * 0.908, within(0.15));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(4.5 + 1.645 * 0.908, within(0.15));
        assertThat(SeedResampling.of(10, SeedResamplingTest::mean)).isEqualTo(found);
    }

    @Test
    void aNumberThatSeldomExistsHasNoInterval() {
        var found = SeedResampling.of(
                5, drawn -> Arrays.stream(drawn).distinct().count() == 5 ? mean(drawn) : OptionalDouble.empty());
        assertThat(found.value()).hasValue(2);
        assertThat(found.interval()).isEmpty();
        assertThat(found.share()).isCloseTo(120.0 / 3125, within(0.02)); // 5! / 5^5
    }
}
