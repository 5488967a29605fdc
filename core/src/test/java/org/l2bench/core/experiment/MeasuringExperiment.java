package org.l2bench.core.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Uses a measured metric: its trials have a time, which is another one in every run. */
public class MeasuringExperiment extends DummyExperiment {
    @Override
    public String name() {
        return "measuring";
    }

    @Override
    public List<Metric> metrics(DummySettings settings) {
        return List.of(new Metric("sum", "Sum", "", 1, 0, "sums"), Metric.measured("time", "Time", "ns", 0, "times"));
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        var outcome = super.run(context);
        var timed = new TreeMap<String, ArmResult>();
        outcome.arms()
                .forEach((arm, result) ->
                        timed.put(arm, result.withMeasured(new TreeMap<>(Map.of("time", (double) System.nanoTime())))));
        return new Outcome(timed, outcome.coverage());
    }
}
