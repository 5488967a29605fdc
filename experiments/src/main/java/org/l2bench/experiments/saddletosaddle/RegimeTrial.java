package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;

/** So many first steps towards the teacher, at one width and gamma. */
final class RegimeTrial {
    /** What the part depends on. */
    record Given(Teacher teacher, Regimes regimes) {}

    /** A start, and for how long it is followed. */
    record Run(Regime regime, int width, int steps) {}

    private RegimeTrial() {}

    static Outcome run(TrialContext<Given> context) {
        var teacher = context.settings().teacher();
        var run = context.treatment(Run.class);
        int size = teacher.singularValues().size();
        var shape = new Gaussians.Shape(
                size, size, teacher.depth(), run.width(), run.regime().gamma());
        var net = new DeepLinearNet(new Gaussians(context.seeds()).start(shape, 0));
        var loss = MatrixLoss.population(Spectrum.diagonal(teacher.singularValues()));
        var findings = new Findings();
        var meter = new PathMeter(net, teacher.singularValues(), findings);
        var descent = new Descent(net, loss, teacher.rate(), 0);
        int end = descent.run(run.steps(), new Descent.Steps(context, run.steps()), (step, value) -> {
            meter.at(step, value);
            return true;
        });
        meter.finish(end);
        findings.metric(Names.LOSS, loss.of(net.product()));
        return findings.outcome(context);
    }
}
