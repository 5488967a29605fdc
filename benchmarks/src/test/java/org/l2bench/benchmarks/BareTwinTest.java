package org.l2bench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** An overhead is one only if both sides do the same work. */
class BareTwinTest {
    private static final int STEPS = 6;

    @Test
    void bareQuickNetHasTheLossesOfTheSuiteBitForBit() {
        var net = new TrainerOverhead.QuickNet(0.1);
        assertThat(losses(net.bare::step)).isEqualTo(losses(net.suite));
    }

    @Test
    void barePerceptronHasTheLossesOfTheSuiteBitForBit() {
        var net = new TrainerOverhead.Perceptron(0.1);
        assertThat(losses(net.bare::step)).isEqualTo(losses(net.suite));
    }

    /** Recorded and laid out otherwise: the same losses but for rounding. */
    @Test
    void theEagerResNetHasTheLossesOfTheSuite() {
        var net = new ResidualStep.SmallNet(0.01);
        var eager = losses(net.eager::step);
        var suite = losses(net.suite);
        for (int step = 0; step < STEPS; step++) {
            assertThat(eager.get(step)).isCloseTo(suite.get(step), within(1e-4));
        }
    }

    private static List<Double> losses(IntFunction<Tensor> bare) {
        var losses = new ArrayList<Double>();
        for (int step = 0; step < STEPS; step++) {
            try (var scope = new PointerScope()) {
                losses.add(bare.apply(step).item_double());
            }
        }
        return losses;
    }

    private static List<Double> losses(SuiteLoop suite) {
        var losses = new ArrayList<Double>();
        suite.run(STEPS, (done, loss) -> losses.add(loss.item_double()));
        assertThat(losses).hasSize(STEPS).doesNotHaveDuplicates();
        return losses;
    }
}
