package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/** Parts E and G: grids of learning rate and decay, and the best point of each. */
final class GridPart implements ImagePart<GridTrial.Setup> {
    /** Early stopping has them as well, to be compared. */
    static final Metric BEST_ERR = new Metric(MetricNames.ERR, "test err", "", 3, 0.03, "best of each");

    static final Metric BEST_NLL = new Metric(MetricNames.NLL, "test nll", "", 3, 0.3, "best of each");

    @Override
    public Work<GridTrial.Setup> work() {
        return new Work<>(
                "grid",
                GridTrial.Setup.class,
                all -> new GridTrial.Setup(all.images(), all.net(), all.grid()),
                GridTrial.class,
                GridTrial::run);
    }

    @Override
    public List<Arm> arms(GridTrial.Setup settings) {
        return List.of(
                Arm.trained(ArmNames.GRID_SGD, "sgd-l2, rate by lambda", "method: coupled")
                        .treated(GridOptimiser.SGD),
                Arm.trained(ArmNames.GRID_ADAM, "adam-l2, rate by lambda", "method: coupled")
                        .treated(GridOptimiser.ADAM),
                Arm.trained(ArmNames.GRID_ADAMW, "adamw-paper, rate by lambda'", "method: decoupled")
                        .treated(GridOptimiser.ADAMW),
                Arm.derived(
                        ArmNames.BEST_ADAM,
                        "trained anew at the grid point of best validation error",
                        "method",
                        ArmNames.GRID_ADAM),
                Arm.derived(
                        ArmNames.BEST_ADAMW,
                        "trained anew at the grid point of best validation error",
                        "method",
                        ArmNames.GRID_ADAMW));
    }

    @Override
    public List<Metric> metrics(GridTrial.Setup settings) {
        var grid = settings.grid();
        return new MetricFamilies()
                .add(ArmSet.of(ArmNames.GRID_SGD), cells(grid.points(GridOptimiser.SGD)))
                .add(ArmSet.of(ArmNames.GRID_ADAM), cells(grid.points(GridOptimiser.ADAM)))
                .add(ArmSet.of(ArmNames.GRID_ADAMW), cells(grid.points(GridOptimiser.ADAMW)))
                .add(
                        ArmSet.of(ArmNames.BEST_ADAM, ArmNames.BEST_ADAMW),
                        BEST_ERR,
                        BEST_NLL,
                        new Metric(GridTrial.RATE, "chosen rate", "", 5, 1, "best of each"),
                        new Metric(GridTrial.STRENGTH, "chosen λ or λ′", "", 5, 1, "best of each"))
                .all();
    }

    /** In no table: the heat maps show them. */
    private static List<Metric> cells(GridSettings.Points points) {
        var metrics = new ArrayList<Metric>();
        for (var measure : GridTrial.MEASURES) {
            double tolerance = measure.endsWith(MetricNames.NLL) ? 0.5 : 0.1;
            for (int i = 0; i < points.rates().size(); i++) {
                for (int j = 0; j < points.strengths().size(); j++) {
                    var label = measure + ", rate " + (i + 1) + ", strength " + (j + 1);
                    metrics.add(new Metric(GridTrial.cell(measure, i, j), label, "", 3, tolerance, Metric.NO_TABLE));
                }
            }
        }
        metrics.add(new Metric(GridTrial.DIVERGED, "diverged grid points", "", 0, 2, "grids"));
        return metrics;
    }

    @Override
    public List<MemoryNeed> memory(GridTrial.Setup settings) {
        int steps = settings.grid().steps();
        return Memory.of(settings.images(), "grid.steps", steps).with(settings.net());
    }

    @Override
    public long steps(GridTrial.Setup settings, Arm arm) {
        return GridTrial.steps(settings.grid(), arm.treatment(GridOptimiser.class));
    }
}
