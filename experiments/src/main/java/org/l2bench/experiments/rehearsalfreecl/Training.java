package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.Schedule;

/** Settings of the stream of tasks and of how each of them is learned; trials and sweep share them. */
record Training(
        @Setting("tasks of the stream") @Range(least = 1, most = Training.MOST_CLASSES)
        int tasks,

        @Setting("classes of each task") @Range(least = 1, most = Training.MOST_CLASSES)
        int classesPerTask,

        @Setting("of each task") @Range(least = 1, most = Training.MOST_EPOCHS)
        int epochs,

        @Setting("images of a step") @Range(least = 1, most = Training.MOST_BATCH)
        int batchSize,

        @Setting("of Adam, which is made anew for each task") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("as PyTorch's Adam has it") @Range(least = 0, most = 1e3)
        double weightDecay,

        @Setting("how the learning rate falls within a task: a tenth from each milestone on, or a cosine")
        Rate rate,

        @Setting("of rate STEPS, as shares of a task's steps between 0 and 1")
        List<Double> milestones,

        @Setting("whether training images of the stream are changed at random")
        boolean augment) {

    /** How the learning rate falls within a task. */
    enum Rate {
        /** A tenth from each milestone on. */
        STEPS,
        COSINE
    }

    static final int MOST_CLASSES = 100_000;
    static final int MOST_EPOCHS = 100_000;
    static final int MOST_BATCH = 1_000_000_000;

    Training {
        milestones = List.copyOf(milestones);
        new Problems()
                .require(
                        (long) tasks * classesPerTask <= MOST_CLASSES,
                        "tasks x training.classesPerTask must be at most %s classes, were %s x %s",
                        MOST_CLASSES,
                        tasks,
                        classesPerTask)
                .require(
                        milestones.stream().allMatch(m -> m > 0 && m < 1)
                                && milestones.stream()
                                        .sorted()
                                        .distinct()
                                        .toList()
                                        .equals(milestones),
                        "milestones must be ascending shares between 0 and 1, were %s",
                        milestones)
                .throwIfAny();
    }

    /** Of all tasks. */
    int classes() {
        return tasks * classesPerTask;
    }

    /** The learning rate's multiplier over the steps of a task. */
    Schedule over(long steps) {
        return switch (rate) {
            case STEPS ->
                Schedule.milestones(
                        milestones.stream().map(m -> Math.round(m * steps)).toList(), 0.1);
            case COSINE -> Schedule.cosine(steps);
        };
    }

    /** Steps on so many images; a last partial batch is dropped. */
    long steps(long images) {
        return images / batchSize * epochs;
    }
}
