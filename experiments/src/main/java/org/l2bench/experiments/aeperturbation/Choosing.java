package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.setting.Binding;
import org.l2bench.experiments.aeperturbation.Pretraining.Plan;
import org.l2bench.experiments.aeperturbation.Pretraining.Resets;

/** The choice of a rival's strength for a table, on a seed of its own. */
enum Choosing {
    L2("L2", "lambda"),
    DROPOUT("dropout", "rate");

    private static final String ON = " on ";

    private final String what;
    private final String axis;

    Choosing(String what, String axis) {
        this.what = what;
        this.axis = axis;
    }

    /** What a measurement depends on. */
    record Given(DataSettings data, NetSettings net, ResetSettings reset, int innerFolds, String set) {}

    String axis() {
        return axis;
    }

    /** Name of the tuning for a table. */
    String of(String set) {
        return what + ON + set;
    }

    Tuning tuning(Settings settings, String set) {
        var rivals = settings.rivals();
        var axes = List.of(new Tuning.Axis(axis, this == L2 ? rivals.lambdas() : rivals.dropouts()));
        var grid = new Tuning.Grid(
                of(set), axes, List.of(rivals.seed()), "mean accuracy of inner folds", Tuning.Better.LARGER);
        var given = new Given(settings.data(), settings.net(), settings.reset(), rivals.folds(), set);
        int rows = settings.data().rowsUsed(set);
        int train =
                rows - (rows + settings.data().folds() - 1) / settings.data().folds();
        return new Tuning(grid, given, steps(given, train));
    }

    private static long steps(Given given, int rows) {
        int folds = given.innerFolds();
        long steps = 0;
        for (int fold = 0; fold < folds; fold++) {
            steps += Trial.stepsOfOne(given.net(), rows - rows / folds - (fold < rows % folds ? 1 : 0));
        }
        return steps;
    }

    /** Mean accuracy over the inner folds of the first fold's training rows. */
    static double measure(ArtifactContext context, Tuning.Measurement what) {
        var given = Binding.read(context.settings(), Given.class);
        var choosing = what.tuning().startsWith(DROPOUT.what + ON) ? DROPOUT : L2;
        double strength = what.point().value(choosing.axis);
        var plan = new Plan(
                given.net(),
                given.reset(),
                Resets.NONE,
                choosing == L2 ? Strengths.l2(strength) : Strengths.dropout(strength),
                false);
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var table = Tables.of(given.set(), given.data(), context.seeds(), context.data());
        var outer = Fold.of(
                table,
                Fold.folds(table, given.data().folds(), context.seeds()),
                0,
                given.set(),
                context.seeds(),
                compute);
        var inner = outer.inner(given.innerFolds());
        var steps = new Steps(context.progress(), steps(given, outer.train().count()));
        double sum = 0;
        for (int i = 0; i < inner.count(); i++) {
            try (var scope = new PointerScope()) {
                sum += accuracy(outer.within(inner, i), plan, steps);
            }
        }
        return sum / inner.count();
    }

    private static double accuracy(Fold fold, Plan plan, Steps steps) {
        var encoder = Pretraining.endToEnd(fold, plan, steps, (done, loss) -> {})
                .autoencoder()
                .encoder();
        var net = Classification.of(fold, plan.net(), encoder, encoder.layers().size())
                .trained(steps);
        return Findings.accuracy(net.predicted(fold.test()), fold.test().labels());
    }
}
