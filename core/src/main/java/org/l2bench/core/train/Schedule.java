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

    /** A straight line from {@code first} at step 0 to 1 at step {@code warmUp}, then another schedule from its step 0 on. */
    static Schedule warmUp(long warmUp, double first, Schedule then) {
        return step -> step < warmUp ? first + (1 - first) * ((double) step / warmUp) : then.at(step - warmUp);
    }

    /**
     * Cosines from a peak to {@code last}, each period {@code factor} times as long as the one before and starting from a peak
     * {@code shrink} times as high; the first starts from 1 (Loshchilov and Hutter 2017).
     */
    static Schedule cosinePeriods(long period, double factor, double shrink, double last) {
        return step -> {
            double length = period;
            double start = 0;
            double peak = 1;
            while (step - start >= length) {
                start += length;
                length *= factor;
                peak *= shrink;
            }
            double low = Math.min(last, peak);
            return low + 0.5 * (peak - low) * (1 + Math.cos(Math.PI * (step - start) / length));
        };
    }
}
