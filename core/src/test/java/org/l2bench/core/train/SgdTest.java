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
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class SgdTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    @ParameterizedTest
    @CsvSource({"Double, 1e-12", "Float, 2e-5"})
    void agreesWithPlainLoopsOverHundredsOfSteps(ScalarType type, double tolerance) {
        double rate = 0.01;
        double momentum = 0.9;
        double lambda = 0.05;
        var schedule = Schedule.milestones(List.of(200L), 0.1);
        var problem = Problem.of(type);
        var sgd = new Sgd(problem.buffer(), rate, momentum, schedule, List.of(new L2Penalty(lambda, WEIGHTS)));

        var w = Problem.WEIGHT.clone();
        var b = Problem.BIAS.clone();
        var weightVelocity = new double[3];
        var biasVelocity = new double[2];
        for (int step = 0; step < 300; step++) {
            try (var scope = new PointerScope()) {
                problem.loss().backward();
                sgd.step(step);
            }
            double eta = step < 200 ? rate : rate * 0.1;
            for (int i = 0; i < 3; i++) {
                double gradient = 2 * Math.pow(w[i] - 1, 3) + 2 * lambda * w[i];
                weightVelocity[i] = momentum * weightVelocity[i] + gradient;
                w[i] -= eta * weightVelocity[i];
            }
            for (int i = 0; i < 2; i++) {
                biasVelocity[i] = momentum * biasVelocity[i] + Math.cos(b[i]);
                b[i] -= eta * biasVelocity[i];
            }
        }
        assertThat(w[0]).isNotCloseTo(Problem.WEIGHT[0], within(0.05));
        assertThatTensor(problem.weight().tensor()).hasValuesNear(tolerance, w);
        assertThatTensor(problem.bias().tensor()).hasValuesNear(tolerance, b);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScalarType.class,
            names = {"Float", "Double"})
    void agreesWithTheOptimiserOfLibtorch(ScalarType type) {
        var problem = Problem.of(type);
        var sgd = new Sgd(problem.buffer(), 0.01, 0.9, Schedule.constant(), List.of(new L2Penalty(0.05, WEIGHTS)));
        var twin = Problem.of(type);
        try (var theirs = new SGD(new TensorVector(twin.weight().tensor()), options(0.01, 0.9, 0.1))) {
            theirs.add_param_group(
                    new OptimizerParamGroup(new TensorVector(twin.bias().tensor()), options(0.01, 0.9, 0)));
            for (int step = 0; step < 100; step++) {
                problem.loss().backward();
                sgd.step(step);
                twin.buffer().gradients().zero_();
                twin.loss().backward();
                theirs.step();
            }
        }
        double tolerance = type == ScalarType.Double ? 1e-14 : 1e-6;
        assertThatTensor(problem.weight().tensor()).isNear(twin.weight().tensor(), tolerance);
        assertThatTensor(problem.bias().tensor()).isNear(twin.bias().tensor(), tolerance);
    }

    private static SGDOptions options(double rate, double momentum, double weightDecay) {
        var options = new SGDOptions(rate);
        options.momentum().put(momentum);
        options.weight_decay().put(weightDecay);
        return options;
    }

    /** The sheet's numbers: f = (w - 1)^2, weight_decay 0.3, rate 0.05, momentum 0.9, from 0.5. */
    @Test
    void agreesWithTheReferenceSteps() {
        var parameter = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[] {0.5}, 1));
        var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
        var penalty = L2Penalty.ofPyTorchWeightDecay(0.3, WEIGHTS);
        var sgd = new Sgd(buffer, 0.05, 0.9, Schedule.constant(), List.of(penalty));
        var visited = new ArrayList<Double>();
        for (int step = 0; step < 400; step++) {
            parameter.tensor().sub(new Scalar(1.0)).square().sum().backward();
            sgd.step(step);
            visited.add(parameter.tensor().item_double());
        }
        var first = visited.subList(0, 4).stream().mapToDouble(v -> v).toArray();
        assertThat(first)
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(0.5425, 0.6183625, 0.7155270625, 0.8206895565625);
        assertThat(visited.get(399)).isCloseTo(0.8695652173913043, within(1e-8));
    }

    @Test
    void decayOnWeightsLeavesBiasesBitForBitWhenThereIsNoGradient() {
        var problem = Problem.of(ScalarType.Double);
        var before = problem.bias().tensor().detach().clone();
        var sgd = new Sgd(problem.buffer(), 0.1, 0, Schedule.constant(), List.of(new L2Penalty(0.5, WEIGHTS)));
        sgd.step(0);
        assertThatTensor(problem.bias().tensor()).hasBitsOf(before);
        // One decay-only step shrinks by exactly 1 - 2 * 0.1 * 0.5.
        assertThatTensor(problem.weight().tensor()).hasValuesNear(1e-15, 0.45, -0.9, 1.8);
    }

    @Test
    void lambdaZeroIsNoPenaltyBitForBit() {
        var with =
                trained(buffer -> new Sgd(buffer, 0.01, 0.9, Schedule.constant(), List.of(new L2Penalty(0, WEIGHTS))));
        var without = trained(buffer -> new Sgd(buffer, 0.01, 0.9, Schedule.constant(), List.of()));
        assertThatTensor(with).hasBitsOf(without);
    }

    private static Tensor trained(Function<ParameterBuffer, Sgd> optimiser) {
        var problem = Problem.of(ScalarType.Float);
        var sgd = optimiser.apply(problem.buffer());
        for (int step = 0; step < 20; step++) {
            problem.loss().backward();
            sgd.step(step);
        }
        return problem.buffer().values();
    }

    @Test
    void stepLeavesTheGradientsAtZeroAndRemembersTheVelocity() {
        var problem = Problem.of(ScalarType.Double);
        var sgd = new Sgd(problem.buffer(), 0.01, 0.9, Schedule.constant(), List.of());
        problem.loss().backward();
        var gradient = problem.buffer().gradients().clone();
        sgd.step(0);
        assertThatTensor(problem.buffer().gradients()).hasValuesNear(0, new double[5]);
        assertThat(sgd.state()).containsOnlyKeys("velocity");
        assertThatTensor(sgd.state().get("velocity")).hasBitsOf(gradient);
    }

    /** C2 of the basics sheet: the term in the loss is the same as the coupled gradient, with momentum too. */
    @Test
    void lossTermThroughTheTrainerEqualsCoupledDecay() {
        var penalty = new L2Penalty(0.05, WEIGHTS);
        var coupled = trainedByTrainer(List.of(penalty), List.of());
        var term = trainedByTrainer(List.of(), List.of(penalty));
        var none = trainedByTrainer(List.of(), List.of());
        assertThatTensor(term).isNear(coupled, 1e-12);
        assertThat(term.sub(none).abs().max().item_double()).isGreaterThan(0.01);
    }

    private static Tensor trainedByTrainer(List<L2Penalty> coupled, List<ObjectiveTerm> terms) {
        var problem = Problem.of(ScalarType.Double);
        var sgd = new Sgd(problem.buffer(), 0.01, 0.9, Schedule.constant(), coupled);
        Trainer.of(500, Compute.CPU, problem.buffer(), sgd)
                .adding(terms)
                .run(step -> problem.loss(), (done, loss) -> {});
        return problem.buffer().values();
    }

    @Test
    void refusesAPenaltyThatCoversNothing() {
        var problem = Problem.of(ScalarType.Double);
        var nothing = ParameterSelector.ofRoles("embeddings", Set.of(Role.EMBEDDING));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Sgd(problem.buffer(), 0.1, 0.9, Schedule.constant(), List.of(new L2Penalty(0.1, nothing))))
                .withMessage("selector 'embeddings' covers none of the 2 parameters: [b, w]");
    }
}
