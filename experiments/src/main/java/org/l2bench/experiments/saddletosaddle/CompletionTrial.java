package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.linear.RealMatrix;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;

/** Matrix completion from starts of several sizes, without a penalty. */
final class CompletionTrial {
    /** The arm that is not trained, computed beside that of the NTK start. */
    static final String ZERO_FILL = "completion/zero-fill";

    /** What the part depends on. */
    record Given(Completion completion) {}

    /** @param isCentred whether the start's own output is taken off A: in the loss, in rank and test error */
    record Start(Regime regime, boolean isCentred) {
        /** Whether its trial holds the arm that is not trained. */
        boolean hasZeroFill() {
            return regime == Regime.NTK && !isCentred;
        }
    }

    private CompletionTrial() {}

    static Outcome run(TrialContext<Given> context) {
        var settings = context.settings().completion();
        var start = context.treatment(Start.class);
        var gaussians = new Gaussians(context.seeds());
        var problem = CompletionProblem.of(gaussians, settings);
        var results = new TreeMap<>(
                trained(context, start, gaussians, problem).outcome(context).arms());
        if (start.hasZeroFill()) {
            var filled = new Findings();
            measure(problem, problem.zeroFilled(), filled);
            results.put(ZERO_FILL, filled.result());
        }
        return new Outcome(results, List.of());
    }

    private static Findings trained(
            TrialContext<Given> context, Start start, Gaussians gaussians, CompletionProblem problem) {
        var settings = context.settings().completion();
        var shape = new Gaussians.Shape(
                settings.size(),
                settings.size(),
                settings.depth(),
                settings.width(),
                start.regime().gamma());
        var net = new DeepLinearNet(gaussians.start(shape, 0));
        var offset = net.product().scalarMultiply(start.isCentred() ? 1 : 0);
        var findings = new Findings();
        var points = new LogSteps();
        var descent = new Descent(net, problem.training(offset), settings.rate(), 0);
        int end = descent.run(settings.mostSteps(), new Descent.Steps(context, settings.mostSteps()), (step, value) -> {
            if (points.isNext(step)) {
                var a = net.evaluated().subtract(offset);
                findings.point(Names.TRAIN, step, value);
                findings.point(Names.TEST, step, problem.test(a));
                findings.point(Names.RANK, step, problem.rank(a));
            }
            return value >= settings.stop();
        });
        findings.metric(Names.COMPLETION_STEPS, end);
        measure(problem, net.product().subtract(offset), findings);
        return findings;
    }

    private static void measure(CompletionProblem problem, RealMatrix a, Findings findings) {
        findings.metric(Names.TRAIN, problem.training().of(a));
        findings.metric(Names.TEST, problem.test(a));
        findings.metric(Names.RANK, problem.rank(a));
    }
}
