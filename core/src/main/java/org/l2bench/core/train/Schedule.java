package org.l2bench.core.train;

import java.util.List;

/** The multiplier of the learning rate, and of decoupled decay, at a step; steps are numbered from 0. */
@FunctionalInterface
public interface Schedule {
    double at(long step);

    static Schedule constant() {
        return step -> 1;
    }

    /** Multiplied by {@code factor} from each milestone on. */
    static Schedule milestones(List<Long> milestones, double factor) {
        return step -> Math.pow(
                factor, (double) milestones.stream().filter(m -> step >= m).count());
    }

    /** Half a cosine from 1 at step 0 to 0 at step {@code total}. */
    static Schedule cosine(long total) {
        return step -> 0.5 * (1 + Math.cos(Math.PI * ((double) step / total)));
    }
}
