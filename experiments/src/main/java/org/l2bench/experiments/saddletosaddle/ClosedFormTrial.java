package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;
import org.l2bench.core.linear.SchattenPenalty;

/** The penalised teacher: where balanced and random starts end, and the closed form of it. */
final class ClosedFormTrial {
    private static final int RANDOM_DEPTH = 3;
    private static final int POINTS = 60;
    private static final double GAUGE = 2;

    /** What the part depends on. */
    record Given(ClosedForm closedForm) {}

    /** What is computed. */
    enum Run {
        DEPTH_2(2),
        DEPTH_3(3),
        DEPTH_4(4),
        /** A random start of moderate size, gamma = 1. */
        MODERATE(RANDOM_DEPTH),
        /** A very small random start, gamma = 2. */
        SMALL(RANDOM_DEPTH),
        /** The closed form, without training. */
        DIRECT(RANDOM_DEPTH);

        private final int depth;

        Run(int depth) {
            this.depth = depth;
        }

        private boolean isBalanced() {
            return this == DEPTH_2 || this == DEPTH_3 || this == DEPTH_4;
        }

        private Regime regime() {
            return this == SMALL ? Regime.S2S_2 : Regime.MF;
        }
    }

    /** Depths that the closed form is shown for. */
    static final List<Integer> DEPTHS = List.of(2, 3, 4);

    private final TrialContext<Given> context;
    private final ClosedForm settings;
    private final Findings findings = new Findings();

    private ClosedFormTrial(TrialContext<Given> context) {
        this.context = context;
        this.settings = context.settings().closedForm();
    }

    static long steps(ClosedForm settings, Run run) {
        return run == Run.DIRECT ? 1 : run.isBalanced() ? settings.steps() : settings.randomSteps();
    }

    static Outcome run(TrialContext<Given> context) {
        var run = context.treatment(Run.class);
        var trial = new ClosedFormTrial(context);
        if (run == Run.DIRECT) {
            trial.direct();
        } else if (run.isBalanced()) {
            trial.balanced(run);
        } else {
            trial.random(run);
        }
        return trial.findings.outcome(context);
    }

    /** The larger non-zero stationary value of every direction where there is one, else 0. */
    static List<Double> closed(List<Double> target, int depth, double lambda) {
        var penalty = new SchattenPenalty(depth);
        return target.stream()
                .map(s -> penalty.localMinimum(s, target.size() * lambda).orElse(0))
                .toList();
    }

    private void direct() {
        var target = settings.singularValues();
        for (int depth : DEPTHS) {
            var values = closed(target, depth, settings.lambda());
            for (int i = 0; i < values.size(); i++) {
                findings.metric(Names.of(Names.of(Names.CLOSED, depth), i + 1), values.get(i));
            }
            var penalty = new SchattenPenalty(depth);
            for (int i = 1; i <= POINTS; i++) {
                double s = target.get(0) * i / POINTS;
                double strength = target.size() * settings.lambda();
                findings.point(
                        Names.of(Names.CLOSED, depth),
                        s,
                        penalty.localMinimum(s, strength).orElse(0));
            }
        }
    }

    private void balanced(Run run) {
        int size = settings.singularValues().size();
        var target = Spectrum.diagonal(settings.singularValues());
        var identity = Spectrum.diagonal(Collections.nCopies(size, 1.0));
        var net = descended(
                run,
                Spectrum.balanced(identity, settings.singularValues(), identity, run.depth, size),
                target,
                settings.lambda(),
                settings.steps());
        var closed = closed(settings.singularValues(), run.depth, settings.lambda());
        var learned = Spectrum.of(net.product());
        double error = 0;
        for (int i = 0; i < size; i++) {
            error = Math.max(error, Math.abs(learned[i] - closed.get(i)));
        }
        findings.metric(Names.ERROR, error);
        for (int i = size - 1; i >= 0; i--) {
            findings.point(Names.LEARNED, settings.singularValues().get(i), learned[i]);
        }
        gauges(run.depth);
    }

    /** A full-rank map in a balanced factorisation, and in one with W_2 G and G^-1 W_1 in the places of W_2 and W_1. */
    private void gauges(int depth) {
        int size = settings.singularValues().size();
        var gaussians = new Gaussians(context.seeds());
        var layers = Spectrum.balanced(
                gaussians.orthonormal("left of the gauges", size, size),
                settings.singularValues(),
                gaussians.orthonormal("right of the gauges", size, size),
                depth,
                size);
        findings.metric(Names.BALANCED_GAP, Math.abs(gap(new DeepLinearNet(layers))));
        var changed = new ArrayList<>(layers);
        changed.set(0, gauge(size, 1 / GAUGE).multiply(layers.get(0)));
        changed.set(1, layers.get(1).multiply(gauge(size, GAUGE)));
        findings.metric(Names.GAUGE_GAP, gap(new DeepLinearNet(changed)));
    }

    private static RealMatrix gauge(int size, double first) {
        var values = new ArrayList<>(Collections.nCopies(size, 1.0));
        values.set(0, first);
        return Spectrum.diagonal(values);
    }

    private void random(Run run) {
        int size = settings.singularValues().size();
        var shape = new Gaussians.Shape(
                size, size, run.depth, settings.width(), run.regime().gamma());
        descended(
                run,
                new Gaussians(context.seeds()).start(shape, 0),
                Spectrum.diagonal(settings.singularValues()),
                settings.randomLambda(),
                settings.randomSteps());
    }

    private DeepLinearNet descended(Run run, List<RealMatrix> start, RealMatrix target, double lambda, int steps) {
        var net = new DeepLinearNet(start);
        var descent = new Descent(net, MatrixLoss.population(target), settings.rate(), lambda);
        descent.run(steps, new Descent.Steps(context, steps));
        findings.penalised(run.depth, lambda);
        findings.metric(Names.NORM_GAP, Math.abs(gap(net)));
        findings.metric(Names.PENALISED_BALANCE, Spectrum.imbalance(net));
        var values = Spectrum.of(net.product());
        for (int i = 0; i < values.length; i++) {
            findings.metric(Names.of(Names.SINGULAR, i + 1), values[i]);
        }
        return net;
    }

    private double gap(DeepLinearNet net) {
        return Spectrum.normGap(net, settings.singularValues().get(0));
    }
}
