package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;

/**
 * Where many starts of the penalised teacher end: balanced ones on its first k directions, k = 0 ... n, with a little noise, and
 * Gaussian ones. Ends above the lowest are shaken and trained again, to see whether they are local minima.
 */
final class StartsTrial {
    /** Objectives that are nearer are one. */
    static final double SAME = 1e-6;

    /** What the part depends on. */
    record Given(ClosedForm closedForm, Starts starts) {
        List<Double> target() {
            return closedForm.singularValues();
        }
    }

    /** L. */
    enum Depth {
        TWO(2),
        THREE(3);

        private final int layers;

        Depth(int layers) {
            this.layers = layers;
        }

        int layers() {
            return layers;
        }
    }

    /** Where a start ended. */
    private record End(double objective, int rank, double returned, double normGap) {}

    private final TrialContext<Given> context;
    private final int depth;
    private final Starts settings;
    private final Gaussians gaussians;
    private final MatrixLoss loss;
    private final Descent.Steps steps;

    private StartsTrial(TrialContext<Given> context) {
        this.context = context;
        this.depth = context.treatment(Depth.class).layers();
        this.settings = context.settings().starts();
        this.gaussians = new Gaussians(context.seeds());
        this.loss = MatrixLoss.population(Spectrum.diagonal(context.settings().target()));
        this.steps = new Descent.Steps(context, steps(context.settings()));
    }

    static int count(Given settings) {
        return settings.target().size() + 1 + settings.starts().gaussian();
    }

    static long steps(Given settings) {
        return 2L * settings.starts().steps() * count(settings);
    }

    static Outcome run(TrialContext<Given> context) {
        var trial = new StartsTrial(context);
        var findings = new Findings();
        findings.penalised(trial.depth, trial.settings.lambda());
        var ends = new ArrayList<End>();
        for (int start = 0; start < count(context.settings()); start++) {
            try (var scope = new PointerScope()) {
                ends.add(trial.end(start));
            }
        }
        trial.report(ends, findings);
        return findings.outcome(context);
    }

    private End end(int start) {
        var net = new DeepLinearNet(layers(start));
        var descent = new Descent(net, loss, settings.rate(), settings.lambda());
        descent.run(settings.steps(), steps);
        double objective = descent.objective();
        var product = net.product();
        double largest = context.settings().target().get(0);
        int rank = Spectrum.rank(product, largest);
        double gap = Math.abs(Spectrum.normGap(net, largest));
        var shaken = new DeepLinearNet(shaken(net.layers(), "shake of start " + start));
        var again = new Descent(shaken, loss, settings.rate(), settings.lambda());
        again.run(settings.steps(), steps);
        return new End(objective, rank, Math.abs(again.objective() - objective), gap);
    }

    private List<RealMatrix> layers(int start) {
        var target = context.settings().target();
        int size = target.size();
        if (start > size) {
            int i = start - size - 1;
            double gamma = Ends.gamma(i, settings.gaussian());
            return gaussians.start(new Gaussians.Shape(size, size, depth, settings.width(), gamma), i);
        }
        var identity = MatrixUtils.createRealIdentityMatrix(size);
        var balanced = Spectrum.balanced(identity, target.subList(0, start), identity, depth, settings.width());
        return shaken(balanced, "noise of start " + start);
    }

    private List<RealMatrix> shaken(List<RealMatrix> layers, String purpose) {
        var shaken = new ArrayList<RealMatrix>();
        for (var layer : layers) {
            var noise = gaussians.standard(
                    "L " + depth + ", " + purpose + ", W_" + (shaken.size() + 1),
                    layer.getRowDimension(),
                    layer.getColumnDimension());
            shaken.add(layer.add(noise.scalarMultiply(settings.noise())));
        }
        return shaken;
    }

    private void report(List<End> ends, Findings findings) {
        double lowest = ends.stream().mapToDouble(End::objective).min().orElseThrow();
        double highest = ends.stream().mapToDouble(End::objective).max().orElseThrow();
        int rankOfLowest = ends.stream()
                .filter(e -> e.objective() <= lowest + SAME)
                .mapToInt(End::rank)
                .min()
                .orElseThrow();
        var above = ends.stream().filter(e -> e.objective() > lowest + SAME).toList();
        findings.metric(Names.SPREAD, highest - lowest);
        findings.metric(
                Names.DISTINCT, Ends.distinct(ends.stream().map(End::objective).toList(), SAME));
        // Without an end above the lowest there is no drop and nothing to return to.
        findings.metric(
                Names.RANK_DROP,
                above.stream().mapToInt(e -> rankOfLowest - e.rank()).min().orElse(0));
        findings.metric(
                Names.RETURN, above.stream().mapToDouble(End::returned).max().orElse(0));
        findings.metric(
                Names.LARGEST_GAP, ends.stream().mapToDouble(End::normGap).max().orElseThrow());
        findings.metric(
                Names.ZERO_ENDS, (int) ends.stream().filter(e -> e.rank() == 0).count());
        for (int start = 0; start < ends.size(); start++) {
            findings.point(Names.OBJECTIVE, start, ends.get(start).objective());
            findings.point(Names.RANK, start, ends.get(start).rank());
        }
    }
}
