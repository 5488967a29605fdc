package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;

/** Part D: decay under batch norm, against the exponential schedule. */
final class SchedulePart implements ImagePart<ScheduleTrial.Setup> {
    private static final String GROUP = "exponential schedule";

    @Override
    public Work<ScheduleTrial.Setup> work() {
        return new Work<>(
                "schedule",
                ScheduleTrial.Setup.class,
                all -> new ScheduleTrial.Setup(all.images(), all.schedule()),
                ScheduleTrial.class,
                ScheduleTrial::run);
    }

    @Override
    public List<Arm> arms(ScheduleTrial.Setup settings) {
        return List.of(Arm.trained(
                ArmNames.SCHEDULE,
                "decay, and exp-lr: no decay with a growing rate",
                "control: decay is a schedule under batch norm"));
    }

    @Override
    public List<Metric> metrics(ScheduleTrial.Setup settings) {
        return List.of(
                new Metric(ScheduleTrial.DIFFERENCE, "largest difference, ε 0", "", 2, 1e-9, GROUP),
                new Metric(ScheduleTrial.DIFFERENCE_EPSILON, "largest difference, ε 1e-5", "", 6, 1e-2, GROUP));
    }

    @Override
    public List<MemoryNeed> memory(ScheduleTrial.Setup settings) {
        int steps = settings.schedule().steps();
        return Memory.of(settings.images(), "schedule.steps", steps).withoutNet();
    }

    @Override
    public long steps(ScheduleTrial.Setup settings, Arm arm) {
        return ScheduleTrial.steps(settings.schedule());
    }
}
