package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
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
    private static final double SHORTEST_WARM_UP = 0.3;
    private static final double LONGEST_WARM_UP = 1;
    private static final double LONGEST = 10;

    private final Compute compute;
    private final long from;
    private final LongSupplier nanos;
    private final List<Double> seconds = new ArrayList<>();
    private double elapsed;
    private int timed;
    private long last;
    private long lastDone;

    /** @param from the first steps, which do not count */
    StepClock(Compute compute, long from) {
        this(compute, from, System::nanoTime);
    }

    /** @param nanos what the time is, in nanoseconds */
    StepClock(Compute compute, long from, LongSupplier nanos) {
        this.compute = compute;
        this.from = from;
        this.nanos = nanos;
    }

    @Override
    public void step(long done, long total) {
        compute.synchronise();
        long now = nanos.getAsLong();
        if (lastDone >= Math.max(from, 1)) {
            timed += isWarm() ? 1 : 0;
            double passed = (now - last) / 1e9;
            seconds.add(passed / (done - lastDone));
            elapsed += passed;
        }
        last = now;
        lastDone = done;
        if (timed >= TIMED || (timed >= 1 && elapsed > LONGEST)) {
            throw new Enough();
        }
    }

    /** The first steps load and compile code: slow steps hardly notice, many fast ones do until their loop is compiled too. */
    private boolean isWarm() {
        return elapsed >= LONGEST_WARM_UP || (seconds.size() >= WARM_UP && elapsed >= SHORTEST_WARM_UP);
    }

    /** The median of the last steps, so that an evaluation between two of them does not count; empty if there were not two steps. */
    OptionalDouble perStep() {
        int counted = Math.max(timed, (seconds.size() + 1) / 2);
        var times = seconds.subList(seconds.size() - counted, seconds.size()).stream()
                .sorted()
                .toList();
        return times.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(times.get((times.size() - 1) / 2));
    }
}
