package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.GreedyRank;
import org.l2bench.core.linear.MatrixLoss;

/** Whole paths to the teacher, held against the greedy algorithm's; and the greedy algorithm by itself. */
final class PathTrial {
    /** What the part depends on. */
    record Given(Teacher teacher, Greedy greedy, Plateaus plateaus, Batches batches) {}

    /** A path, of a start or of the greedy algorithm. */
    enum Path {
        NTK(Regime.NTK),
        MF(Regime.MF),
        S2S(Regime.S2S),
        S2S_2(Regime.S2S_2),
        /** The same start on mini-batches. */
        SGD_NOISE(Regime.S2S_2),
        GREEDY(Regime.S2S_2);

        private final Regime regime;

        Path(Regime regime) {
            this.regime = regime;
        }
    }

    private PathTrial() {}

    static long steps(Given settings, Path path) {
        long greedy = (long) settings.greedy().steps()
                * settings.teacher().singularValues().size();
        return path == Path.GREEDY ? greedy : greedy + settings.plateaus().mostSteps();
    }

    static Outcome run(TrialContext<Given> context) {
        var settings = context.settings();
        var path = context.treatment(Path.class);
        var target = Spectrum.diagonal(settings.teacher().singularValues());
        var loss = MatrixLoss.population(target);
        var findings = new Findings();
        var steps = new Descent.Steps(context, steps(settings, path));
        if (path == Path.GREEDY) {
            greedyPath(settings, greedy(settings, loss, steps), findings);
        } else {
            var meter = flow(context, path, loss, steps, findings);
            fromGreedy(meter, greedy(settings, loss, steps), findings);
        }
        return findings.outcome(context);
    }

    private static List<GreedyRank.Visit> greedy(Given settings, MatrixLoss loss, Descent.Steps steps) {
        var greedy = settings.greedy();
        return new GreedyRank(settings.teacher().depth(), greedy.size(), greedy.steps(), greedy.rate())
                .visits(loss, settings.teacher().singularValues().size(), steps::one);
    }

    private static void greedyPath(Given settings, List<GreedyRank.Visit> visits, Findings findings) {
        var teacher = settings.teacher().singularValues();
        for (int rank = 1; rank <= visits.size(); rank++) {
            var visit = visits.get(rank - 1);
            findings.metric(Names.of(Names.VISIT_LOSS, rank), visit.loss());
            findings.metric(Names.of(Names.VISIT_SLOPE, rank), visit.slope());
            findings.metric(Names.of(Names.VISIT_RANK, rank), Spectrum.rank(visit.product(), teacher.get(0)));
            findings.point(Names.LOSS, rank, visit.loss());
            findings.point(Names.PLATEAU, rank, PathMeter.plateau(teacher, rank));
        }
    }

    private static PathMeter flow(
            TrialContext<Given> context, Path path, MatrixLoss loss, Descent.Steps steps, Findings findings) {
        var teacher = context.settings().teacher();
        var plateaus = context.settings().plateaus();
        int size = teacher.singularValues().size();
        var shape = new Gaussians.Shape(size, size, teacher.depth(), plateaus.width(), path.regime.gamma());
        var gaussians = new Gaussians(context.seeds());
        var net = new DeepLinearNet(gaussians.start(shape, 0));
        var meter = new PathMeter(net, teacher.singularValues(), findings);
        Descent.Watch watch = (step, value) -> {
            meter.at(step, value);
            return value >= plateaus.stop();
        };
        meter.finish(new Descent(net, loss, teacher.rate(), 0)
                .run(plateaus.mostSteps(), steps, watch, noise(path, net, gaussians, context.settings())));
        return meter;
    }

    private static Runnable noise(Path path, DeepLinearNet net, Gaussians gaussians, Given settings) {
        if (path != Path.SGD_NOISE) {
            return () -> {};
        }
        var moments = new BatchMoments(
                gaussians,
                settings.batches(),
                settings.teacher().singularValues().size());
        return () -> net.onBatch(moments.next());
    }

    /** Distance of A at the slowest point of plateau k from the greedy algorithm's, over the latter's norm. */
    private static void fromGreedy(PathMeter meter, List<GreedyRank.Visit> greedy, Findings findings) {
        for (int k = 1; k < greedy.size(); k++) {
            RealMatrix there = greedy.get(k - 1).product();
            // Of a plateau where the net never was all is missing.
            double distance = meter.slowest(k)
                    .map(a -> a.subtract(there).getFrobeniusNorm() / there.getFrobeniusNorm())
                    .orElse(1.0);
            findings.metric(Names.of(Names.FROM_GREEDY, k), distance);
        }
    }
}
