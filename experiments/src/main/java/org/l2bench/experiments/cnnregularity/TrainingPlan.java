package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;

/** How a net is trained: Adam with coupled penalties, whose gradient goes through both moments. */
record TrainingPlan(int batch, long steps, double rate, boolean cosine) {
    static final long MOST_STEPS = 100_000_000;

    Adam optimiser(ParameterBuffer parameters, ObjectiveTerm penalty) {
        var schedule = cosine ? Schedule.cosine(steps) : Schedule.constant();
        return Adam.coupled(parameters, rate, Adam.EPSILON, schedule, List.of(penalty));
    }
}
