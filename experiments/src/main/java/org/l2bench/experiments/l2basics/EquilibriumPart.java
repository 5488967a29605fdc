package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.Coverage;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part C: angles and norms of scale-invariant weights at a constant rate, against their predicted equilibrium. */
final class EquilibriumPart {
    static final double MOMENTUM = 0.9;

    /** Batch norm's epsilon: with 1e-5 and shrinking weights the weights would not be scale-invariant. */
    static final double EPSILON = 1e-12;

    private static final int POINTS = 60;

    private EquilibriumPart() {}

    /** Means over rows and steps of one layer. */
    private static final class Means {
        private double squaredAngle;
        private double norm4;
        private double squaredGradient;
        private int steps;

        void add(double angle2, double fourth, double gradient2) {
            squaredAngle += angle2;
            norm4 += fourth;
            squaredGradient += gradient2;
            steps++;
        }

        double angle() {
            return Math.sqrt(squaredAngle / steps);
        }

        double norm4Ratio(Equilibrium equilibrium) {
            return norm4 / steps / equilibrium.norm4(squaredGradient / steps);
        }
    }

    static Findings mlp(TrialContext<BasicsSettings> context, boolean momentum) {
        var settings = context.settings();
        return run(
                context,
                momentum
                        ? new Equilibrium(settings.momentumRate(), settings.momentumLambda(), MOMENTUM)
                        : new Equilibrium(settings.plainRate(), settings.plainLambda(), 0),
                false);
    }

    static Findings convolutional(TrialContext<BasicsSettings> context) {
        var settings = context.settings();
        return run(context, new Equilibrium(settings.plainRate(), settings.plainLambda(), 0), true);
    }

    private static Findings run(TrialContext<BasicsSettings> context, Equilibrium equilibrium, boolean kernels) {
        var settings = context.settings();
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var seeds = context.seeds();
        var data = ImageData.load(settings, settings.trainImages(), seeds, context.data(), compute);
        var train = data.noisy(settings.labelNoise(), seeds, ImageData.GROUP);
        int steps = settings.equilibriumSteps();
        var order = NetTraining.order(
                seeds.stream(ImageData.GROUP, "order of the equilibrium"),
                train.count(),
                steps,
                settings.batch(),
                compute);
        var streams = InitialStreams.of(seeds, ImageData.GROUP);
        var inputs = train.inputs();
        var net = kernels
                ? ScaleInvariantNet.convolutional(
                        (int) inputs.size(1),
                        settings.channels(),
                        data.classes(),
                        EPSILON,
                        ScalarType.Float,
                        streams,
                        compute)
                : ScaleInvariantNet.mlp(
                        (int) (inputs.numel() / inputs.size(0)),
                        settings.hidden(),
                        data.classes(),
                        EPSILON,
                        ScalarType.Float,
                        streams,
                        compute);
        var penalty = new L2Penalty(equilibrium.lambda(), ParameterSelector.weights());
        var buffer = ParameterBuffer.of(net.weights(), List.of(), false, compute);
        var sgd = new Sgd(buffer, equilibrium.rate(), equilibrium.momentum(), Schedule.constant(), List.of(penalty));
        var meter = new Meter(net.weights(), equilibrium, steps, settings.measuredSteps());
        meter.findings.covered(
                Coverage.of(penalty.selector(), net.weights()).describe() + "; the classifier is frozen");
        for (int step = 0; step < steps; step++) {
            try (var scope = new PointerScope()) {
                var batch = order.select(0, step);
                try (var cast = compute.precision().cast(compute.device())) {
                    var logits = net.logits(inputs.index_select(0, batch));
                    torch.cross_entropy_loss(logits, train.labels().index_select(0, batch))
                            .backward();
                }
                var before = meter.before();
                sgd.step(step);
                meter.after(step, before);
            }
            context.progress().step(step + 1L, steps);
        }
        return meter.finished();
    }

