package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.UpdateRule;
import org.l2bench.core.testing.TensorScope;

/** Rules and terms that the optimisers do not know: the decays and penalties that they do know are the twins. */
@ExtendWith(TensorScope.class)
class RegularisedOptimiserTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();
    private static final Schedule SCHEDULE = Schedule.milestones(List.of(30L), 0.1);

    /** One of the user's own, which adds the same to every number of a step. */
    private record Drift(double rate, ParameterSelector selector) implements UpdateRule {
        @Override
        public Tensor change(Step step) {
            return step.before().mul(new Scalar(0.0)).add(new Scalar(step.multiplier() * rate));
        }

        @Override
        public String describe() {
            return "drift " + rate;
        }
    }

    /** The squares of {@link L2Penalty}, by a type that no optimiser knows. */
    private record Squares(double lambda, ParameterSelector selector) implements ObjectiveTerm {
        @Override
        public Tensor term(List<Parameter> parameters) {
            return new L2Penalty(lambda, selector).term(parameters);
        }

        @Override
        public String describe() {
            return "squares " + lambda;
        }
    }

    private static Problem after(int steps, Function<Problem, Optimiser> optimiser) {
        var problem = Problem.of(ScalarType.Double);
        var used = optimiser.apply(problem);
        for (int step = 0; step < steps; step++) {
            try (var scope = new PointerScope()) {
                problem.loss().backward();
                used.step(step);
            }
        }
        return problem;
    }

    @Test
    void theKnownDecayAsARuleOfAnyOptimiserIsThatOfTheOptimiserThatHasIt() {
        var decay = new DecoupledDecay(0.02, WEIGHTS);
        var asRule = after(60, p -> {
            var plain = new Sgdw(p.buffer(), 0.01, 0.9, SCHEDULE, List.of());
            return new RegularisedOptimiser(p.buffer(), plain, SCHEDULE, List.of(decay));
        });
        var own = after(60, p -> new Sgdw(p.buffer(), 0.01, 0.9, SCHEDULE, List.of(decay)));
        assertThatTensor(asRule.weight().tensor()).isNear(own.weight().tensor(), 1e-14);
        assertThatTensor(asRule.bias().tensor()).hasBitsOf(own.bias().tensor());

        var adam = after(60, p -> {
            var plain = Adam.decoupled(p.buffer(), 0.01, 1e-8, SCHEDULE, List.of());
            return new RegularisedOptimiser(p.buffer(), plain, SCHEDULE, List.of(decay));
        });
        var adamW = after(60, p -> Adam.decoupled(p.buffer(), 0.01, 1e-8, SCHEDULE, List.of(decay)));
        assertThatTensor(adam.weight().tensor()).isNear(adamW.weight().tensor(), 1e-14);
    }

    @Test
    void severalRulesEachSeeTheOldValues() {
        var biases = ParameterSelector.ofRoles("biases", Set.of(Role.BIAS));
        var both = after(1, p -> {
            var plain = new Sgd(p.buffer(), 0.01, 0, SCHEDULE, List.of());
            var rules = List.of(new Drift(0.5, WEIGHTS), new DecoupledDecay(0.1, WEIGHTS), new Drift(0.25, biases));
            return new RegularisedOptimiser(p.buffer(), plain, SCHEDULE, rules);
        });
        var expected = new double[3];
        for (int i = 0; i < 3; i++) {
            double w = Problem.WEIGHT[i];
            expected[i] = w - 0.01 * Problem.weightGradient(w) + 0.5 - 0.1 * w;
        }
        assertThatTensor(both.weight().tensor()).hasValuesNear(1e-14, expected);
        var bias = new double[2];
        for (int i = 0; i < 2; i++) {
            bias[i] = Problem.BIAS[i] - 0.01 * Problem.biasGradient(Problem.BIAS[i]) + 0.25;
        }
        assertThatTensor(both.bias().tensor()).hasValuesNear(1e-14, bias);
    }

    @Test
    void ruleWithoutARateChangesNoBit() {
        var none = after(
                40,
                p -> new RegularisedOptimiser(
                        p.buffer(),
                        new Sgd(p.buffer(), 0.01, 0.9, SCHEDULE, List.of()),
                        SCHEDULE,
                        List.of(new Drift(0, WEIGHTS))));
        var plain = after(40, p -> new Sgd(p.buffer(), 0.01, 0.9, SCHEDULE, List.of()));
        assertThatTensor(none.buffer().values()).hasBitsOf(plain.buffer().values());
    }

    @Test
    void trainerSaysWhatItCovers() {
        var problem = Problem.of(ScalarType.Double);
        var sgd = new Sgd(problem.buffer(), 0.01, 0, SCHEDULE, List.of(new L2Penalty(0.1, WEIGHTS)));
        var optimiser = new RegularisedOptimiser(problem.buffer(), sgd, SCHEDULE, List.of(new Drift(0.5, WEIGHTS)));
        assertThat(Trainer.of(1, Compute.CPU, problem.buffer(), optimiser).coverage())
                .containsExactly(
                        "penalty 0.1 w'w in the objective (PyTorch weight_decay 0.2); weights: covers 1 tensors (3"
                                + " numbers), leaves 1 tensors (2 numbers)",
                        "drift 0.5; weights: covers 1 tensors (3 numbers), leaves 1 tensors (2 numbers)");
        assertThat(optimiser.state()).isEqualTo(sgd.state());
    }

    @Test
    void ruleThatCoversNothingIsAnError() {
        var problem = Problem.of(ScalarType.Double);
        var nothing = new ParameterSelector("nothing", p -> false);
        var sgd = new Sgd(problem.buffer(), 0.01, 0, SCHEDULE, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RegularisedOptimiser(problem.buffer(), sgd, SCHEDULE, List.of(new Drift(0, nothing))))
                .withMessageContaining("selector 'nothing' covers none of the 2 parameters");
    }

    /** Before, any term that is not known would have been taken for the squares with its factor. */
    @Test
    void coupledTermThatNoOptimiserKnowsHasItsOwnGradient() {
        var known =
                after(60, p -> Adam.coupled(p.buffer(), 0.01, 1e-8, SCHEDULE, List.of(new L2Penalty(0.3, WEIGHTS))));
        var own = after(60, p -> Adam.coupled(p.buffer(), 0.01, 1e-8, SCHEDULE, List.of(new Squares(0.3, WEIGHTS))));
        assertThatTensor(own.buffer().values()).isNear(known.buffer().values(), 1e-13);
        var fused = after(60, p -> new FusedAdam(p.buffer(), 0.01, SCHEDULE, List.of(new Squares(0.3, WEIGHTS))));
        assertThatTensor(fused.buffer().values()).isNear(known.buffer().values(), 1e-12);
        var cubes = after(60, p -> Adam.coupled(p.buffer(), 0.01, 1e-8, SCHEDULE, List.of(new Cubes(0.3, WEIGHTS))));
        var asLoss = after(60, p -> Adam.coupled(p.buffer(), 0.01, 1e-8, SCHEDULE, List.of()), new Cubes(0.3, WEIGHTS));
        assertThatTensor(cubes.buffer().values()).isNear(asLoss.buffer().values(), 1e-13);
    }

    /** lambda sum |w|^3, which is neither of the known ones. */
    private record Cubes(double lambda, ParameterSelector selector) implements ObjectiveTerm {
        @Override
        public Tensor term(List<Parameter> parameters) {
            return selector.covered(parameters).stream()
                    .map(p -> p.tensor().abs().pow(new Scalar(3.0)).sum())
                    .reduce(Tensor::add)
                    .orElseThrow()
                    .mul(new Scalar(lambda));
        }

        @Override
        public String describe() {
            return "cubes " + lambda;
        }
    }

    private static Problem after(int steps, Function<Problem, Optimiser> optimiser, ObjectiveTerm inTheLoss) {
        var problem = Problem.of(ScalarType.Double);
        Trainer.of(steps, Compute.CPU, problem.buffer(), optimiser.apply(problem))
                .adding(List.of(inTheLoss))
                .run(step -> problem.loss(), (done, loss) -> {});
        return problem;
    }
}
