package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.train.Schedule;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Rate;

/** How a stream of tasks is trained; the part of the settings that trials and sweep share. */
record ClSchedule(
        int tasks,
        int classesPerTask,
        int epochs,
        int batchSize,
        double learningRate,
        double weightDecay,
        Rate rate,
        List<Double> milestones,
        boolean augment) {

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
