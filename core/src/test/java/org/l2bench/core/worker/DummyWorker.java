package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Experiment;

/** A worker that knows the dummy experiments. */
final class DummyWorker {
    private DummyWorker() {}

    public static void main(String[] arguments) {
        var all = new ArrayList<Experiment<?>>(BehavingExperiment.all());
        Stream.of("builds", "throws", "halts", "halts-once")
                .map(BuildingExperiment::new)
                .forEach(all::add);
        Worker.serve(all);
    }
}
