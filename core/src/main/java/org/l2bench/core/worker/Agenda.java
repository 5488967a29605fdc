package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What is to be done, in order. A job is handed out when all that it needs is there; until then later ones go first.
 * Artifacts that are not among the jobs are there already.
 */
final class Agenda {
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final List<Job> waiting;
    /** Artifacts that are not yet built. */
    private final Set<String> open = new HashSet<>();
    /** Why artifacts cannot be built, by id. */
    private final Map<String, String> failures = new TreeMap<>();

    Agenda(List<Job> jobs) {
        this.waiting = new ArrayList<>(jobs);
        jobs.stream().filter(Job.Building.class::isInstance).forEach(j -> open.add(j.id()));
    }

    /** The next job that can start, waiting for artifacts where none can; empty if nothing is left, or once {@code over}. */
    synchronized Optional<Job> next(BooleanSupplier over) {
        try {
            while (!over.getAsBoolean() && !waiting.isEmpty()) {
                var ready = waiting.stream()
                        .filter(j -> j.needs().stream().noneMatch(open::contains))
                        .findFirst();
                if (ready.isPresent()) {
                    waiting.remove(ready.get());
                    return ready;
                }
                wait(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** A job has ended; what needs it can start, or fail in its turn. */
    synchronized void ended(Job job, Optional<String> failure) {
        if (job instanceof Job.Building building) {
            failure.ifPresent(cause ->
                    failures.put(job.id(), "artifact " + building.artifact().name() + " could not be built: " + cause));
            open.remove(job.id());
            notifyAll();
        }
    }

    /** Why a job that was handed out cannot succeed; empty if it can. */
    synchronized Optional<String> obstacle(Job job) {
        return job.needs().stream()
                .filter(failures::containsKey)
                .map(failures::get)
                .findFirst();
    }
}
