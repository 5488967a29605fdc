package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class FusedAdamTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    private static void train(Problem problem, Optimiser optimiser, int from, int to) {
        for (int step = from; step < to; step++) {
            try (var scope = new PointerScope()) {
                problem.loss().backward();
                optimiser.step(step);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Double, 1e-12, L2", "Float, 5e-5, L2", "Double, 1e-12, L1", "Double, 1e-12, NONE"})
    void agreesWithAdamOverHundredsOfSteps(ScalarType type, double tolerance, String penalty) {
        List<? extends ObjectiveTerm> penalties =
                switch (penalty) {
                    case "L1" -> List.of(new L1Penalty(0.3, WEIGHTS));
                    case "L2" -> List.of(new L2Penalty(0.3, WEIGHTS));
                    default -> List.of();
                };
        var schedule = Schedule.cosine(300);
        var fused = Problem.of(type);
        var plain = Problem.of(type);
        train(fused, new FusedAdam(fused.buffer(), 0.01, schedule, penalties), 0, 300);
        train(plain, Adam.coupled(plain.buffer(), 0.01, Adam.EPSILON, schedule, penalties), 0, 300);
        assertThatTensor(fused.buffer().values()).isNear(plain.buffer().values(), tolerance);
        assertThatTensor(fused.buffer().values())
                .differsFrom(Problem.of(type).buffer().values());
        assertThat(fused.buffer().gradients().abs().max().item_double()).isZero();
    }

    @Test
    void momentsAreAllThatItRemembers() {
        var uncut = Problem.of(ScalarType.Float);
        train(uncut, new FusedAdam(uncut.buffer(), 0.01, Schedule.constant(), List.of()), 0, 20);
        var cut = Problem.of(ScalarType.Float);
        var before = new FusedAdam(cut.buffer(), 0.01, Schedule.constant(), List.of());
        train(cut, before, 0, 10);
        var after = new FusedAdam(cut.buffer(), 0.01, Schedule.constant(), List.of());
        Map<String, Tensor> kept = before.state();
        after.state().forEach((name, tensor) -> tensor.copy_(kept.get(name)));
        train(cut, after, 10, 20);
        assertThatTensor(cut.buffer().values()).hasBitsOf(uncut.buffer().values());
    }

    @Test
    void aParameterThatIsSetToZeroMovesOnBecauseMomentsStay() {
        var problem = Problem.of(ScalarType.Double);
        var adam = new FusedAdam(problem.buffer(), 0.01, Schedule.constant(), List.of());
        train(problem, adam, 0, 5);
        var mean = adam.state().get("mean").clone();
        problem.buffer().values().zero_();
        assertThatTensor(adam.state().get("mean")).hasBitsOf(mean);
        adam.step(5); // no gradient at all
        assertThat(problem.buffer().values().abs().min().item_double()).isPositive();
    }
}
