package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.TrialContext;

/** Takes the time from one step of a trial to the next, and stops the trial when it has taken enough. */
final class StepClock implements TrialContext.Progress {
    /** Thrown out of a trial. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough steps were timed", null, false, false);
        }
    }

    private static final int TIMED = 6;
    private static final int WARM_UP = 6;
    private static final double LONGEST_WARM_UP = 1;
    private static final double LONGEST = 10;

    private final Compute compute;
    private final long from;
    private final List<Double> seconds = new ArrayList<>();
    private long last;
    private long lastDone;

    /** @param from the first steps, which do not count */
    StepClock(Compute compute, long from) {
        this.compute = compute;
        this.from = from;
    }

    @Override
    public void step(long done, long total) {
        compute.synchronise();
        long now = System.nanoTime();
        if (lastDone >= Math.max(from, 1)) {
            seconds.add((now - last) / 1e9 / (done - lastDone));
        }
        last = now;
        lastDone = done;
        int counted = seconds.size() - warmUp();
        if (counted >= TIMED || (counted >= 1 && sum(seconds) > LONGEST)) {
            throw new Enough();
        }
    }

    /** The first steps load and compile code; slow steps hardly notice. */
    private int warmUp() {
        int steps = 0;
        while (steps < Math.min(WARM_UP, seconds.size()) && sum(seconds.subList(0, steps)) < LONGEST_WARM_UP) {
            steps++;
        }
        return steps;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The median of the last steps, so that an evaluation between two of them does not count; empty if there were not two steps. */
    OptionalDouble perStep() {
        int counted = Math.max(seconds.size() - warmUp(), (seconds.size() + 1) / 2);
        var times = seconds.subList(seconds.size() - counted, seconds.size()).stream()
                .sorted()
                .toList();
        return times.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.get((times.size() - 1) / 2));
    }
}
