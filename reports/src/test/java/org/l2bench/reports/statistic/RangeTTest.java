package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTTest {
    private static final List<Double> ONE_TO_FIVE = List.of(1.0, 2.0, 3.0, 4.0, 5.0);

    /** t = (3 - 1) / sqrt(2.5 / 5) = 2.828; scipy.stats.t.sf(2.8284271, 4) = 0.023710. */
    @Test
    void insideIsTheLargerOfTwoOneSidedTests() {
        assertThat(RangeT.of(ONE_TO_FIVE, 1, 9).pInside()).isCloseTo(0.0237104, within(1e-6));
        assertThat(RangeT.of(ONE_TO_FIVE, -9, 5).pInside()).isCloseTo(0.0237104, within(1e-6));
        assertThat(RangeT.of(ONE_TO_FIVE, Double.NEGATIVE_INFINITY, 5).pInside())
                .isCloseTo(0.0237104, within(1e-6));
        assertThat(RangeT.of(ONE_TO_FIVE, 3.5, 5).pInside()).isGreaterThan(0.5);
    }

    @Test
    void outsideIsOneTestForAWideRangeAndTwoForAPoint() {
        assertThat(RangeT.of(ONE_TO_FIVE, 5, Double.POSITIVE_INFINITY).pOutside())
                .isCloseTo(0.0237104, within(1e-6));
        assertThat(RangeT.of(ONE_TO_FIVE, 5, 5).pOutside()).isCloseTo(2 * 0.0237104, within(1e-6));
        assertThat(RangeT.of(ONE_TO_FIVE, 1, 1).pOutside()).isCloseTo(2 * 0.0237104, within(1e-6));
        assertThat(RangeT.of(ONE_TO_FIVE, 1, 5).pOutside()).isGreaterThan(0.9);
    }

    @Test
    void needsTwoNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> RangeT.of(List.of(1.0), 0, 2));
    }
}
