package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;

/** A penalised completion problem from several starts: is the minimum with the least test error the global one of those found? */
final class MinimaTrial {
    static final int DEPTH = Bounds.DEEPEST;
    /** Objectives that are nearer, over their size, are one minimum. */
    private static final double SAME = 1e-6;

    /** What the part depends on. */
    record Given(Completion completion, Minima minima) {}

    private record End(double objective, double test, int rank) {}

    private MinimaTrial() {}

    static long steps(Minima settings) {
        return (long) settings.steps() * settings.starts() * settings.lambdas().size();
    }

    static Outcome run(TrialContext<Given> context) {
        var settings = context.settings().minima();
        var findings = new Findings();
        var steps = new Descent.Steps(context, steps(settings));
        for (double lambda : settings.lambdas()) {
            findings.penalised(DEPTH, lambda);
            report(ends(context, lambda, steps), lambda, findings);
        }
        return findings.outcome(context);
    }

    private static List<End> ends(TrialContext<Given> context, double lambda, Descent.Steps steps) {
        var settings = context.settings().minima();
        int size = context.settings().completion().size();
        var gaussians = new Gaussians(context.seeds());
        var problem = CompletionProblem.of(gaussians, context.settings().completion());
        var ends = new ArrayList<End>();
        for (int start = 0; start < settings.starts(); start++) {
            try (var scope = new PointerScope()) {
                double gamma = Ends.gamma(start, settings.starts());
                var shape = new Gaussians.Shape(size, size, DEPTH, settings.width(), gamma);
                var net = new DeepLinearNet(gaussians.start(shape, start));
                var descent = new Descent(net, problem.training(), settings.rate(), lambda);
                descent.run(settings.steps(), steps);
                var a = net.product();
                ends.add(new End(descent.objective(), problem.test(a), problem.rank(a)));
            }
        }
        return ends;
    }

    private static void report(List<End> ends, double lambda, Findings findings) {
        var lowest =
                ends.stream().min(Comparator.comparingDouble(End::objective)).orElseThrow();
        var best = ends.stream().min(Comparator.comparingDouble(End::test)).orElseThrow();
        double same = SAME * lowest.objective();
        findings.metric(Names.at(Names.DIFFERS, lambda), best.objective() > lowest.objective() + same ? 1 : 0);
        findings.metric(
                Names.at(Names.DISTINCT, lambda),
                Ends.distinct(ends.stream().map(End::objective).toList(), same));
        findings.metric(Names.at(Names.RANK_LOWEST, lambda), lowest.rank());
        findings.metric(Names.at(Names.RANK_BEST, lambda), best.rank());
        findings.metric(Names.at(Names.TEST_LOWEST, lambda), lowest.test());
        findings.metric(Names.at(Names.TEST_BEST, lambda), best.test());
    }
}
