package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MeasuringExperiment;
import org.l2bench.core.experiment.OwnArtifactsExperiment;
import org.l2bench.core.experiment.PartsExperiment;
import org.l2bench.core.experiment.ReplicatesExperiment;
import org.l2bench.core.experiment.ShowingExperiment;
import org.l2bench.core.experiment.TunedExperiment;

/** A worker that knows the dummy experiments. */
final class DummyWorker {
    private DummyWorker() {}

    public static void main(String[] arguments) {
        var all = new ArrayList<Experiment<?>>(BehavingExperiment.all());
        Stream.of("builds", "throws", "halts", "halts-once")
                .map(BuildingExperiment::new)
                .forEach(all::add);
        all.addAll(List.of(
                new ReplicatesExperiment(),
                new PartsExperiment(),
                new OwnArtifactsExperiment(),
                new MeasuringExperiment(),
                new ShowingExperiment(),
                new TunedExperiment()));
        Worker.serve(all);
    }
}
