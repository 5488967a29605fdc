package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class EpochOrderTest {
    @Test
    void everyEpochIsAPermutationAndNoTwoAreAlike() {
        var order = order(12, 4);
        assertThat(order.stepsPerEpoch()).isEqualTo(3);
        var epochs = new ArrayList<List<Long>>();
        for (int epoch = 0; epoch < 5; epoch++) {
            epochs.add(steps(order, epoch * 3, epoch * 3 + 3));
            assertThat(epochs.get(epoch))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 12).boxed().toList());
        }
        assertThat(epochs).doesNotHaveDuplicates();
    }

    @Test
    void lastPartialBatchIsDropped() {
        var order = order(14, 4);
        assertThat(order.stepsPerEpoch()).isEqualTo(3);
        var epoch = steps(order, 0, 3);
        assertThat(epoch).hasSize(12).doesNotHaveDuplicates();
        // Not always the same two samples are left out.
        var second = steps(order, 3, 6);
        assertThat(epoch).doesNotContainSequence(second);
        assertThat(new TreeSet<>(epoch)).isNotEqualTo(new TreeSet<>(second));
    }

    @Test
    void batchIsAPureFunctionOfTheStep() {
        var sequential = order(12, 5);
        var expected = new ArrayList<List<Long>>();
        for (int step = 0; step < 10; step++) {
            expected.add(steps(sequential, step, step + 1));
        }
        var random = order(12, 5);
        for (int step : new int[] {9, 0, 4, 4, 5, 1, 8, 2, 3, 7, 6, 9}) {
            assertThat(steps(random, step, step + 1)).isEqualTo(expected.get(step));
        }
    }

    /** The permutation of an epoch is made inside the scope of its first step and used in those of the others. */
    @Test
    void permutationOutlivesTheStepThatMadeIt() {
        var order = order(1000, 100);
        var all = new ArrayList<Long>();
        for (int step = 0; step < 10; step++) {
            try (var scope = new PointerScope()) {
                all.addAll(steps(order, step, step + 1));
                new RandomStream(step).permutation(1000);
            }
        }
        assertThat(all).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void refusesABatchThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(12, 0))
                .withMessage("batch size must be in 1..12, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(12, 13))
                .withMessage("batch size must be in 1..12, was 13");
    }

    private static EpochOrder order(long samples, int batch) {
        return new EpochOrder(samples, batch, epoch -> new RandomStream(100 + epoch), Compute.CPU);
    }

    private static List<Long> steps(EpochOrder order, int from, int to) {
        return LongStream.range(from, to)
                .flatMap(step -> LongStream.of(TensorArrays.longs(order.batch(step))))
                .boxed()
                .toList();
    }
}
