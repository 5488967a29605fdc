package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.train.StepHook;

/** Follows angles and norms of the rows of all weights over the steps of a training. */
final class EquilibriumMeter implements StepHook {
    static final String ANGLE = "angle";
    static final String ANGLE_RATIO = "angle-ratio";
    static final String NORM4_RATIO = "n4-ratio";
    static final String PREDICTED = "predicted";
    static final String SETTLED = "settled";

    /** Points of a curve over the steps; each is a mean over the steps since the last. */
    private static final int POINTS = 60;

    private final List<Parameter> weights;
    private final Equilibrium equilibrium;
    private final int steps;
    private final int measured;
    private final int block;
    private final Findings findings = new Findings();
    private final SortedMap<String, Means> means = new TreeMap<>();
    private List<Before> before = List.of();

    /**
     * @param steps of the run
     * @param measured how many of them, the last ones, enter the metrics
     */
    EquilibriumMeter(List<Parameter> weights, Equilibrium equilibrium, int steps, int measured) {
        this.weights = weights;
        this.equilibrium = equilibrium;
        this.steps = steps;
        this.measured = measured;
        this.block = Math.max(1, steps / POINTS);
    }

    /** Means over rows and steps of one layer. */
    private static final class Means {
        private double squaredAngle;
        private double norm4;
        private double squaredGradient;
        private int steps;

        void add(Means other) {
            squaredAngle += other.squaredAngle;
            norm4 += other.norm4;
            squaredGradient += other.squaredGradient;
            steps += other.steps;
        }

        double angle() {
            return Math.sqrt(squaredAngle / steps);
        }

        double norm4Ratio(Equilibrium equilibrium) {
            return norm4 / steps / equilibrium.norm4(squaredGradient / steps);
        }
    }

    /** Rows of a layer before a step: unit vectors [rows, n], norms^2 [rows] and |g~|^2 = |w|^2 |g|^2 [rows]. */
    private record Before(Tensor unit, Tensor norm2, Tensor gradient2) {
        static Before of(Parameter weight) {
            var rows = rows(weight.tensor());
            var norm2 = squares(rows);
            // Of the loss alone: the optimiser has not added the penalty yet.
            var gradient2 = squares(rows(Handles.gradient(weight.tensor())));
            return new Before(normalised(rows), norm2, norm2.mul(gradient2));
        }
    }

    private static Tensor rows(Tensor weight) {
        return weight.detach().flatten(1, -1);
    }

    private static Tensor normalised(Tensor rows) {
        return rows.div(rows.square().sum(1).sqrt().unsqueeze(1));
    }

    /** float64 [rows]. */
    private static Tensor squares(Tensor rows) {
        return rows.square().sum(1).to(ScalarType.Double);
    }

    @Override
    public void beforeUpdate(long step) {
        before = weights.stream().map(Before::of).toList();
    }

    @Override
    public void afterUpdate(long step) {
        for (int i = 0; i < weights.size(); i++) {
            note(step, i + 1, measure(weights.get(i), before.get(i)));
        }
        if (endsBlock(step)) {
            findings.point(ANGLE + "." + PREDICTED, stepsDone(step), equilibrium.angle());
            findings.point(NORM4_RATIO + "." + PREDICTED, stepsDone(step), 1);
        }
    }

    private static Means measure(Parameter weight, Before before) {
        // 2 asin(|u - v| / 2): arccos of a cosine near 1 would lose the digits of a small angle.
        var half = squares(normalised(rows(weight.tensor())).sub(before.unit()))
                .sqrt()
                .div(new Scalar(2.0))
                .asin();
        var measure = new Means();
        measure.squaredAngle = 4 * half.square().mean().item_double();
        measure.norm4 = before.norm2().square().mean().item_double();
        measure.squaredGradient = before.gradient2().mean().item_double();
        measure.steps = 1;
        return measure;
    }

    private void note(long step, int layer, Means measure) {
        mean("block", layer).add(measure);
        if (step >= steps - measured) {
            mean("window", layer).add(measure);
            mean(step >= steps - measured / 2 ? "late" : "early", layer).add(measure);
        }
        if (endsBlock(step)) {
            var block = mean("block", layer);
            findings.point(ANGLE + "." + layer, stepsDone(step), block.angle());
            findings.point(NORM4_RATIO + "." + layer, stepsDone(step), block.norm4Ratio(equilibrium));
            means.remove("block." + layer);
        }
    }

    private Means mean(String of, int layer) {
        return means.computeIfAbsent(of + "." + layer, key -> new Means());
    }

    private boolean endsBlock(long step) {
        return (step + 1) % block == 0 || step + 1 == steps;
    }

    private static double stepsDone(long step) {
        return (double) (step + 1);
    }

    /** After the last step. */
    Findings findings() {
        for (int layer = 1; layer <= weights.size(); layer++) {
            var window = mean("window", layer);
            findings.metric(layer(ANGLE, layer), window.angle());
            findings.metric(layer(ANGLE_RATIO, layer), window.angle() / equilibrium.angle());
            findings.metric(layer(NORM4_RATIO, layer), window.norm4Ratio(equilibrium));
            findings.metric(
                    layer(SETTLED, layer),
                    mean("late", layer).angle() / mean("early", layer).angle());
        }
        return findings;
    }

    @Override
    public String describe() {
        return "angles and norms are followed";
    }

    /** A measure of a layer, counted from 1, e.g. {@code angle.layer2}. */
    static String layer(String measure, int layer) {
        return measure + ".layer" + layer;
    }
}
