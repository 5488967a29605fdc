package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Classifier;
import org.l2bench.core.network.Mlp;
import org.l2bench.core.network.MlpSpec;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** The sheet's simulation: gradients of random direction, orthogonal to w, with |w| |g| = 1. */
class EquilibriumTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    private record Measured(double angle, double norm2, double norm4) {}

    /** Rows of equal start; angle (root mean square) and norms are averaged over rows and the last steps. */
    private static Measured simulate(
            int rows, int size, double startNorm2, int steps, int last, Function<ParameterBuffer, Optimiser> of) {
        try (var scope = new PointerScope()) {
            var stream = new RandomStream(7);
            var start = unit(stream.normal(1, rows, size).to(ScalarType.Double)).mul(new Scalar(Math.sqrt(startNorm2)));
            var parameter = Parameter.of("w", Role.WEIGHT, start);
            var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
            var optimiser = of.apply(buffer);
            double angle2 = 0;
            double norm2 = 0;
            double norm4 = 0;
            for (int step = 0; step < steps; step++) {
                try (var stepScope = new PointerScope()) {
                    var w = buffer.values().view(rows, size).clone();
                    var u = unit(w);
                    var direction = stream.normal(1, rows, size).to(ScalarType.Double);
                    var tangent =
                            unit(direction.sub(u.mul(direction.mul(u).sum(1).unsqueeze(1))));
                    var squares = w.square().sum(1); // [rows]
                    buffer.gradients()
                            .copy_(tangent.div(squares.sqrt().unsqueeze(1)).view(-1));
                    optimiser.step(step);
                    if (step >= steps - last) {
                        var after = unit(buffer.values().view(rows, size));
                        var chord = after.sub(u).square().sum(1).sqrt();
                        angle2 += chord.div(new Scalar(2.0))
                                .asin()
                                .mul(new Scalar(2.0))
                                .square()
                                .mean()
                                .item_double();
                        norm2 += squares.mean().item_double();
                        norm4 += squares.square().mean().item_double();
                    }
                }
            }
            return new Measured(Math.sqrt(angle2 / last), norm2 / last, norm4 / last);
        }
    }

    private static Tensor unit(Tensor rows) {
        return rows.div(rows.square().sum(1).sqrt().unsqueeze(1));
    }

    private static Measured sgd(Equilibrium equilibrium, int rows, int size, int steps, int last) {
        var penalty = new L2Penalty(equilibrium.lambda(), WEIGHTS);
        return simulate(
                rows,
                size,
                1,
                steps,
                last,
                buffer -> new Sgd(
                        buffer, equilibrium.rate(), equilibrium.momentum(), Schedule.constant(), List.of(penalty)));
    }

    @Test
    void plainDescentComesToItsExactEquilibrium() {
        var strong = new Equilibrium(0.1, 0.05, 0);
        assertThat(strong.norm4(1)).isCloseTo(.502513, within(1e-6));
        assertThat(strong.angle()).isCloseTo(.141539, within(1e-6));
        var measured = sgd(strong, 2, 20, 1500, 10);
        assertThat(measured.norm4()).isCloseTo(.502513, within(1e-6));
        assertThat(measured.angle()).isCloseTo(.141539, within(1e-6));
        var weak = new Equilibrium(0.1, 0.005, 0);
        var slow = sgd(weak, 2, 20, 6000, 10);
        assertThat(slow.norm4()).isCloseTo(5.0025, within(1e-4));
        assertThat(slow.angle()).isCloseTo(.0447251, within(1e-6));
        assertThat(weak.angle()).isCloseTo(.0447251, within(1e-6));
    }

    @Test
    void momentumComesToItsEquilibrium() {
        var equilibrium = new Equilibrium(0.1, 0.005, 0.9);
        assertThat(equilibrium.angle()).isCloseTo(.03244, within(1e-5));
        var measured = sgd(equilibrium, 64, 200, 1500, 700);
        assertThat(measured.angle()).isCloseTo(.03244, within(.03244 * 0.01));
        assertThat(measured.norm4()).isCloseTo(50, within(0.5));
    }

    /** D 400, rate 0.01, c 0.1: |w|^2 = rate D / (2 c) = 20, angle sqrt(2 a (1 - beta1) / (1 + beta1)), a = rate c. */
    @Test
    void adamWComesToItsEquilibrium() {
        var measured = simulate(
                8,
                400,
                20,
                3000,
                1000,
                buffer -> Adam.pyTorchAdamW(buffer, 0.01, Adam.EPSILON, Schedule.constant(), 0.1, WEIGHTS));
        assertThat(measured.norm2()).isCloseTo(20, within(0.6));
        assertThat(measured.angle()).isCloseTo(.01026, within(.01026 * 0.03));
    }

    @Test
    void withoutDecayTheNormNeverFalls() {
        var measured = simulate(2, 20, 1, 50, 1, buffer -> new Sgd(buffer, 0.1, 0, Schedule.constant(), List.of()));
        // |w|^2 grows by (0.1 / |w|)^2 a step: |w|^4 by about 0.02.
        assertThat(measured.norm4()).isBetween(1.9, 2.1);
    }

    /** Row by row, in float64 with epsilon 0: |w . g| below 1e-10 |w| |g|. */
    @Test
    void theGradientBeforeANormIsOrthogonalToItsWeights() {
        try (var scope = new PointerScope()) {
            var unit = new MlpSpec.InitialValues.Normal(1);
            var spec = new MlpSpec(
                    20, List.of(16, 16), 10, new MlpSpec.Norm.Plain(0), unit, unit, true, ScalarType.Double);
            var inputs = new RandomStream(3).normal(1, 50, 20).to(ScalarType.Double);
            assertOrthogonal(new Mlp(spec, EquilibriumTest::stream), inputs, 1e-10);
        }
    }

    /** The same of kernels, in the float32 that they are trained in. */
    @Test
    void theGradientOfKernelsBeforeANormIsOrthogonalToThem() {
        try (var scope = new PointerScope()) {
            var net = ConvolutionalNet.scaleInvariant(
                    1, List.of(4, 6, 8), 10, EquilibriumTrial.EPSILON, EquilibriumTest::stream);
            assertOrthogonal(net, new RandomStream(3).normal(1, 50, 1, 12, 12), 1e-4);
        }
    }

    private static RandomStream stream(String tensor) {
        return new RandomStream(tensor.hashCode());
    }

    private static void assertOrthogonal(Classifier net, Tensor inputs, double tolerance) {
        var labels = new RandomStream(4).integers(10, 50);
        var logits = net.head().forward(net.features(inputs, Mode.TRAINING), Mode.TRAINING);
        torch.cross_entropy_loss(logits, labels).backward();
        for (var weight : net.parameters()) {
            var w = weight.tensor().detach().flatten(1, -1);
            var g = Handles.gradient(weight.tensor()).flatten(1, -1);
            var product = w.mul(g).sum(1).abs();
            var bound = w.square().sum(1).mul(g.square().sum(1)).sqrt().mul(new Scalar(tolerance));
            assertThat(product.le(bound).all().item_bool()).isTrue();
            assertThat(g.abs().max().item_double()).isGreaterThan(1e-4);
        }
    }
}