    /** Rows of a layer before a step: unit vectors, norms^2 and the squared norms of the loss gradient. */
    private record Before(Tensor unit, Tensor norm2, Tensor gradient2) {}

    /** Follows all layers. */
    private static final class Meter {
        private final List<Parameter> weights;
        private final Equilibrium equilibrium;
        private final int steps;
        private final int measured;
        private final int block;
        private final Findings findings = new Findings();
        private final SortedMap<String, Means> means = new TreeMap<>();

        Meter(List<Parameter> weights, Equilibrium equilibrium, int steps, int measured) {
            this.weights = weights;
            this.equilibrium = equilibrium;
            this.steps = steps;
            this.measured = measured;
            this.block = Math.max(1, steps / POINTS);
        }

        /** After the backward pass, before the optimiser adds the penalty to the gradient. */
        List<Before> before() {
            var layers = new ArrayList<Before>();
            for (var weight : weights) {
                var rows = weight.tensor().detach().flatten(1, -1);
                var norm2 = rows.square().sum(1);
                var gradient2 = Handles.gradient(weight.tensor())
                        .flatten(1, -1)
                        .square()
                        .sum(1);
                layers.add(new Before(rows.div(norm2.sqrt().unsqueeze(1)), norm2, gradient2));
            }
            return layers;
        }

        void after(int step, List<Before> before) {
            boolean ends = (step + 1) % block == 0 || step + 1 == steps;
            for (int i = 0; i < weights.size(); i++) {
                var rows = weights.get(i).tensor().detach().flatten(1, -1);
                var unit = rows.div(rows.square().sum(1).sqrt().unsqueeze(1));
                var chord = unit.sub(before.get(i).unit())
                        .square()
                        .sum(1)
                        .to(ScalarType.Double)
                        .sqrt();
                // 2 asin(|u - v| / 2): arccos of a cosine near 1 would lose the digits of a small angle.
                var angle = chord.div(new Scalar(2.0)).asin().mul(new Scalar(2.0));
                double angle2 = angle.square().mean().item_double();
                var norm2 = before.get(i).norm2().to(ScalarType.Double);
                double norm4 = norm2.square().mean().item_double();
                double gradient2 = norm2.mul(before.get(i).gradient2()).mean().item_double();
                var layer = Integer.toString(i + 1);
                add("block." + layer, angle2, norm4, gradient2);
                if (step >= steps - measured) {
                    add("window." + layer, angle2, norm4, gradient2);
                    boolean late = step >= steps - measured / 2;
                    add((late ? "late." : "early.") + layer, angle2, norm4, gradient2);
                }
                if (ends) {
                    var mean = means.remove("block." + layer);
                    findings.point("angle." + layer, step + 1, mean.angle());
                    findings.point("n4-ratio." + layer, step + 1, mean.norm4Ratio(equilibrium));
                }
            }
            if (ends) {
                findings.point("angle.predicted", step + 1, equilibrium.angle());
                findings.point("n4-ratio.predicted", step + 1, 1);
            }
        }

        private void add(String of, double angle2, double norm4, double gradient2) {
            means.computeIfAbsent(of, key -> new Means()).add(angle2, norm4, gradient2);
        }

        Findings finished() {
            for (int layer = 1; layer <= weights.size(); layer++) {
                var window = means.get("window." + layer);
                findings.metric(BasicsMetrics.layer(BasicsMetrics.ANGLE, layer), window.angle());
                findings.metric(
                        BasicsMetrics.layer(BasicsMetrics.ANGLE_RATIO, layer), window.angle() / equilibrium.angle());
                findings.metric(BasicsMetrics.layer(BasicsMetrics.NORM4_RATIO, layer), window.norm4Ratio(equilibrium));
                var early = means.getOrDefault("early." + layer, window);
                findings.metric(
                        BasicsMetrics.layer(BasicsMetrics.SETTLED, layer),
                        means.get("late." + layer) == null
                                ? 1
                                : means.get("late." + layer).angle() / early.angle());
            }
            return findings;
        }
    }
}
