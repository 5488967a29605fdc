package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.Scalar;
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
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class AdamTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();
    private static final double EPSILON = Adam.EPSILON;

    /** One coordinate of Adam in plain arithmetic. */
    private static final class Twin {
        private double w;
        private double m;
        private double v;

        Twin(double w) {
            this.w = w;
        }

        /** @param decay what is taken from w beside the step, as a share of the old w */
        void step(int t, double h, double eta, double decay) {
            m = 0.9 * m + 0.1 * h;
            v = 0.999 * v + 0.001 * h * h;
            double direction = m / (1 - Math.pow(0.9, t)) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + EPSILON);
            w = w - eta * direction - decay * w;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Double, true, 1e-12",
        "Double, false, 1e-12",
        "Float, true, 5e-5",
        "Float, false, 5e-5",
    })
    void agreesWithPlainLoopsOverHundredsOfSteps(ScalarType type, boolean coupled, double tolerance) {
        double rate = 0.01;
        double lambda = 0.3;
        double decay = 0.002;
        var schedule = Schedule.cosine(400);
        var problem = Problem.of(type);
        var adam = coupled
                ? Adam.coupled(problem.buffer(), rate, EPSILON, schedule, List.of(new L2Penalty(lambda, WEIGHTS)))
                : Adam.decoupled(
                        problem.buffer(), rate, EPSILON, schedule, List.of(new DecoupledDecay(decay, WEIGHTS)));
        var w = List.of(new Twin(Problem.WEIGHT[0]), new Twin(Problem.WEIGHT[1]), new Twin(Problem.WEIGHT[2]));
        var b = List.of(new Twin(Problem.BIAS[0]), new Twin(Problem.BIAS[1]));
        for (int step = 0; step < 400; step++) {
            try (var scope = new PointerScope()) {
                problem.loss().backward();
                adam.step(step);
            }
            double multiplier = 0.5 * (1 + Math.cos(Math.PI * step / 400));
            for (var twin : w) {
                double g = Problem.weightGradient(twin.w);
                twin.step(
                        step + 1,
                        coupled ? g + 2 * lambda * twin.w : g,
                        rate * multiplier,
                        coupled ? 0 : multiplier * decay);
            }
            for (var twin : b) {
                twin.step(step + 1, Problem.biasGradient(twin.w), rate * multiplier, 0);
            }
        }
        assertThat(w.get(1).w).isNotCloseTo(Problem.WEIGHT[1], within(0.5));
        assertThatTensor(problem.weight().tensor())
                .hasValuesNear(tolerance, w.stream().mapToDouble(t -> t.w).toArray());
        assertThatTensor(problem.bias().tensor())
                .hasValuesNear(tolerance, b.stream().mapToDouble(t -> t.w).toArray());
    }

    @ParameterizedTest
    @EnumSource(
            value = ScalarType.class,
            names = {"Float", "Double"})
    void agreesWithTheOptimisersOfLibtorch(ScalarType type) {
        compare(
                type,
                buffer ->
                        Adam.coupled(buffer, 0.02, EPSILON, Schedule.constant(), List.of(new L2Penalty(0.05, WEIGHTS))),
                twin -> new org.bytedeco.pytorch.Adam(
                        new TensorVector(twin.weight().tensor()), options(new AdamOptions(0.02), 0.1)),
                () -> options(new AdamOptions(0.02), 0));
        compare(
                type,
                buffer -> Adam.pyTorchAdamW(buffer, 0.02, EPSILON, Schedule.constant(), 0.1, WEIGHTS),
                twin -> new AdamW(new TensorVector(twin.weight().tensor()), options(new AdamWOptions(0.02), 0.1)),
                () -> options(new AdamWOptions(0.02), 0));
    }

    private static AdamOptions options(AdamOptions options, double weightDecay) {
        options.weight_decay().put(weightDecay);
        return options;
    }

    private static AdamWOptions options(AdamWOptions options, double weightDecay) {
        options.weight_decay().put(weightDecay);
        return options;
    }

    private static void compare(
            ScalarType type,
            Function<ParameterBuffer, Adam> ours,
            Function<Problem, Optimizer> theirs,
            Supplier<OptimizerOptions> undecayed) {
        var problem = Problem.of(type);
        var adam = ours.apply(problem.buffer());
        var twin = Problem.of(type);
        try (var library = theirs.apply(twin)) {
            library.add_param_group(
                    new OptimizerParamGroup(new TensorVector(twin.bias().tensor()), undecayed.get()));
            for (int step = 0; step < 200; step++) {
                problem.loss().backward();
                adam.step(step);
                twin.buffer().gradients().zero_();
                twin.loss().backward();
                library.step();
            }
        }
        double tolerance = type == ScalarType.Double ? 1e-13 : 5e-6;
        assertThatTensor(problem.weight().tensor()).isNear(twin.weight().tensor(), tolerance);
        assertThatTensor(problem.bias().tensor()).isNear(twin.bias().tensor(), tolerance);
    }

    /** One parameter from 1 with loss L(w), after so many steps. */
    private static double after(int steps, Function<ParameterBuffer, Adam> of, boolean quadratic, double scale) {
        var parameter = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[] {1}, 1));
        var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
        var adam = of.apply(buffer);
        for (int step = 0; step < steps; step++) {
            var w = parameter.tensor();
            var loss = quadratic ? w.square().sum().mul(new Scalar(0.5)) : w.sum();
            loss.mul(new Scalar(scale)).backward();
            adam.step(step);
        }
        return parameter.tensor().item_double();
    }

    private static Function<ParameterBuffer, Adam> coupled(double weightDecay, double epsilon) {
        var penalty = L2Penalty.ofPyTorchWeightDecay(weightDecay, WEIGHTS);
        return buffer -> Adam.coupled(buffer, 0.1, epsilon, Schedule.constant(), List.of(penalty));
    }

    private static Function<ParameterBuffer, Adam> decoupled(double weightDecay, double epsilon) {
        return buffer -> Adam.pyTorchAdamW(buffer, 0.1, epsilon, Schedule.constant(), weightDecay, WEIGHTS);
    }

    /** The sheet: g = 1, w = 1, rate 0.1: a coupled decay does not show in the first step, a decoupled one does. */
    @ParameterizedTest
    @CsvSource({"0, 0.9", "0.1, 0.9", "3, 0.9"})
    void theFirstCoupledStepIsTheSameForAnyDecay(double weightDecay, double expected) {
        assertThat(after(1, coupled(weightDecay, EPSILON), false, 1)).isCloseTo(expected, within(1e-7));
        assertThat(after(1, decoupled(0.1, EPSILON), false, 1)).isCloseTo(0.89, within(1e-7));
    }

    /** The sheet: L = w^2 / 2, w = 1, rate 0.1, decay 0.1. */
    @ParameterizedTest
    @CsvSource({"2, .80041223, .78157186", "3, .70158627, .67510122", "10, .07624916, .03360556"})
    void agreesWithTheReferenceSteps(int steps, double coupled, double decoupled) {
        assertThat(after(steps, coupled(0.1, EPSILON), true, 1)).isCloseTo(coupled, within(1e-8));
        assertThat(after(steps, decoupled(0.1, EPSILON), true, 1)).isCloseTo(decoupled, within(1e-8));
    }

    /** The sheet: loss times 100 with epsilon 0. */
    @Test
    void aScaledLossChangesTheCoupledFormOnlyUnlessItsDecayIsScaledToo() {
        assertThat(after(50, decoupled(0.1, 0), true, 100))
                .isCloseTo(after(50, decoupled(0.1, 0), true, 1), within(1e-12));
        double plain = after(50, coupled(0.5, 0), true, 1);
        assertThat(after(50, coupled(50, 0), true, 100)).isCloseTo(plain, within(1e-12));
        var linear = after(50, coupled(0.5, 0), false, 1);
        assertThat(after(50, coupled(0.5, 0), false, 100)).isNotCloseTo(linear, within(1e-3));
        assertThat(after(50, coupled(50, 0), false, 100)).isCloseTo(linear, within(1e-12));
    }

    @Test
    void stateIsBothMomentsAndTheGradientsAreZeroAfterwards() {
        var problem = Problem.of(ScalarType.Double);
        var adam = Adam.coupled(problem.buffer(), 0.01, EPSILON, Schedule.constant(), List.of());
        problem.loss().backward();
        var gradient = problem.buffer().gradients().clone();
        adam.step(0);
        assertThatTensor(problem.buffer().gradients()).hasValuesNear(0, new double[5]);
        assertThat(adam.state()).containsOnlyKeys("mean", "square");
        assertThatTensor(adam.state().get("mean")).isNear(gradient.mul(new Scalar(0.1)), 1e-15);
    }

    @Test
    void refusesANegativeEpsilon() {
        var problem = Problem.of(ScalarType.Double);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.coupled(problem.buffer(), 0.1, -1, Schedule.constant(), List.of()))
                .withMessage("epsilon must be >= 0, was -1.0");
    }
}
