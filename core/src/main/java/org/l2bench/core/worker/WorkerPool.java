package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.file.ScratchFolder;
import org.l2bench.core.json.Json;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.core.setting.InvalidSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs trials in worker processes. Which worker runs which trial has no influence on the records. */
public final class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final String CUDA = "cuda";
    private static final int STARTS = 2;
    private static final long GRACE_MILLIS = 1000;

    private final WorkerLaunch launch;
    private final int workers;
    private final Path logs;
    private final Consumer<String> notes;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger restarts = new AtomicInteger();
    private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();
    private final Set<Leases> leases = ConcurrentHashMap.newKeySet();

    /**
     * @param logs where workers that die leave their last words
     * @param notes told what the user should know beside the events of a run, such as that a worker had to be started again
     */
    public WorkerPool(WorkerLaunch launch, int workers, Path logs, Consumer<String> notes) {
        this.launch = launch;
        this.workers = workers;
        this.logs = logs;
        this.notes = notes;
    }

    /**
     * Builds the artifacts that trials need and that are not there yet, runs the trials, each as early as its place in the
     * order and its artifacts allow, and returns when each has a record, or after {@link #stop}. A worker that dies costs
     * its trial or artifact a second start, then a record that says why it failed. An artifact that cannot be built costs
     * the trials that need it. Other processes, on any hosts, may do the same in the same folder: what one is at, others leave.
     *
     * @param plans of the artifacts of every part that has trials here
     * @throws WorkerProblem if workers cannot start, or results cannot be written
     * @throws StoreProblem if an artifact is damaged
     * @throws InvalidSettings if the trials are for a GPU and there is none
     */
    public void run(
            List<ArtifactPlan> plans, List<TrialInputs> trials, RunFolder folder, DataRoot data, RunListener listener)
            throws InterruptedException {
        run(plans, trials, folder, data, listener, Ending.ALL_DONE);
    }

    /** The same with another ending. */
    public void run(
            List<ArtifactPlan> plans,
            List<TrialInputs> trials,
            RunFolder folder,
            DataRoot data,
            RunListener listener,
            Ending ending)
            throws InterruptedException {
        var jobs = new ArrayList<Job>();
        plans.forEach(p -> missing(p, trials, folder, ending).forEach(a -> jobs.add(new Job.Building(a))));
        trials.forEach(t -> jobs.add(new Job.Running(t, needs(plans, t))));
        try (var taken = Leases.in(folder.leases())) {
            leases.add(taken);
            var run = new Run(jobs, taken, ending, folder, data, listener);
            var lanes = IntStream.range(0, Math.min(workers, jobs.size()))
                    .mapToObj(i -> new Thread(run::lane, "worker lane " + i))
                    .toList();
            lanes.forEach(Thread::start);
            for (var lane : lanes) {
                lane.join();
            }
            leases.remove(taken);
            forgetEmptyLogs();
            run.throwIfBroken();
        } catch (IOException e) {
            throw new WorkerProblem("the run folder cannot be read: " + Failures.firstLine(e), e);
        }
    }

    /** How many workers have died so far and were started again. */
    public int restarts() {
        return restarts.get();
    }

    /** Where those workers left their last words. */
    public Path logs() {
        return logs;
    }

    /** Ids of the artifacts that a trial reads. */
    private static List<String> needs(List<ArtifactPlan> plans, TrialInputs trial) {
        return plans.stream()
                .filter(p -> p.isOf(trial))
                .flatMap(p -> p.idsFor(trial).values().stream())
                .toList();
    }

    /**
     * The artifacts of a part that its trials need, directly or not, and that are not in the store. One of many processes looks at
     * names only; workers look at the content of what they read.
     *
     * @throws StoreProblem naming all that are damaged
     */
    public static List<ArtifactInputs> missing(
            ArtifactPlan artifacts, List<TrialInputs> trials, RunFolder folder, Ending ending) {
        if (ending == Ending.ALL_DONE) {
            return missing(artifacts, trials, folder);
        }
        try {
            var there = folder.artifacts().ids();
            return artifacts.neededBy(trials).stream()
                    .filter(a -> !there.contains(a.id()))
                    .toList();
        } catch (IOException e) {
            throw new WorkerProblem("artifacts cannot be read: " + Failures.firstLine(e), e);
        }
    }

    private static List<ArtifactInputs> missing(ArtifactPlan artifacts, List<TrialInputs> trials, RunFolder folder) {
        var missing = new ArrayList<ArtifactInputs>();
        var damaged = new ArrayList<String>();
        for (var artifact : artifacts.neededBy(trials)) {
            try {
                if (folder.artifacts().find(artifact.id()).isEmpty()) {
                    missing.add(artifact);
                }
            } catch (StoreProblem e) {
                damaged.add(e.getMessage());
            } catch (IOException e) {
                throw new WorkerProblem("artifacts cannot be read: " + Failures.firstLine(e), e);
            }
        }
        StoreProblem.throwIfAny(damaged);
        return missing;
    }

    /**
     * A training step of each trained arm of a choice, measured in a worker. An arm at which the worker dies costs no other
     * arm its time.
     *
     * @throws WorkerProblem if workers cannot start
     */
    public StepTimes stepTimes(RunChoice<?> choice) {
        var times = new StepTimes(new TreeMap<>(), new TreeMap<>());
        var waiting = new ArrayDeque<>(choice.arms());
        while (!waiting.isEmpty()) {
            time(choice, waiting, times);
        }
        forgetEmptyLogs();
        return times;
    }

    /** Times the waiting arms one after another, up to the one at which the worker dies. */
    private void time(RunChoice<?> choice, Deque<Arm> waiting, StepTimes times) {
        var started = start();
        try (var folder = ScratchFolder.named("l2bench-timing")) {
            requireDevice(choice.device(), started.ready().cuda());
            while (!waiting.isEmpty()) {
                var arm = waiting.element().name();
                started.process().send(request(choice, arm, folder.path()));
                var timed = timed(started.process().receive());
                timed.seconds().ifPresent(s -> times.seconds().put(arm, s));
                timed.failure().ifPresent(f -> times.failures().put(arm, f));
                waiting.remove();
            }
        } catch (WorkerDied e) {
            times.failures().put(waiting.remove().name(), e.withRemains());
        } catch (IOException e) {
            throw new WorkerProblem("steps cannot be timed: " + Failures.firstLine(e), e);
        } finally {
            end(started.process());
        }
    }

    private static Request request(RunChoice<?> choice, String arm, Path folder) {
        return new Request.TimeStep(
                choice.experiment().name(),
                Json.tree(choice.settings()),
                arm,
                choice.precision(),
                choice.device(),
                folder);
    }

    /** What trials on the CPU of this machine compute on; asked of a worker. */
    public Description describe() {
        var started = start();
        end(started.process());
        forgetEmptyLogs();
        return new Description(started.ready().machine(), started.ready().cuda());
    }

    /**
     * Makes sure that a device is there, before anything is written; only for a GPU is a worker asked.
     *
     * @return the device
     * @throws InvalidSettings if it is a GPU and there is none
     */
    public String requireDevice(String device) {
        if (device.equals(CUDA)) {
            requireDevice(device, describe().cuda());
        }
        return device;
    }

    /** Class of the machine, and whether libtorch finds a GPU. */
    public record Description(MachineClass machine, boolean cuda) {}

    /** Ends all workers at once. Trials without a record keep their checkpoints, and other processes can go on with them. */
    public void stop() {
        stopped.countDown();
        alive.forEach(WorkerProcess::kill);
        leases.forEach(Leases::close);
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private record Started(WorkerProcess process, Reply.Ready ready) {}

    private Started start() {
        var libraries = NativeLibraries.of(launch, logs, notes);
        WorkerDied last = null;
        for (var i = 0; i < STARTS && !isStopped(); i++) {
            var process = WorkerProcess.start(launch, libraries.ready(), logs);
            alive.add(process);
            if (isStopped()) {
                process.kill();
            }
            try {
                return new Started(process, (Reply.Ready) process.receive());
            } catch (WorkerDied e) {
                end(process);
                last = e;
                if (i + 1 < STARTS && !isStopped()) {
                    restarts.incrementAndGet();
                    notes.accept("a worker could not start: " + e.withRemains() + "; another one is started");
                }
            }
        }
        throw last == null
                ? new WorkerProblem("stopped")
                : new WorkerProblem("workers cannot start: " + last.withRemains() + ". See `l2bench doctor`", last);
    }

    private void end(WorkerProcess process) {
        process.kill();
        alive.remove(process);
    }

    private void forgetEmptyLogs() {
        try {
            Files.deleteIfExists(logs);
        } catch (IOException e) {
            LOG.debug("{} stays", logs, e);
        }
    }

    private static Reply.Timed timed(Reply reply) {
        if (reply instanceof Reply.Timed timed) {
            return timed;
        }
        throw new WorkerProblem(reply instanceof Reply.Refused refused ? refused.problem() : "unexpected " + reply);
    }

    private static void requireDevice(String device, boolean cuda) {
        if (device.equals(CUDA) && !cuda) {
            throw new InvalidSettings(List.of("device cuda: libtorch finds no GPU here. It needs an NVIDIA GPU with"
                    + " CUDA 13 and cuDNN 9, and a build with -Pcuda; or use --device cpu"));
        }
    }

    /** One run: what its lanes share. */
    private final class Run {
        private final Agenda agenda;
        private final RunFolder folder;
        private final DataRoot data;
        private final RunListener listener;
        private RuntimeException broken;

        Run(List<Job> jobs, Leases leases, Ending ending, RunFolder folder, DataRoot data, RunListener listener)
                throws IOException {
            this.folder = folder;
            this.data = data;
            this.listener = listener;
            this.agenda = new Agenda(
                    jobs,
                    folder,
                    leases,
                    ending,
                    job -> tell(() -> job.doneElsewhere(listener)),
                    elsewhere -> tell(() -> listener.waiting(elsewhere)));
        }

        /** Does one job after another in a worker, and in another one when that has died. */
        void lane() {
            Optional<Started> worker = Optional.empty();
            try {
                for (var next = agenda.next(this::isOver); next.isPresent(); next = agenda.next(this::isOver)) {
                    worker = job(next.get(), worker);
                }
            } catch (RuntimeException e) {
                breakOff(e);
            } finally {
                worker.ifPresent(w -> end(w.process()));
            }
        }

        /** Does a job and returns the worker that is ready for the next one. */
        private Optional<Started> job(Job job, Optional<Started> present) {
            var worker = present;
            tell(() -> job.started(listener));
            for (var attempt = 1; !isStopped(); attempt++) {
                var started = worker.orElseGet(WorkerPool.this::start);
                requireDevice(job.device(), started.ready().cuda());
                var obstacle = agenda.obstacle(job);
                if (obstacle.isPresent()) {
                    fail(job, started.ready().machine(), obstacle.get());
                    return Optional.of(started);
                }
                try {
                    started.process().send(job.request(folder, data));
                    await(job, started.process());
                    return Optional.of(started);
                } catch (WorkerDied e) {
                    end(started.process());
                    worker = Optional.empty();
                    if (isStopped() || (e.bySignalToAll() && isStoppedSoon())) {
                        return Optional.empty();
                    }
                    if (attempt == STARTS) {
                        fail(job, started.ready().machine(), e.getMessage());
                        return Optional.empty();
                    }
                    restarts.incrementAndGet();
                    tell(() -> job.retried(listener, e.withRemains()));
                }
            }
            return worker;
        }

        private void await(Job job, WorkerProcess process) throws WorkerDied {
            while (true) {
                var reply = process.receive();
                if (reply instanceof Reply.Progress progress) {
                    tell(() -> job.progress(listener, progress.done(), progress.total()));
                } else if (reply instanceof Reply.Note note) {
                    tell(() -> job.noted(listener, note.line()));
                } else if (reply instanceof Reply.Ended ended) {
                    ended(job, ended.seconds(), ended.failure());
                    return;
                } else if (reply instanceof Reply.Refused refused) {
                    throw new WorkerProblem(refused.problem());
                } else {
                    throw new WorkerProblem("a worker said " + reply + " while it ran a trial");
                }
            }
        }

        private void fail(Job job, MachineClass cpu, String cause) {
            try {
                var unfinished = new Unfinished(folder.unfinished(job.id()));
                var attempts = Attempts.read(unfinished.attempts());
                if (job instanceof Job.Running running) {
                    var execution =
                            new Execution(System.getProperty("java.version"), attempts.seconds(), attempts.started());
                    var machine = MachineProbe.on(job.device(), cpu);
                    folder.store().write(RunRecord.failed(running.trial(), machine, cause, execution));
                }
                ended(job, attempts.seconds(), Optional.of(cause));
            } catch (IOException e) {
                throw new WorkerProblem("cannot write the record: " + Failures.firstLine(e), e);
            }
        }

        private void ended(Job job, double seconds, Optional<String> failure) {
            tell(() -> job.ended(listener, seconds, failure));
            agenda.ended(job, failure);
        }

        private synchronized boolean isOver() {
            return isStopped() || broken != null;
        }

        private synchronized void tell(Runnable event) {
            if (!isStopped()) {
                event.run();
            }
        }

        private synchronized void breakOff(RuntimeException problem) {
            if (!isStopped() && broken == null) {
                broken = problem;
            }
        }

        private synchronized void throwIfBroken() {
            if (broken != null) {
                throw broken;
            }
        }

        /** Ctrl-C reaches the workers as it reaches the parent; a worker may be gone before this process has noticed. */
        private boolean isStoppedSoon() {
            try {
                return stopped.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
