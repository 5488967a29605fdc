package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.record.RunFolder;

/**
 * What is to be done, in order, by this process and by others that work in the same folder. A job is handed out when all that it
 * needs is there and nobody else is at it; until then later ones go first. Artifacts that are not among the jobs are there
 * already.
 *
 * <p>What others do is seen by listing folders, and that only when a job was found taken or nothing can start: so a process that
 * is alone lists nothing, and one of many does a few operations a trial, however many they are.
 */
final class Agenda {
    private static final long MILLIS_BETWEEN_LOOKS = 100;
    private static final double LONGER = 1.5;
    private static final long MOST_MILLIS_BETWEEN_VIEWS = 5000;
    private static final long NANOS_VIEW_HOLDS = 2_000_000_000L;
    private static final long NANOS_BETWEEN_CHECKS = 10_000_000_000L;
    /** So many of others' leases are checked at a time; other processes check others. */
    private static final int CHECKED = 8;
    /** So many are looked at by a process that begins, which may go on for one that was ended. */
    private static final int CHECKED_FIRST = 256;

    private static final int WIDEST = 1 << 16;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RunFolder folder;
    private final Leases leases;
    private final Ending ending;
    private final Consumer<Job> doneElsewhere;
    private final IntConsumer allElsewhere;
    private final Map<String, Job> waiting = new LinkedHashMap<>();
    /** Artifacts that are not yet built. */
    private final Set<String> open = new HashSet<>();
    /** Why artifacts cannot be built, by id. */
    private final Map<String, String> failures = new TreeMap<>();
    /** When trials had failed that are run again. */
    private final Map<String, FileTime> failedBefore = new HashMap<>();
    /** Trials for whose records something else is there. */
    private final Set<String> inTheWay = new HashSet<>();
    /** With others when last seen. */
    private Set<String> taken = new HashSet<>();

    private final Random random = new Random();
    /** Among how many of the first jobs is chosen: so many that processes which choose at once seldom choose one job. */
    private int width = 1;

    private long viewedAt;
    private long checkedAt;
    private double millisBetweenViews = MILLIS_BETWEEN_LOOKS;
    private boolean hasSuspects;
    private boolean isToldOfOthers;

    /**
     * @param doneElsewhere told of the jobs that others have done
     * @param allElsewhere told once, when others are at all that is left: at how much
     */
    Agenda(
            List<? extends Job> jobs,
            RunFolder folder,
            Leases leases,
            Ending ending,
            Consumer<Job> doneElsewhere,
            IntConsumer allElsewhere)
            throws IOException {
        this.folder = folder;
        this.leases = leases;
        this.ending = ending;
        this.doneElsewhere = doneElsewhere;
        this.allElsewhere = allElsewhere;
        for (var job : jobs) {
            waiting.put(job.id(), job);
            if (job instanceof Job.Building) {
                open.add(job.id());
            }
        }
        begin();
    }

    private void begin() throws IOException {
        var names = folder.store().names();
        for (var id : List.copyOf(waiting.keySet())) {
            if (names.finished().contains(id) && folder.store().isFinished(id)) {
                // By another process, since it was decided what is to be done.
                setDone(id);
            } else if (names.finished().contains(id)) {
                inTheWay.add(id);
            }
            if (names.failed().contains(id)) {
                folder.store().failedAt(id).ifPresent(t -> failedBefore.put(id, t));
            }
        }
        taken = leases.others();
        if (ending == Ending.ALL_DONE) {
            freeWhatIsOfEndedProcesses();
        }
        widen();
        viewedAt = System.nanoTime();
        checkedAt = viewedAt - NANOS_BETWEEN_CHECKS;
    }

    /** What this machine's user has broken off goes on at once and in its place. */
    private void freeWhatIsOfEndedProcesses() throws IOException {
        for (var id : takenOfOurs().stream().limit(CHECKED_FIRST).toList()) {
            if (leases.read(id).filter(leases::hasEnded).isPresent() && leases.look(id) == Leases.State.FREE) {
                taken.remove(id);
            }
        }
    }

