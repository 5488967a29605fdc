package org.l2bench.experiments.saddletosaddle;

import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;

/** Matrix completion with the penalty, at one depth and several lambdas, from the NTK start gamma = 1 - 1/L. */
final class PenalisedTrial {
    /** What the part depends on. */
    record Given(Completion completion, Penalised penalised) {}

    /** L. */
    record Depth(int layers) {}

    private PenalisedTrial() {}

    static long steps(Penalised settings) {
        return (long) settings.steps() * settings.lambdas().size();
    }

    static Outcome run(TrialContext<Given> context) {
        var settings = context.settings().penalised();
        int depth = context.treatment(Depth.class).layers();
        var gaussians = new Gaussians(context.seeds());
        var problem = CompletionProblem.of(gaussians, context.settings().completion());
        int size = context.settings().completion().size();
        var shape = new Gaussians.Shape(size, size, depth, settings.width(), 1 - 1.0 / depth);
        var findings = new Findings();
        var steps = new Descent.Steps(context, steps(settings));
        for (double lambda : settings.lambdas()) {
            try (var scope = new PointerScope()) {
                var net = new DeepLinearNet(gaussians.start(shape, 0));
                var descent = new Descent(net, problem.training(), settings.rate(), lambda);
                descent.run(settings.steps(), steps);
                findings.penalised(depth, lambda);
                var a = net.product();
                findings.metric(Names.at(Names.RANK, lambda), problem.rank(a));
                findings.metric(
                        Names.at(Names.TRAIN, lambda), problem.training().of(a));
                findings.metric(Names.at(Names.TEST, lambda), problem.test(a));
                findings.metric(Names.at(Names.GRADIENT, lambda), descent.gradientNorm());
                findings.metric(Names.at(Names.NORM_GAP, lambda), Math.abs(problem.normGap(net)));
                findings.metric(Names.at(Names.PENALISED_BALANCE, lambda), Spectrum.imbalance(net));
                findings.point(Names.RANK, lambda, problem.rank(a));
                findings.point(Names.TEST, lambda, problem.test(a));
            }
        }
        return findings.outcome(context);
    }
}
