package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.UpdateRule;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RegularisedOptimiser;
import org.l2bench.core.train.Schedule;

/**
 * What every rule of the update promises. The test class of yours extends this one and makes it; what it does, against a slow and
 * obvious twin, is a test of its own.
 */
public abstract class UpdateRuleContract {
    private static final double RATE = 0.02;
    private static final int STEPS = 25;

    private PointerScope scope;

    /**
     * The rule.
     *
     * @throws IllegalArgumentException if the rate is below 0 or not finite, with its value
     */
    protected abstract UpdateRule rule(double rate, ParameterSelector selector);

    @BeforeEach
    final void openScope() {
        scope = new PointerScope();
    }

    @AfterEach
    final void closeScope() {
        scope.close();
    }

    private UpdateRule rule(double rate) {
        return rule(rate, ParameterSelector.weights());
    }

    private static Optimiser adam(ParameterBuffer buffer, List<UpdateRule> rules) {
        var adam = Adam.decoupled(buffer, 0.01, 1e-8, Schedule.constant(), List.of());
        return new RegularisedOptimiser(buffer, adam, Schedule.constant(), rules);
    }

    private static double[] trained(int steps, List<UpdateRule> rules) {
        return SmallNet.trained(steps, buffer -> adam(buffer, rules), net -> List.of());
    }

    private static UpdateRule.Step step() {
        var net = SmallNet.drawn();
        var matrix = net.parameters().get(0);
        var before = matrix.tensor().detach().clone();
        return new UpdateRule.Step(
                matrix, before, new RandomStream(3).normal(0.01, before.shape()).to(ScalarType.Double), 0.5);
    }

    @Test
    public final void withoutARateItChangesNoBit() {
        assertThat(trained(STEPS, List.of(rule(0)))).isEqualTo(trained(STEPS, List.of()));
        assertThat(trained(STEPS, List.of(rule(RATE)))).isNotEqualTo(trained(STEPS, List.of()));
    }

    /** After one step, as what it covers decides the gradients of the others from then on. */
    @Test
    public final void touchesWhatItCoversAndNothingElse() {
        var with = trained(1, List.of(rule(RATE)));
        var without = trained(1, List.of());
        var covered = SmallNet.drawn().covered(rule(RATE).selector());
        for (int i = 0; i < with.length; i++) {
            if (!covered[i]) {
                assertThat(with[i]).as("number %d, which it does not cover", i).isEqualTo(without[i]);
            }
        }
        assertThat(with).isNotEqualTo(without);
    }

    @Test
    public final void isAPureFunction() {
        var step = step();
        var before = TensorArrays.doubles(step.before());
        var movement = TensorArrays.doubles(step.movement());
        var rule = rule(RATE);
        var change = rule.change(step);
        assertThat(change.shape()).isEqualTo(step.before().shape());
        assertThat(Arrays.stream(TensorArrays.doubles(change))).allMatch(Double::isFinite);
        assertThat(TensorArrays.doubles(rule.change(step)))
                .as("the same step again")
                .isEqualTo(TensorArrays.doubles(change));
        assertThat(TensorArrays.doubles(step.before())).as("what it is given").isEqualTo(before);
        assertThat(TensorArrays.doubles(step.movement())).as("what it is given").isEqualTo(movement);
        assertThat(rule.rate()).isEqualTo(RATE);
    }

    @Test
    public final void saysWhatItIsAndWhatItCovers() {
        var net = SmallNet.drawn();
        var rule = rule(RATE);
        assertThat(rule.describe())
                .as("name and strength")
                .isNotBlank()
                .isNotEqualTo(rule(2 * RATE).describe());
        assertThat(net.trainer(1, adam(net.buffer(), List.of(rule))).coverage())
                .containsExactly(
                        rule.describe() + "; weights: covers 2 tensors (18 numbers), leaves 2 tensors (6 numbers)");
    }

    @Test
    public final void refusesARateThatIsNone() {
        for (double rate : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .as("rate %s", rate)
                    .isThrownBy(() -> rule(rate))
                    .withMessageContaining(String.valueOf(rate));
        }
    }
}
