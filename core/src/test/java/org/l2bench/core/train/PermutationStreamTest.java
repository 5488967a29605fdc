package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

class PermutationStreamTest {
    private static PermutationStream stream() {
        return new PermutationStream(7, 3, RandomStream::new, Compute.CPU);
    }

    @Test
    void everySevenDrawsAreAllSamples() {
        try (var scope = new PointerScope()) {
            var order = stream();
            List<Long> drawn = new ArrayList<>();
            for (int step = 0; step < 7; step++) {
                LongStream.of(TensorArrays.longs(order.batch(step))).forEach(drawn::add);
            }
            for (int epoch = 0; epoch < 3; epoch++) {
                assertThat(drawn.subList(7 * epoch, 7 * epoch + 7))
                        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L);
            }
        }
    }

    @Test
    void aBatchIsAFunctionOfItsStep() {
        try (var scope = new PointerScope()) {
            var order = stream();
            order.batch(0);
            order.batch(4);
            assertThat(TensorArrays.longs(stream().batch(5))).isEqualTo(TensorArrays.longs(order.batch(5)));
        }
    }
}
