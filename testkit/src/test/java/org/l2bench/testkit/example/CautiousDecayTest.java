package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.UpdateRule;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RegularisedOptimiser;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.l2bench.testkit.UpdateRuleContract;

class CautiousDecayTest extends UpdateRuleContract {
    private static final double[] START = {2, -1.5, 0.4, -0.3, 0.0};
    private static final double[] OPTIMUM = {1, -3, -0.4, 0.6, 0.5};

    @Override
    protected UpdateRule rule(double rate, ParameterSelector selector) {
        return new CautiousDecay(rate, selector);
    }

    /** Adam with the algorithm of the paper, number by number, on sum (w - a)^2 with a schedule that falls. */
    @Test
    void agreesWithPlainLoopsOfThePapersAlgorithm() {
        int steps = 300;
        double alpha = 0.02;
        double rate = 0.01;
        var schedule = Schedule.milestones(List.of(200L), 0.1);
        double[] fast;
        try (var scope = new PointerScope()) {
            var w = Parameter.of("w", Role.WEIGHT, TensorArrays.of(START, START.length));
            var target = TensorArrays.of(OPTIMUM, OPTIMUM.length);
            var buffer = ParameterBuffer.of(List.of(w), List.of(), false, Compute.CPU);
            var adam = Adam.decoupled(buffer, alpha, Adam.EPSILON, schedule, List.of());
            var rules = List.of(new CautiousDecay(rate, ParameterSelector.weights()));
            var cautious = new RegularisedOptimiser(buffer, adam, schedule, rules);
            Trainer.of(steps, Compute.CPU, buffer, cautious)
                    .run(step -> w.tensor().sub(target).square().sum(), (done, loss) -> {});
            fast = TensorArrays.doubles(buffer.values());
        }
        int decayed = 0;
        for (int j = 0; j < START.length; j++) {
            double w = START[j];
            double mean = 0;
            double square = 0;
            for (int t = 1; t <= steps; t++) {
                double eta = t <= 200 ? 1 : 0.1;
                double g = 2 * (w - OPTIMUM[j]);
                mean = 0.9 * mean + 0.1 * g;
                square = 0.999 * square + 0.001 * g * g;
                double u =
                        mean / (1 - Math.pow(0.9, t)) / (Math.sqrt(square / (1 - Math.pow(0.999, t))) + Adam.EPSILON);
                boolean decays = u * w >= 0;
                decayed += decays ? 1 : 0;
                w -= eta * alpha * u + (decays ? eta * rate * w : 0);
            }
            assertThat(fast[j]).as("number %d", j).isCloseTo(w, within(1e-9));
        }
        assertThat(decayed).as("steps with decay, of all numbers").isBetween(100, 1_400);
    }

    /** The cases by their signs; a number that is 0, or that the optimiser leaves, agrees with any. */
    @Test
    void decaysWhereUpdateAndWeightAgreeInSign() {
        try (var scope = new PointerScope()) {
            var before = TensorArrays.of(new double[] {2, 2, -2, -2, 2, 0}, 6);
            var movement = TensorArrays.of(new double[] {-1e-200, 1, 1e-200, -1, 0, 1}, 6);
            var w = Parameter.of("w", Role.WEIGHT, before.clone());
            var change = new CautiousDecay(0.5, ParameterSelector.weights())
                    .change(new UpdateRule.Step(w, before, movement, 0.1));
            assertThat(TensorArrays.doubles(change.add(new Scalar(0.0)))).containsExactly(-0.1, 0, 0.1, 0, -0.1, 0);
        }
    }
}
