package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.experiments.l2basics.PlacementTrial.Placement;

/** Part F: decay on weights only against decay on all parameters. */
final class PlacementPart implements ImagePart<PlacementTrial.Setup> {
    @Override
    public Work<PlacementTrial.Setup> work() {
        return new Work<>(
                "placement",
                PlacementTrial.Setup.class,
                all -> new PlacementTrial.Setup(all.images(), all.net(), all.placement()),
                PlacementTrial.class,
                PlacementTrial::run);
    }

    @Override
    public List<Arm> arms(PlacementTrial.Setup settings) {
        return List.of(Arm.trained(ArmNames.PLACEMENT, "decay-weights and decay-all", "placement"));
    }

    @Override
    public List<Metric> metrics(PlacementTrial.Setup settings) {
        var metrics = new ArrayList<Metric>();
        for (var measure : List.of(MetricNames.ERR, MetricNames.NLL)) {
            for (var placement : Placement.values()) {
                for (double lambda : settings.placement().penalties()) {
                    metrics.add(new Metric(
                            PlacementTrial.placed(measure, placement, lambda),
                            measure + ", " + placement.key() + ", λ " + MetricNames.plain(lambda),
                            "",
                            3,
                            measure.equals(MetricNames.ERR) ? 0.03 : 0.3,
                            "placement"));
                }
            }
        }
        return metrics;
    }

    @Override
    public List<MemoryNeed> memory(PlacementTrial.Setup settings) {
        int steps = settings.placement().steps();
        return Memory.of(settings.images(), "placement.steps", steps).with(settings.net());
    }

    @Override
    public long steps(PlacementTrial.Setup settings, Arm arm) {
        return PlacementTrial.steps(settings.placement());
    }
}
