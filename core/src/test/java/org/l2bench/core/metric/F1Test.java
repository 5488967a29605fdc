package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class F1Test {
    /**
     * Class 0: TP 2, FP 1, FN 1, F1 2/3; class 1: TP 1, FP 1, FN 1, F1 1/2; class 2: TP 1, FP 0, FN 0, F1 1. As
     * sklearn.metrics.f1_score([0,0,0,1,1,2], [0,0,1,1,0,2], average='weighted' and 'macro').
     */
    @Test
    void weighsClassesBySupportOrNotAtAll() {
        var f1 = F1.of(new int[] {0, 0, 1, 1, 0, 2}, new int[] {0, 0, 0, 1, 1, 2}, 3);
        assertThat(f1.weighted()).isCloseTo((3 * 2 / 3.0 + 2 * 0.5 + 1) / 6, within(1e-15));
        assertThat(f1.macro()).isCloseTo((2 / 3.0 + 0.5 + 1) / 3, within(1e-15));
    }

    @Test
    void oneClassForAllRowsScoresNothingForTheOthers() {
        var f1 = F1.of(new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 1}, 2);
        assertThat(f1.macro()).isCloseTo(6 / 7.0 / 2, within(1e-15));
        assertThat(f1.weighted()).isCloseTo(6 / 7.0 * 3 / 4, within(1e-15));
    }

    @Test
    void aClassThatIsNowhereDoesNotCount() {
        assertThat(F1.of(new int[] {0, 2}, new int[] {0, 2}, 4)).isEqualTo(new F1(1, 1));
    }

    @Test
    void whatIsNoClassIsRefused() {
        assertThatThrownBy(() -> F1.of(new int[] {0, 2}, new int[] {0, 1}, 2))
                .hasMessage("the prediction of row 1 must be from 0 to 1, was 2");
        assertThatThrownBy(() -> F1.of(new int[0], new int[0], 2)).hasMessageContaining("there must be a row");
    }
}
