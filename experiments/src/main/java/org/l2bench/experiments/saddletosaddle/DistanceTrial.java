package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;

/** How far starts are from the saddle whose first and last weights are 0, and how far training takes them, by width. */
final class DistanceTrial {
    /** What the part depends on. */
    record Given(Teacher teacher, Distance distance) {}

    private final TrialContext<Given> context;
    private final Regime regime;
    private final Gaussians gaussians;
    private final Findings findings = new Findings();
    private final Descent.Steps steps;

    private DistanceTrial(TrialContext<Given> context) {
        this.context = context;
        this.regime = context.treatment(Regime.class);
        this.gaussians = new Gaussians(context.seeds());
        this.steps = new Descent.Steps(context, steps(context.settings().distance(), regime));
    }

    static long steps(Distance distance, Regime regime) {
        return (long) distance.mostSteps() * widths(distance, regime).size();
    }

    static List<Integer> widths(Distance distance, Regime regime) {
        return regime == Regime.NTK ? distance.lazyWidths() : distance.saddleWidths();
    }

    static Outcome run(TrialContext<Given> context) {
        var trial = new DistanceTrial(context);
        for (int width : widths(context.settings().distance(), trial.regime)) {
            try (var scope = new PointerScope()) {
                trial.measure(width);
            }
        }
        return trial.findings.outcome(context);
    }

    /** Of d_s: E d_s^2 = (inputs + outputs) w^(1 - gamma). */
    static double saddleExponent(Regime regime) {
        return (1 - regime.gamma()) / 2;
    }

    /** Of the way to a minimum in the lazy regime, -(1 - gamma)(L - 1)/2. */
    static double travelExponent(Regime regime, int depth) {
        return -(1 - regime.gamma()) * (depth - 1) / 2;
    }

    private void measure(int width) {
        var distance = context.settings().distance();
        int size = distance.singularValues().size();
        int depth = context.settings().teacher().depth();
        var shape = new Gaussians.Shape(size, size, depth, width, regime.gamma());
        double squares = 0;
        for (int start = 0; start < distance.starts(); start++) {
            squares += squared(gaussians.layer(shape, start, 1)) + squared(gaussians.layer(shape, start, depth));
        }
        double saddle = Math.sqrt(squares / distance.starts());
        findings.metric(Names.of(Names.SADDLE, width), saddle);
        findings.point(Names.SADDLE, width, saddle);
        findings.point(
                Names.SADDLE + Names.THEORY, width, Math.sqrt(2 * size) * Math.pow(width, saddleExponent(regime)));
        travel(width, shape);
    }

    private void travel(int width, Gaussians.Shape shape) {
        var distance = context.settings().distance();
        var start = gaussians.start(shape, 0);
        var net = new DeepLinearNet(start);
        var target = Spectrum.diagonal(distance.singularValues());
        var loss = MatrixLoss.population(target);
        double away = net.product().subtract(target).getFrobeniusNorm();
        double rate = regime == Regime.NTK ? distance.lazyRate() : distance.saddleRate();
        new Descent(net, loss, rate, 0).run(distance.mostSteps(), steps, (step, value) -> value >= distance.stop());
        double squares = 0;
        for (int layer = 0; layer < start.size(); layer++) {
            squares += squared(net.layers().get(layer).subtract(start.get(layer)));
        }
        double travel = Math.sqrt(squares);
        findings.metric(Names.of(Names.RAW_TRAVEL, width), travel);
        findings.metric(Names.of(Names.TRAVEL, width), travel / away);
        findings.metric(Names.of(Names.REACHED, width), loss.of(net.product()) < distance.stop() ? 1 : 0);
        findings.point(Names.TRAVEL, width, travel / away);
    }

    private static double squared(RealMatrix matrix) {
        double norm = matrix.getFrobeniusNorm();
        return norm * norm;
    }
}
