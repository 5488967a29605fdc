package org.l2bench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two loops of the benchmark train the same net: other operations, the same losses but for rounding. */
class TranslationStepTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theTwinHasTheSameLosses(boolean seer) {
        torch.set_num_threads(1);
        try (var scope = new PointerScope()) {
            var loops = new TranslationStep.Loops(seer, 0, 1e-3);
            var suite = new double[5];
            loops.suite(5, (done, loss) -> suite[(int) done - 1] = loss.item_double());
            var bare = loops.bare.run(5);
            assertThat(bare[0]).isCloseTo(suite[0], within(1e-5));
            for (int step = 0; step < 5; step++) {
                assertThat(bare[step]).isCloseTo(suite[step], within(1e-3 * suite[step]));
            }
            assertThat(bare[4]).isLessThan(bare[0]);
        }
    }

    @Test
    void allTogetherAreTranslatedAsOneByOne() {
        torch.set_num_threads(1);
        try (var scope = new PointerScope()) {
            var trained = new TranslationSearch.Trained(20);
            var together = trained.together(40);
            var oneByOne = trained.oneByOne(40);
            for (int i = 0; i < 40; i++) {
                assertThat(together.get(i).words()).isEqualTo(oneByOne.get(i).words());
            }
        }
    }
}
