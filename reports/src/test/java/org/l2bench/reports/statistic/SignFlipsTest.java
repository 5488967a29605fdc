package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignFlipsTest {
    @Test
    void fiveOfOneSignAreOneCaseInThirtyTwo() {
        var up = SignFlips.of(List.of(0.1, 0.2, 0.05, 0.3, 0.1), 0);
        assertThat(up.p()).isEqualTo(1.0 / 32);
        assertThat(up.pOpposite()).isEqualTo(1);
        assertThat(up.mean()).isCloseTo(0.15, within(1e-12));
        var down = SignFlips.of(List.of(-0.1, -0.2, -0.05, -0.3, -0.1), 0);
        assertThat(down.p()).isEqualTo(1);
        assertThat(down.pOpposite()).isEqualTo(1.0 / 32);
    }

    /** By hand: sums of +-1 +-2 +-4 at least 1 - 2 + 4 = 3: 7, 5, 3. */
    @Test
    void everyChoiceOfSignsIsCounted() {
        assertThat(SignFlips.of(List.of(1.0, -2.0, 4.0), 0).p()).isEqualTo(3.0 / 8);
    }

    /** Of 1, 2, 4, ... all sums differ: k of 2^n are at least the k-th largest. */
    @Test
    void twentyDifferencesAreCountedOneByOne() {
        var powers = IntStream.range(0, 20).mapToObj(i -> Math.scalb(1.0, i)).collect(Collectors.toList());
        assertThat(SignFlips.of(powers, 0).p()).isEqualTo(Math.scalb(1.0, -20));
        powers.set(0, -1.0);
        powers.set(1, -2.0);
        var test = SignFlips.of(powers, 0);
        assertThat(test.p()).isEqualTo(4 * Math.scalb(1.0, -20));
        assertThat(test.pOpposite()).isEqualTo(1 - 3 * Math.scalb(1.0, -20));
    }

    @Test
    void theThresholdIsTakenOffFirst() {
        var test = SignFlips.of(List.of(0.1, 0.2, 0.05, 0.3, 0.1), 0.5);
        assertThat(test.pOpposite()).isEqualTo(1.0 / 32);
        assertThat(test.mean()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void equalDifferencesAreNoEvidenceWhereThereIsNone() {
        assertThat(SignFlips.of(List.of(0.0, 0.0, 0.0, 0.0, 0.0), 0).p()).isEqualTo(1);
        assertThat(SignFlips.of(List.of(0.1, 0.1, 0.1, 0.1, 0.1), 0).p()).isEqualTo(1.0 / 32);
    }

    @Test
    void refusesWhatItCannotCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignFlips.of(List.of(), 0));
    }
}
