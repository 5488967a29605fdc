package org.l2bench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

/** The two loops of {@link AutoencoderEpoch} train the same net on the same batches, but for rounding. */
class AutoencoderLoopsTest {
    @Test
    void bothLoopsHaveTheSameLosses() {
        try (var scope = new PointerScope()) {
            var loops = new AutoencoderLoops(1e-3);
            var suite = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            // One epoch: the trainer begins to count anew in each, and the bias correction of Adam with it.
            loops.suite((done, loss) -> suite.add(loss.item_double()));
            loops.bare((done, loss) -> bare.add(loss.item_double()));
            assertThat(suite).hasSize(4);
            for (int step = 0; step < suite.size(); step++) {
                // The first steps of Adam go by the signs of the gradients, also of those that are all but 0.
                assertThat(suite.get(step)).isCloseTo(bare.get(step), within(step == 0 ? 1e-6 : 1e-4));
            }
            assertThat(suite.get(3)).isLessThan(suite.get(0));
        }
    }
}
