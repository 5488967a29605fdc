package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskAccuraciesTest {
    private static final List<List<Double>> R = List.of(List.of(.9), List.of(.5, .8), List.of(.3, .4, .7));
    private static final List<List<Double>> A = List.of(List.of(.95), List.of(.9, .9), List.of(.85, .8, .9));

    /** K1. */
    @Test
    void globalForgettingWeighsTasksBySize() {
        assertThat(new TaskAccuracies(R, A, List.of(20, 20, 20)).globalForgetting())
                .hasValueCloseTo(0.26666666666666666, within(1e-12));
        assertThat(new TaskAccuracies(R, A, List.of(2, 1, 1)).globalForgetting())
                .hasValueCloseTo(1 / 3.0, within(1e-12));
    }

    /** K2. */
    @Test
    void localForgettingComparesTheEndWithWhatWasLearned() {
        assertThat(new TaskAccuracies(R, A, List.of(1, 1, 1)).localForgetting()).hasValueCloseTo(-0.1, within(1e-12));
    }

    @Test
    void plasticityIsTheAccuracyOnNewTasksFromTheSecondOn() {
        var accuracies = new TaskAccuracies(R, A, List.of(2, 1, 1));
        assertThat(accuracies.plasticity()).hasValueCloseTo(0.9, within(1e-12));
        assertThat(accuracies.globalPlasticity()).hasValueCloseTo(0.75, within(1e-12));
        assertThat(accuracies.average()).isCloseTo((2 * .3 + .4 + .7) / 4, within(1e-12));
    }

    /** K15: with one task all accuracies agree, and there is nothing that could have been forgotten. */
    @Test
    void oneTaskForgetsNothingAtAll() {
        var one = new TaskAccuracies(List.of(List.of(.6)), List.of(List.of(.6)), List.of(5));
        assertThat(one.average()).isEqualTo(.6);
        assertThat(one.globalForgetting()).isEmpty();
        assertThat(one.localForgetting()).isEmpty();
        assertThat(one.plasticity()).isEmpty();
        assertThat(one.globalPlasticity()).isEmpty();
    }

    @Test
    void rowsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> new TaskAccuracies(R, List.of(List.of(.9)), List.of(1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 rows");
    }
}
