package org.l2bench.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Estimates the time left from the steps done: each arm by its own speed where it has been seen, else by that of all. What is computed
 * in a step or two says nothing of how long a step of training takes.
 *
 * <p>Not safe for use by several threads.
 */
final class TimeLeft {
    /** An arm with fewer steps than this share of the most that any arm has does not speak for others. */
    private static final double LEAST_SHARE = 0.01;

    private final Map<String, Long> stepsOfArm;
    private final double leastSteps;
    private final int workers;
    private final Map<String, Work> workByArm = new HashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();

    private record Work(double seconds, double steps) {
        static final Work NONE = new Work(0, 0);

        Work plus(double moreSeconds, double moreSteps) {
            return new Work(seconds + moreSeconds, steps + moreSteps);
        }
    }

    private record Running(String arm, double since, long atStart, long done, long total) {}

    /**
     * @param stepsOfArm training steps of a trial, by arm
     */
    TimeLeft(Map<String, Long> stepsOfArm, int workers) {
        this.stepsOfArm = Map.copyOf(stepsOfArm);
        this.leastSteps = LEAST_SHARE
                * stepsOfArm.values().stream().mapToLong(Long::longValue).max().orElse(0);
        this.workers = workers;
    }

    /** The first step that is told may be one of a trial that goes on from a checkpoint; it is where counting starts. */
    void progress(String trial, String arm, long done, long total, double now) {
        running.merge(
                trial,
                new Running(arm, now, done, done, total),
                (before, first) -> new Running(arm, before.since(), before.atStart(), done, total));
    }

    void ended(String trial, String arm, double seconds) {
        running.remove(trial);
        workByArm.merge(arm, new Work(seconds, steps(arm)), (a, b) -> a.plus(b.seconds(), b.steps()));
    }

    /** Seconds until all trials have ended; empty if nothing is known yet. */
    OptionalDouble seconds(Collection<String> waitingArms, double now) {
        var all = all(now);
        if (all.steps() == 0) {
            return OptionalDouble.empty();
        }
        var rate = all.seconds() / all.steps();
        var waiting = waitingArms.stream()
                .mapToDouble(a -> steps(a) * rate(a, rate, now))
                .sum();
        var rest = running.values().stream()
                .mapToDouble(r -> (r.total() - r.done())
                        / (double) Math.max(1, r.total())
                        * steps(r.arm())
                        * rate(r.arm(), rate, now))
                .sum();
        var lanes = Math.max(1, Math.min(workers, waitingArms.size() + running.size()));
        return OptionalDouble.of((waiting + rest) / lanes);
    }

    private Work all(double now) {
        var ended = workByArm.entrySet().stream()
                .filter(e -> steps(e.getKey()) >= leastSteps)
                .map(Map.Entry::getValue)
                .reduce(Work.NONE, (a, b) -> a.plus(b.seconds(), b.steps()));
        return running.values().stream()
                .filter(r -> steps(r.arm()) >= leastSteps)
                .reduce(
                        ended,
                        (w, r) -> w.plus(now - r.since(), stepsDone(r)),
                        (a, b) -> a.plus(b.seconds(), b.steps()));
    }

    private double rate(String arm, double otherwise, double now) {
        var seen = running.values().stream()
                .filter(r -> r.arm().equals(arm))
                .reduce(
                        workByArm.getOrDefault(arm, Work.NONE),
                        (w, r) -> w.plus(now - r.since(), stepsDone(r)),
                        (a, b) -> a.plus(b.seconds(), b.steps()));
        return seen.steps() == 0 ? otherwise : seen.seconds() / seen.steps();
    }

    private double stepsDone(Running r) {
        return (r.done() - r.atStart()) / (double) Math.max(1, r.total()) * steps(r.arm());
    }

    private double steps(String arm) {
        return Math.max(1, stepsOfArm.getOrDefault(arm, 1L));
    }
}
