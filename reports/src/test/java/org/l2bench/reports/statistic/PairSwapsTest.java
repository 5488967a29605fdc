package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairSwapsTest {
    @Test
    void countsTheCasesOfTwoPairs() {
        // Pairs (3, 1) and (4, 2), exchanged
        // none: min(3,4) - min(1,2) = 2; first: min(1,4) - min(3,2) = -1; second: min(3,2) - min(1,4) = 1;
        // both: min(1,2) - min(3,4) = -2. One of four is at least 2, all are at most 2.
        var test = PairSwaps.of(List.of(3.0, 4.0), List.of(1.0, 2.0));
        assertThat(test.statistic()).isEqualTo(2);
        assertThat(test.p()).isEqualTo(0.25);
        assertThat(test.pOpposite()).isEqualTo(1);
    }

    @Test
    void aFullySeparatedArmHasTheSmallestPossibleP() {
        var high = List.of(11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0);
        var low = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        assertThat(PairSwaps.of(high, low).p()).isEqualTo(1.0 / 256);
        assertThat(PairSwaps.of(low, high).pOpposite()).isEqualTo(1.0 / 256);
        assertThat(PairSwaps.of(low, high).p()).isEqualTo(1);
    }

    @Test
    void equalArmsGiveOne() {
        var same = Collections.nCopies(5, 2.0);
        assertThat(PairSwaps.of(same, same)).isEqualTo(new PairSwaps(0, 1, 1));
    }

    @Test
    void refusesMorePairsThanCanBeCounted() {
        var many = Collections.nCopies(21, 1.0);
        assertThatThrownBy(() -> PairSwaps.of(many, many)).hasMessageContaining("1 to 20 pairs, had 21");
    }
}
