package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;

/** How many steps it takes to leave the saddle at 0, by width, and what the weights look like then. */
final class EscapeTrial {
    /** A run has escaped where its loss is below this share of that of A = 0. */
    private static final double ESCAPED = 0.9;

    /** What the part depends on. */
    record Given(Teacher teacher, Escape escape) {}

    /** Nets of one depth and gamma at several widths. */
    record Run(int depth, double gamma, List<Integer> widths) {
        Run {
            widths = List.copyOf(widths);
        }
    }

    private final TrialContext<Given> context;
    private final Run run;
    private final Findings findings = new Findings();
    private final Descent.Steps steps;

    private EscapeTrial(TrialContext<Given> context) {
        this.context = context;
        this.run = context.treatment(Run.class);
        this.steps = new Descent.Steps(context, steps(context.settings(), run));
    }

    static long steps(Given settings, Run run) {
        return (long) settings.escape().mostSteps() * run.widths().size();
    }

    static Outcome run(TrialContext<Given> context) {
        var trial = new EscapeTrial(context);
        for (int width : trial.run.widths()) {
            try (var scope = new PointerScope()) {
                trial.escape(width);
            }
        }
        trial.theory();
        return trial.findings.outcome(context);
    }

    /** How the time grows with the width, w^((gamma - 1)(L - 2)/2). */
    static double exponent(double gamma, int depth) {
        return (gamma - 1) * (depth - 2) / 2;
    }

    private void escape(int width) {
        var teacher = context.settings().teacher();
        int size = teacher.singularValues().size();
        var loss = MatrixLoss.population(Spectrum.diagonal(teacher.singularValues()));
        var zero = MatrixUtils.createRealMatrix(size, size);
        double bound = ESCAPED * loss.of(zero);
        var shape = new Gaussians.Shape(size, size, run.depth(), width, run.gamma());
        var net = new DeepLinearNet(new Gaussians(context.seeds()).start(shape, 0));
        int escape = new Descent(net, loss, teacher.rate(), 0)
                .run(context.settings().escape().mostSteps(), steps, (step, value) -> value >= bound);
        boolean escaped = loss.of(net.product()) < bound;
        findings.metric(Names.of(Names.ESCAPE, width), escape);
        findings.metric(Names.of(Names.ESCAPED, width), escaped ? 1 : 0);
        findings.point(Names.ESCAPE, width, escape);
        double ratio = net.layers().stream()
                .mapToDouble(Spectrum::secondOverFirst)
                .average()
                .orElseThrow();
        findings.metric(Names.of(Names.RATIO, width), ratio);
        findings.point(Names.RATIO, width, ratio);
        var aligned = Spectrum.alignment(net.product(), loss.gradient(zero));
        findings.metric(Names.of(Names.LEFT, width), aligned[0]);
        findings.metric(Names.of(Names.RIGHT, width), aligned[1]);
    }

    /** The power law of theory through the last width that was run, whose times are the nearest to it. */
    private void theory() {
        var measured = findings.result().curves().get(Names.ESCAPE);
        int last = measured.x().size() - 1;
        double exponent = exponent(run.gamma(), run.depth());
        for (double width : measured.x()) {
            findings.point(
                    Names.ESCAPE + Names.THEORY,
                    width,
                    measured.y().get(last) * Math.pow(width / measured.x().get(last), exponent));
        }
    }
}