    /**
     * The next job that can start, waiting for artifacts and for other processes where none can; empty if nothing is left, or once
     * {@code over}.
     */
    synchronized Optional<Job> next(BooleanSupplier over) {
        try {
            while (!over.getAsBoolean() && !waiting.isEmpty()) {
                if (!taken.isEmpty() && System.nanoTime() - viewedAt > NANOS_VIEW_HOLDS) {
                    view();
                }
                var chosen = choose();
                if (chosen.isPresent()) {
                    if (take(chosen.get())) {
                        millisBetweenViews = MILLIS_BETWEEN_LOOKS;
                        return chosen;
                    }
                } else if (isNothingLeft()) {
                    return Optional.empty();
                } else if (!lookAgain()) {
                    wait(MILLIS_BETWEEN_LOOKS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new WorkerProblem("the run folder cannot be read or written: " + Failures.firstLine(e), e);
        }
        return Optional.empty();
    }

    private Optional<Job> choose() {
        var first = new ArrayList<Job>();
        for (var job : waiting.entrySet()) {
            if (!taken.contains(job.getKey()) && job.getValue().needs().stream().noneMatch(open::contains)) {
                first.add(job.getValue());
                if (first.size() == width) {
                    break;
                }
            }
        }
        return first.isEmpty() ? Optional.empty() : Optional.of(first.get(random.nextInt(first.size())));
    }

    /** Whether the job is this process's now. */
    private boolean take(Job job) throws IOException {
        if (!leases.take(job.id(), job.part(), job.code())) {
            var before = width;
            view();
            taken.add(job.id());
            width = Math.max(width, Math.min(WIDEST, 2 * before));
            return false;
        }
        if (isDone(job)) {
            leases.release(job.id());
            setDone(job.id());
            view();
            return false;
        }
        waiting.remove(job.id());
        return true;
    }

    /** Looked at after the lease was taken: until then another process may have done it. */
    private boolean isDone(Job job) throws IOException {
        if (job instanceof Job.Building) {
            return folder.artifacts().isThereNow(job.id());
        }
        return (!inTheWay.contains(job.id()) && folder.store().isThereNow(job.id())) || hasFailedSince(job.id());
    }

    private boolean hasFailedSince(String id) throws IOException {
        return folder.store()
                .failedAt(id)
                .filter(t -> !t.equals(failedBefore.get(id)))
                .isPresent();
    }

    /** What others have done by now, and what they are at. */
    private void view() throws IOException {
        var names = folder.store().names();
        for (var id : List.copyOf(waiting.keySet())) {
            if ((names.finished().contains(id) && !inTheWay.contains(id))
                    || (names.failed().contains(id) && !failedBefore.containsKey(id))) {
                setDone(id);
            }
        }
        if (!open.isEmpty()) {
            for (var id : folder.artifacts().ids()) {
                failures.remove(id);
                setDone(id);
            }
        }
        taken = leases.others();
        widen();
        viewedAt = System.nanoTime();
    }

    private void widen() {
        width = Math.max(1, Math.min(WIDEST, 2 * taken.size()));
    }

    private void setDone(String id) {
        open.remove(id);
        Optional.ofNullable(waiting.remove(id)).ifPresent(doneElsewhere);
    }

    private boolean isNothingLeft() throws IOException {
        if (ending == Ending.ALL_DONE || !taken.containsAll(waiting.keySet())) {
            return false;
        }
        view();
        check();
        return !hasSuspects && !waiting.isEmpty() && taken.containsAll(waiting.keySet());
    }

    /** Looks what others have done if it is time for that; whether it was. */
    private boolean lookAgain() throws IOException {
        if (!isToldOfOthers && taken.containsAll(waiting.keySet())) {
            isToldOfOthers = true;
            allElsewhere.accept(waiting.size());
        }
        var isDue = System.nanoTime() - viewedAt > millisBetweenViews * NANOS_PER_MILLI;
        if (isDue && (!taken.isEmpty() || !open.isEmpty())) {
            view();
            check();
            millisBetweenViews = Math.min(MOST_MILLIS_BETWEEN_VIEWS, LONGER * millisBetweenViews);
            return true;
        }
        return false;
    }

    /** Frees what dead processes have left. */
    private void check() throws IOException {
        if (System.nanoTime() - checkedAt < NANOS_BETWEEN_CHECKS) {
            return;
        }
        checkedAt = System.nanoTime();
        hasSuspects = false;
        var some = new ArrayList<>(takenOfOurs());
        Collections.shuffle(some, random);
        for (var id : some.subList(0, Math.min(CHECKED, some.size()))) {
            var state = leases.look(id);
            if (state == Leases.State.FREE) {
                taken.remove(id);
            }
            hasSuspects |= state == Leases.State.SUSPECT;
        }
    }

    private Collection<String> takenOfOurs() {
        return waiting.keySet().stream().filter(taken::contains).toList();
    }

    /** A job has ended; what needs it can start, or fail in its turn. */
    synchronized void ended(Job job, Optional<String> failure) {
        if (job instanceof Job.Building building) {
            failure.ifPresent(cause ->
                    failures.put(job.id(), "artifact " + building.artifact().name() + " could not be built: " + cause));
            open.remove(job.id());
        }
        try {
            leases.release(job.id());
        } catch (IOException e) {
            throw new WorkerProblem("the lease cannot be given back: " + Failures.firstLine(e), e);
        }
        notifyAll();
    }

    /** Why a job that was handed out cannot succeed; empty if it can. */
    synchronized Optional<String> obstacle(Job job) {
        return job.needs().stream()
                .filter(failures::containsKey)
                .map(failures::get)
                .findFirst();
    }
}
