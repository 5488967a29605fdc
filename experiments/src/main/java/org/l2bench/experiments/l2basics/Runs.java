package org.l2bench.experiments.l2basics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.History;

/**
 * The runs of a trial, one after the other. What each yielded is kept in the trial's checkpoint, so that a trial that was cut
 * off goes on with the run that it was at.
 */
final class Runs {
    private final TrialContext<?> context;
    private final long totalSteps;
    private final History history = new History();
    private final Checkpoint checkpoint;
    private final Map<String, SortedMap<String, Double>> finished = new LinkedHashMap<>();
    private long stepsDone;
    private long lastWritten = System.nanoTime();

    Runs(TrialContext<?> context, long totalSteps) {
        this.context = context;
        this.totalSteps = totalSteps;
        this.checkpoint = new Checkpoint(context.checkpointPlace(), Map.of(), history);
        checkpoint.restore();
        history.curves().forEach((name, curve) -> {
            int split = name.indexOf('/');
            finished.computeIfAbsent(name.substring(0, split), run -> new TreeMap<>())
                    .put(name.substring(split + 1), curve.y().get(0));
        });
    }

    /**
     * The numbers that a run yields, from the checkpoint if it was finished before.
     *
     * @param name unique in the trial, without a slash
     */
    SortedMap<String, Double> of(
            String name, long steps, Function<TrialContext.Progress, SortedMap<String, Double>> run) {
        if (!finished.containsKey(name)) {
            long before = stepsDone;
            try (var scope = new PointerScope()) {
                finished.put(name, run.apply((done, total) -> context.progress().step(before + done, totalSteps)));
            }
            finished.get(name).forEach((metric, value) -> history.add(name + "/" + metric, 0, value));
            if (checkpoint.place().isDue(lastWritten)) {
                checkpoint.write(stepsDone + steps);
                lastWritten = System.nanoTime();
            }
        }
        stepsDone += steps;
        return finished.get(name);
    }
}
