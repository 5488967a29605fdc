package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.Map;
import org.l2bench.core.experiment.Timing;

/** Which trial is timed: one of two short tasks, of which the second has all that an arm does in the later ones. */
final class StepTiming {
    /** Steps of a task, and few of those that take seconds. */
    private static final int STEPS = 13;

    private static final int SLOW_STEPS = 3;
    private static final long SLOW = 1L << 16;

    /** Pixels that a timed step may hold; a step on more is taken to cost in proportion, for it is bound by arithmetic. */
    private static final long PIXELS = 1L << 17;

    private StepTiming() {}

    static Timing<Settings> of(Settings settings) {
        var images = settings.images();
        var training = settings.training();
        var sweep = settings.sweep();
        long pixels = (long) images.size() * images.size();
        int batch = (int) Math.max(1, Math.min(training.batchSize(), PIXELS / pixels));
        int wanted = training.batchSize() * pixels > SLOW ? SLOW_STEPS : STEPS;
        int classes = training.classesPerTask();
        int pretrained = oneBatch(settings.pretraining());
        // Of a set in one part, the pre-training has no images of a class that are not for training or validation.
        int least = images.isInOnePart() ? pretrained : 1;
        int perClass = Math.min(images.plannedPerClass(), Math.max(least, (wanted * batch + classes - 1) / classes));
        int perEpoch = Math.max(1, perClass * classes / batch);
        int epochs = (wanted + perEpoch - 1) / perEpoch;
        int tasks = Math.min(training.tasks(), 2);
        return Timing.of(settings)
                .with(Map.ofEntries(
                        Map.entry("training.batchSize", String.valueOf(batch)),
                        Map.entry("images.trainPerClass", String.valueOf(perClass)),
                        Map.entry("training.epochs", String.valueOf(epochs)),
                        Map.entry("training.tasks", String.valueOf(tasks)),
                        Map.entry("sweep.tasks", String.valueOf(Math.min(sweep.tasks(), 1))),
                        Map.entry("sweep.orders", first(sweep.orders())),
                        Map.entry("sweep.l2", first(sweep.l2())),
                        Map.entry("sweep.ewc", first(sweep.ewc())),
                        Map.entry("sweep.featkd", first(sweep.featkd())),
                        Map.entry("pretraining.epochs", "1"),
                        Map.entry("pretraining.perClass", String.valueOf(pretrained))))
                // The first step of the second task has the end of the first one before it.
                .from(tasks == 1 ? 0 : (long) perEpoch * epochs + 1)
                .share((double) batch / training.batchSize());
    }

    /** Images of a class for one step of the pre-training; 0, which means all, where there is none. */
    private static int oneBatch(Pretraining pretraining) {
        int classes = Math.max(1, pretraining.classes());
        return Math.min(pretraining.perClass(), (pretraining.batchSize() + classes - 1) / classes);
    }

    private static String first(List<?> values) {
        return values.isEmpty() ? "" : String.valueOf(values.get(0));
    }
}
