package org.l2bench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.train.Trainer;

/** What is measured trains and is evaluated, each time with other numbers. */
class MaskStepsTest {
    private final MaskSteps steps = new MaskSteps();

    @Test
    void bothKindsOfStepsHaveLossesOfTheirOwn() {
        var losses = new ArrayList<Double>();
        Trainer.Listener listener = (done, loss) -> losses.add(loss.item_double());
        steps.plain(3, listener);
        steps.mask(3, listener);
        assertThat(losses).hasSize(6).doesNotHaveDuplicates().allSatisfy(l -> assertThat(l)
                .isBetween(1.0, 6.0));
    }

    @Test
    void drawnNetworksDifferAndTheirLabelsAreRandom() {
        var accuracies = List.of(steps.drawn(1), steps.drawn(2));
        assertThat(accuracies).doesNotHaveDuplicates().allSatisfy(a -> assertThat(a)
                .isBetween(0.05, 0.15));
        assertThat(steps.products()).isFinite().isNotZero();
    }
}
