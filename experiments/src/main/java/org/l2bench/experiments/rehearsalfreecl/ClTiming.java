package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.Map;
import org.l2bench.core.experiment.Timing;

/** Which trial is timed: one of two short tasks, of which the second has all that an arm does in the later ones. */
final class ClTiming {
    /** Steps of a task, and few of those that take seconds. */
    private static final int STEPS = 13;

    private static final int SLOW_STEPS = 3;
    private static final long SLOW = 1L << 16;

    /** Pixels that a timed step may hold; a step on more is taken to cost in proportion, for it is bound by arithmetic. */
    private static final long PIXELS = 1L << 17;

    private ClTiming() {}

    static Timing<ClSettings> of(ClSettings settings) {
        long pixels = (long) settings.imageSize() * settings.imageSize();
        int batch = (int) Math.max(1, Math.min(settings.batchSize(), PIXELS / pixels));
        int wanted = settings.batchSize() * pixels > SLOW ? SLOW_STEPS : STEPS;
        int classes = settings.classesPerTask();
        int most = settings.images().plannedPerClass();
        int perClass = Math.min(most, Math.max(1, (wanted * batch + classes - 1) / classes));
        int perEpoch = Math.max(1, perClass * classes / batch);
        int epochs = (wanted + perEpoch - 1) / perEpoch;
        int tasks = Math.min(settings.tasks(), 2);
        return Timing.of(settings)
                .with(Map.ofEntries(
                        Map.entry("batchSize", String.valueOf(batch)),
                        Map.entry("trainPerClass", String.valueOf(perClass)),
                        Map.entry("epochs", String.valueOf(epochs)),
                        Map.entry("tasks", String.valueOf(tasks)),
                        Map.entry("sweepTasks", String.valueOf(Math.min(settings.sweepTasks(), 1))),
                        Map.entry("sweepOrders", first(settings.sweepOrders())),
                        Map.entry("l2Weights", first(settings.l2Weights())),
                        Map.entry("ewcWeights", first(settings.ewcWeights())),
                        Map.entry("featkdWeights", first(settings.featkdWeights())),
                        Map.entry("pretrainEpochs", "1"),
                        Map.entry("pretrainPerClass", String.valueOf(oneBatch(settings)))))
                // The first step of the second task has the end of the first one before it.
                .from(tasks == 1 ? 0 : (long) perEpoch * epochs + 1)
                .share((double) batch / settings.batchSize());
    }

    /** Images of a class for one step of the pre-training; 0, which means all, where there is none. */
    private static int oneBatch(ClSettings settings) {
        int classes = Math.max(1, settings.pretrainClasses());
        return Math.min(settings.pretrainPerClass(), (settings.pretrainBatch() + classes - 1) / classes);
    }

    private static String first(List<?> values) {
        return values.isEmpty() ? "" : String.valueOf(values.get(0));
    }
}
