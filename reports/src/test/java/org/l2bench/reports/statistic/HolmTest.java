package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void multipliesTheSmallestByTheNumberOfTestsAndNeverDecreases() {
        // Sorted .01 .02 .03 .4: times 4, 3, 2, 1 = .04 .06 .06 .4.
        assertThat(Holm.adjust(List.of(0.02, 0.4, 0.01, 0.03))).containsExactly(0.06, 0.4, 0.04, 0.06);
    }

    @Test
    void neverExceedsOne() {
        assertThat(Holm.adjust(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
        assertThat(Holm.adjust(List.of())).isEmpty();
    }
}
