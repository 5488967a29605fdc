package org.l2bench.core.train;

import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.regulariser.AnchoredPenalty;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

/** An optimiser that adds the gradient of an anchored or an L1 penalty itself, against automatic differentiation of the term. */
@ExtendWith(TensorScope.class)
class AnchoredAdamTest {
    private static final int STEPS = 30;

    private static Tensor trained(Problem problem, List<ObjectiveTerm> coupled, List<ObjectiveTerm> differentiated) {
        var optimiser = Adam.coupled(problem.buffer(), 0.05, Adam.EPSILON, Schedule.constant(), coupled);
        Trainer.of(STEPS, Compute.CPU, problem.buffer(), optimiser)
                .adding(differentiated)
                .run(step -> problem.loss(), (done, loss) -> {});
        return problem.buffer().values().clone();
    }

    private static void isTheTerm(Function<Problem, ObjectiveTerm> penalty) {
        var one = Problem.of(ScalarType.Double);
        var two = Problem.of(ScalarType.Double);
        var coupled = trained(one, List.of(penalty.apply(one)), List.of());
        var differentiated = trained(two, List.of(), List.of(penalty.apply(two)));
        assertThatTensor(coupled).isNear(differentiated, 1e-12);
        assertThatTensor(coupled).differsFrom(trained(Problem.of(ScalarType.Double), List.of(), List.of()));
    }

    private static Map<String, Tensor> anchor(Problem problem) {
        return AnchoredPenalty.anchorAt(problem.buffer().parameters());
    }

    @Test
    void l2IsTheSameEitherWay() {
        isTheTerm(p -> AnchoredPenalty.l2(0.7, ParameterSelector.all(), anchor(p)));
        isTheTerm(p -> AnchoredPenalty.l2(0.7, ParameterSelector.weights(), anchor(p)));
    }

    @Test
    void ewcIsTheSameEitherWay() {
        var fisher = Map.of("w", TensorArrays.of(new double[] {0.5, 2, 0}, 3));
        isTheTerm(p -> AnchoredPenalty.ewc(3, ParameterSelector.weights(), anchor(p), fisher));
    }

    @Test
    void l1IsTheSameEitherWay() {
        isTheTerm(p -> new L1Penalty(0.7, ParameterSelector.all()));
        isTheTerm(p -> new L1Penalty(0.7, ParameterSelector.weights()));
    }

    @Test
    void lambdaZeroIsNoPenaltyBitForBit() {
        var problem = Problem.of(ScalarType.Float);
        var fisher = Map.of("w", TensorArrays.of(new double[] {0.5, 2, 0}, 3));
        var terms = List.<ObjectiveTerm>of(
                AnchoredPenalty.l2(0, ParameterSelector.all(), anchor(problem)),
                AnchoredPenalty.ewc(0, ParameterSelector.weights(), anchor(problem), fisher));
        assertThatTensor(trained(problem, terms, List.of()))
                .hasBitsOf(trained(Problem.of(ScalarType.Float), List.of(), List.of()));
    }

    @Test
    void decayToZeroAndPullToTheAnchorAddUp() {
        var decay = new L2Penalty(0.2, ParameterSelector.all());
        var one = Problem.of(ScalarType.Double);
        var two = Problem.of(ScalarType.Double);
        var both =
                trained(one, List.of(decay, AnchoredPenalty.l2(0.7, ParameterSelector.all(), anchor(one))), List.of());
        var terms =
                trained(two, List.of(), List.of(decay, AnchoredPenalty.l2(0.7, ParameterSelector.all(), anchor(two))));
        assertThatTensor(both).isNear(terms, 1e-12);
    }
}
