package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class SgdwTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    @ParameterizedTest
    @CsvSource({"Double, 1e-12", "Float, 2e-5"})
    void agreesWithPlainLoopsOverHundredsOfSteps(ScalarType type, double tolerance) {
        double rate = 0.01;
        double momentum = 0.9;
        double decay = 0.004;
        var schedule = Schedule.cosine(300);
        var problem = Problem.of(type);
        var sgdw = new Sgdw(problem.buffer(), rate, momentum, schedule, List.of(new DecoupledDecay(decay, WEIGHTS)));

        var w = Problem.WEIGHT.clone();
        var b = Problem.BIAS.clone();
        var weightMovement = new double[3];
        var biasMovement = new double[2];
        for (int step = 0; step < 300; step++) {
            try (var scope = new PointerScope()) {
                problem.loss().backward();
                sgdw.step(step);
            }
            double eta = 0.5 * (1 + Math.cos(Math.PI * step / 300));
            for (int i = 0; i < 3; i++) {
                double old = w[i];
                weightMovement[i] = momentum * weightMovement[i] + eta * rate * Problem.weightGradient(old);
                w[i] = old - weightMovement[i] - eta * decay * old;
            }
            for (int i = 0; i < 2; i++) {
                biasMovement[i] = momentum * biasMovement[i] + eta * rate * Problem.biasGradient(b[i]);
                b[i] -= biasMovement[i];
            }
        }
        assertThat(w[0]).isNotCloseTo(Problem.WEIGHT[0], within(0.05));
        assertThatTensor(problem.weight().tensor()).hasValuesNear(tolerance, w);
        assertThatTensor(problem.bias().tensor()).hasValuesNear(tolerance, b);
    }

    /** The sheet's numbers: f = (w - 1)^2, weight_decay 0.3, rate 0.05, momentum 0.9, from 0.5. */
    @Test
    void agreesWithTheReferenceSteps() {
        var penalty = L2Penalty.ofPyTorchWeightDecay(0.3, WEIGHTS);
        var sameFixedPoint = visited(DecoupledDecay.withFixedPointOf(penalty, 0.05, 0.9));
        assertThat(sameFixedPoint.subList(0, 4).stream().mapToDouble(v -> v).toArray())
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(0.475, 0.50125, 0.5636875, 0.646628125);
        assertThat(sameFixedPoint.get(799)).isCloseTo(0.8695652173913043, within(1e-12));
        var sameNumber = visited(DecoupledDecay.equalToPenalty(penalty, 0.05));
        assertThat(sameNumber.subList(0, 4).stream().mapToDouble(v -> v).toArray())
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(0.5425, 0.6251125, 0.7348995625, 0.8576334878125);
        assertThat(sameNumber.get(799)).isCloseTo(0.9852216748768474, within(1e-12));
    }

    private static List<Double> visited(DecoupledDecay decay) {
        var parameter = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[] {0.5}, 1));
        var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
        var sgdw = new Sgdw(buffer, 0.05, 0.9, Schedule.constant(), List.of(decay));
        var visited = new ArrayList<Double>();
        for (int step = 0; step < 800; step++) {
            parameter.tensor().sub(new Scalar(1.0)).square().sum().backward();
            sgdw.step(step);
            visited.add(parameter.tensor().item_double());
        }
        return visited;
    }

    @Test
    void shrinkingIsCoupledDescentWithoutMomentum() {
        var schedule = Schedule.cosine(500);
        var penalties = List.of(new L2Penalty(0.05, WEIGHTS));
        var shrunk = trained(buffer -> Sgdw.shrinking(buffer, 0.01, schedule, penalties));
        var coupled = trained(buffer -> new Sgd(buffer, 0.01, 0, schedule, penalties));
        assertThatTensor(shrunk).isNear(coupled, 1e-13);
        var undecayed = trained(buffer -> new Sgd(buffer, 0.01, 0, schedule, List.of()));
        assertThat(shrunk.sub(undecayed).abs().max().item_double()).isGreaterThan(0.01);
    }

    private static Tensor trained(Function<ParameterBuffer, Optimiser> of) {
        var problem = Problem.of(ScalarType.Double);
        var optimiser = of.apply(problem.buffer());
        for (int step = 0; step < 500; step++) {
            problem.loss().backward();
            optimiser.step(step);
        }
        return problem.buffer().values();
    }

    /** With no gradient a step shrinks by exactly 1 - 2 eta lambda; half the schedule decays half as much. */
    @Test
    void aDecayOnlyStepShrinksTheWeightsAndLeavesTheBiasesBitForBit() {
        var problem = Problem.of(ScalarType.Double);
        var bias = problem.bias().tensor().detach().clone();
        var penalties = List.of(new L2Penalty(0.5, WEIGHTS));
        Sgdw.shrinking(problem.buffer(), 0.1, Schedule.constant(), penalties).step(0);
        assertThatTensor(problem.weight().tensor()).hasValuesNear(1e-15, 0.45, -0.9, 1.8);
        Sgdw.shrinking(problem.buffer(), 0.1, step -> 0.5, penalties).step(0);
        assertThatTensor(problem.weight().tensor()).hasValuesNear(1e-15, 0.45 * 0.95, -0.9 * 0.95, 1.8 * 0.95);
        assertThatTensor(problem.bias().tensor()).hasBitsOf(bias);
    }

    @Test
    void stepLeavesTheGradientsAtZeroAndRemembersTheMovement() {
        var problem = Problem.of(ScalarType.Double);
        var sgdw = new Sgdw(problem.buffer(), 0.01, 0.9, Schedule.constant(), List.of());
        problem.loss().backward();
        var gradient = problem.buffer().gradients().clone();
        sgdw.step(0);
        assertThatTensor(problem.buffer().gradients()).hasValuesNear(0, new double[5]);
        assertThatTensor(sgdw.state().get("movement")).isNear(gradient.mul(new Scalar(0.01)), 1e-16);
    }

    @Test
    void refusesADecayThatCoversNothing() {
        var problem = Problem.of(ScalarType.Double);
        var nothing = ParameterSelector.ofRoles("embeddings", Set.of(Role.EMBEDDING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgdw(
                        problem.buffer(), 0.1, 0, Schedule.constant(), List.of(new DecoupledDecay(0.1, nothing))))
                .withMessageContaining("covers none");
    }
}
