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

    /** The mean of 0 .. 9 is 4.5, its standard error sqrt(9.1667 / 10) = 0.957, t(0.95, 9) = 1.833. */
    @Test
    void theIntervalOfAMeanIsStudents() {
        var found = SeedResampling.of(10, SeedResamplingTest::mean, 2.745);
        assertThat(found.value()).hasValue(4.5);
        assertThat(found.resamples().share()).isEqualTo(1);
        var interval = found.resamples().interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(4.5 - 1.833 * 0.957, within(0.1));
        assertThat(interval.high()).isCloseTo(4.5 + 1.833 * 0.957, within(0.1));
        assertThat(found.resamples().pAbove()).isCloseTo(0.05, within(0.01));
        assertThat(found.resamples().pBelow()).isCloseTo(0.95, within(0.01));
        assertThat(SeedResampling.of(10, SeedResamplingTest::mean, 2.745)).isEqualTo(found);
    }

    /** Even where no resample is at the bound, p is not nought: there are 2,000 of them only. */
    @Test
    void resamplesThatAreMissingSpeakForNeitherSide() {
        var all = SeedResampling.of(8, SeedResamplingTest::mean, -1e9).resamples();
        assertThat(all.pAbove()).isBetween(0.005, 0.015);
        var some = SeedResampling.of(8, drawn -> drawn[0] == 0 ? OptionalDouble.empty() : mean(drawn), -1e9)
                .resamples();
        assertThat(some.share()).isCloseTo(7 / 8.0, within(0.02));
        assertThat(some.pAbove()).isGreaterThan(0.1);
        assertThat(some.pBelow()).isEqualTo(1, within(1e-6));
    }

    @Test
    void aNumberThatSeldomExistsHasNoInterval() {
        var found = SeedResampling.of(
                5, drawn -> Arrays.stream(drawn).distinct().count() == 5 ? mean(drawn) : OptionalDouble.empty(), 0);
        assertThat(found.value()).hasValue(2);
        assertThat(found.resamples().interval()).isEmpty();
        assertThat(found.resamples().share()).isCloseTo(120.0 / 3125, within(0.02)); // 5! / 5^5
    }
}
