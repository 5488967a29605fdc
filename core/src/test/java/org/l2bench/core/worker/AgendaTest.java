package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.lease.ViewedFolder;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;

/** Processes that share a plan, as threads without workers. */
class AgendaTest {
    static final MachineClass MACHINE = new MachineClass("os", "arch", "1", "blas", "cpu", "model", 1, "none");
    static final Execution EXECUTION = new Execution("17", 1.5, 1);

    @TempDir
    Path out;

    private RunFolder folder() {
        return new RunFolder(out);
    }

    private static TrialInputs trial(int seed) {
        return new TrialInputs(
                "dummy", "plain", seed, NullNode.getInstance(), Collections.emptySortedMap(), "c0de", "fp32", "cpu");
    }

    static List<Job.Running> trials(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Job.Running(trial(i), List.of()))
                .toList();
    }

    static RunRecord failed(TrialInputs trial) {
        return RunRecord.failed(trial, MACHINE, "no", EXECUTION);
    }

    static RunRecord record(TrialInputs trial) {
        var result = new ArmResult(
                new TreeMap<>(Map.of("value", (double) trial.seed().getAsInt())), Collections.emptySortedMap());
        return RunRecord.finished(
                trial, MACHINE, new Outcome(new TreeMap<>(Map.of("plain", result)), List.of()), EXECUTION);
    }

    /** One process: what it takes, and what it hears of others. */
    static final class Pilot implements AutoCloseable {
        final RunFolder folder;
        final Leases leases;
        final Agenda agenda;
        final List<String> elsewhere = new ArrayList<>();
        final AtomicInteger toldOf = new AtomicInteger();

        Pilot(RunFolder folder, List<? extends Job> jobs, Ending ending) throws IOException {
            this.folder = folder;
            this.leases = Leases.in(folder.leases());
            this.agenda = new Agenda(jobs, folder, leases, ending, j -> elsewhere.add(j.id()), toldOf::set);
        }

        Optional<Job> next() {
            return agenda.next(() -> false);
        }

        void finish(Job job) throws IOException {
            folder.store().write(record(((Job.Running) job).trial()));
            agenda.ended(job, Optional.empty());
        }

        void fail(Job job) throws IOException {
            folder.store().write(failed(((Job.Running) job).trial()));
            agenda.ended(job, Optional.of("no"));
        }

        @Override
        public void close() {
            leases.close();
        }
    }

    private Pilot pilot(List<? extends Job> jobs, Ending ending) throws IOException {
        return new Pilot(folder(), jobs, ending);
    }

    @Test
    void aProcessThatIsAloneTakesAllInOrder() throws IOException {
        var jobs = trials(5);
        try (var pilot = pilot(jobs, Ending.ALL_DONE)) {
            for (var job : jobs) {
                assertThat(pilot.next()).contains(job);
                pilot.finish(job);
            }
            assertThat(pilot.next()).isEmpty();
        }
        assertThat(folder().leases()).isEmptyDirectory();
    }

    @Test
    void whatOneIsAtTheOthersLeave() throws IOException {
        var jobs = trials(2);
        try (var one = pilot(jobs, Ending.NOTHING_TO_START);
                var two = pilot(jobs, Ending.NOTHING_TO_START);
                var three = pilot(jobs, Ending.NOTHING_TO_START)) {
            var first = one.next().orElseThrow();
            var second = two.next().orElseThrow();
            assertThat(second).isNotEqualTo(first);
            assertThat(three.next()).isEmpty();
            one.finish(first);
            two.finish(second);
            assertThat(two.next()).isEmpty();
            assertThat(two.elsewhere).containsExactly(first.id());
        }
    }

    @Test
    void oneThatWaitsForAllHearsWhenOthersHaveDoneThem() throws Exception {
        var jobs = trials(1);
        try (var one = pilot(jobs, Ending.ALL_DONE);
                var two = pilot(jobs, Ending.ALL_DONE)) {
            var job = one.next().orElseThrow();
            var waiting = Executors.newSingleThreadExecutor();
            var rest = waiting.submit(two::next);
            while (two.toldOf.get() == 0) {
                Thread.sleep(5);
            }
            assertThat(two.toldOf).hasValue(1);
            assertThat(rest.isDone()).isFalse();
            one.finish(job);
            assertThat(rest.get(60, TimeUnit.SECONDS)).isEmpty();
            assertThat(two.elsewhere).containsExactly(job.id());
            waiting.shutdown();
        }
    }

    @Test
    void whatOthersHaveDoneBeforeItBeginsIsDone() throws IOException {
        var jobs = trials(2);
        folder().store().write(record(jobs.get(0).trial()));
        try (var pilot = pilot(jobs, Ending.ALL_DONE)) {
            assertThat(pilot.elsewhere).containsExactly(jobs.get(0).id());
            assertThat(pilot.next()).contains(jobs.get(1));
        }
    }

    @Test
    void whatOneThatWasBrokenOffHadGoesOnElsewhere() throws IOException {
        var jobs = trials(1);
        try (var two = pilot(jobs, Ending.NOTHING_TO_START)) {
            try (var one = pilot(jobs, Ending.NOTHING_TO_START)) {
                assertThat(one.next()).isPresent();
                assertThat(two.next()).isEmpty();
            }
            assertThat(two.next()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL_DONE", "NOTHING_TO_START"})
    void whatAnEndedProcessOfThisMachineHasLeftIsTakenAtOnce(Ending ending) throws IOException {
        var jobs = trials(2);
        Files.createDirectories(folder().leases());
        var lease = folder().leases().resolve(jobs.get(0).id());
        try (var probe = Leases.in(folder().leases())) {
            probe.take(jobs.get(0).id(), "", "c0de");
            Files.writeString(lease, Files.readString(lease).replaceAll("\"pid\":\\d+", "\"pid\":1099511627776"));
            try (var pilot = pilot(jobs, ending)) {
                var taken = List.of(pilot.next().orElseThrow(), pilot.next().orElseThrow());
                if (ending == Ending.ALL_DONE) {
                    assertThat(taken).isEqualTo(jobs);
                } else {
                    assertThat(taken).hasSameElementsAs(jobs);
                }
            }
        }
    }

    @Test
    void aTrialThatHasFailedIsTriedAgainByOneThatBeganLaterAndOnlyOnce() throws IOException {
        var jobs = trials(1);
        try (var one = pilot(jobs, Ending.NOTHING_TO_START);
                var two = pilot(jobs, Ending.NOTHING_TO_START)) {
            one.fail(one.next().orElseThrow());
            assertThat(two.next()).isEmpty();
            assertThat(two.elsewhere).hasSize(1);
        }
        try (var three = pilot(jobs, Ending.NOTHING_TO_START);
                var four = pilot(jobs, Ending.NOTHING_TO_START)) {
            Files.setLastModifiedTime(folder().store().failure(jobs.get(0).id()), FileTime.fromMillis(0));
            try (var five = pilot(jobs, Ending.NOTHING_TO_START)) {
                five.fail(five.next().orElseThrow());
            }
            assertThat(three.next()).isEmpty();
            assertThat(four.next()).isEmpty();
        }
    }

    @Test
    void whatNeedsAnArtifactWaitsForTheProcessThatBuildsIt() throws Exception {
        var artifact = artifact();
        var jobs = List.of(new Job.Building(artifact), new Job.Running(trial(1), List.of(artifact.id())));
        try (var one = pilot(jobs, Ending.NOTHING_TO_START);
                var two = pilot(jobs, Ending.NOTHING_TO_START)) {
            var building = one.next().orElseThrow();
            assertThat(building).isEqualTo(jobs.get(0));
            var waiting = Executors.newSingleThreadExecutor();
            var next = waiting.submit(two::next);
            Thread.sleep(300);
            // Something is left to start, so that it does not end.
            assertThat(next.isDone()).isFalse();
            folder().artifacts().finish(Files.writeString(out.resolve("built"), "abc"), artifact, MACHINE, EXECUTION);
            one.agenda.ended(building, Optional.empty());
            assertThat(next.get(60, TimeUnit.SECONDS)).contains(jobs.get(1));
            assertThat(two.elsewhere).containsExactly(artifact.id());
            waiting.shutdown();
        }
    }

    static ArtifactInputs artifact() {
        return new ArtifactInputs(
                "dummy",
                "",
                "base",
                Optional.empty(),
                Replicate.seed(5),
                NullNode.getInstance(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                "c0de",
                "fp32",
                "cpu");
    }

    /** An NFS client believes for a minute that a file is absent that it has looked for. */
    @Test
    void aRecordThatThisHostBelievesAbsentIsNotMadeAgain() throws IOException {
        var jobs = trials(1);
        var id = jobs.get(0).id();
        var cached = new RunFolder(new ViewedFolder(out, true, true, Duration.ZERO).path());
        try (var one = pilot(jobs, Ending.NOTHING_TO_START);
                var two = new Pilot(cached, jobs, Ending.NOTHING_TO_START)) {
            assertThat(Files.exists(cached.store().file(id))).isFalse();
            one.finish(one.next().orElseThrow());
            assertThat(Files.exists(cached.store().file(id))).isFalse();
            assertThat(two.next()).isEmpty();
            assertThat(two.elsewhere).containsExactly(id);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyProcessesDoEachTrialOnceWithAndWithoutLinks(boolean links) throws Exception {
        var views = IntStream.range(0, 24)
                .mapToObj(i -> new ViewedFolder(out, links, false, Duration.ZERO))
                .toList();
        assertThat(run(views, 120, 5).values())
                .hasSize(120)
                .extracting(AtomicInteger::get)
                .containsOnly(1);
        assertThat(folder().store().read().records()).hasSize(120);
        assertThat(folder().store().read().rejected()).isEmpty();
        assertThat(folder().leases()).isEmptyDirectory();
    }

    @Test
    void operationsPerTrialStayFlatAsProcessesGrow() throws Exception {
        var few = operationsPerTrial(out.resolve("few"), 4, 400);
        var many = operationsPerTrial(out.resolve("many"), 80, 400);
        assertThat(few).isLessThan(25);
        assertThat(many).isLessThan(35);
    }

    private static double operationsPerTrial(Path folder, int pilots, int trials) throws IOException {
        var views = views(folder, pilots);
        takeTurns(views, trials);
        return views.stream().mapToLong(ViewedFolder::operations).sum() / (double) trials;
    }

    private static List<ViewedFolder> views(Path folder, int pilots) {
        return IntStream.range(0, pilots)
                .mapToObj(i -> ViewedFolder.counting(folder))
                .toList();
    }

    /** Trials that take alike long, so that counts do not depend on how fast this machine is; how many were run. */
    private static int takeTurns(List<ViewedFolder> views, int trials) throws IOException {
        var jobs = trials(trials);
        var order = new Random(17);
        var busy = new LinkedHashMap<Pilot, Job>();
        int runs = 0;
        for (var view : views) {
            var pilot = new Pilot(new RunFolder(view.path()), jobs, Ending.NOTHING_TO_START);
            pilot.next().ifPresentOrElse(j -> busy.put(pilot, j), pilot::close);
        }
        while (!busy.isEmpty()) {
            var turn = new ArrayList<>(busy.keySet());
            Collections.shuffle(turn, order);
            for (var pilot : turn) {
                pilot.finish(busy.remove(pilot));
                runs++;
                pilot.next().ifPresentOrElse(j -> busy.put(pilot, j), pilot::close);
            }
        }
        return runs;
    }

    /** How often each trial was run by processes that begin together. */
    private static Map<String, AtomicInteger> run(List<ViewedFolder> views, int trials, int millis) throws Exception {
        var jobs = trials(trials);
        var runs = new ConcurrentHashMap<String, AtomicInteger>();
        var pool = Executors.newFixedThreadPool(views.size());
        try {
            var ends = new ArrayList<Future<?>>();
            for (var view : views) {
                ends.add(pool.submit(() -> {
                    try (var pilot = new Pilot(new RunFolder(view.path()), jobs, Ending.NOTHING_TO_START)) {
                        for (var job = pilot.next(); job.isPresent(); job = pilot.next()) {
                            runs.computeIfAbsent(job.get().id(), i -> new AtomicInteger())
                                    .incrementAndGet();
                            Thread.sleep(millis);
                            pilot.finish(job.get());
                        }
                    }
                    return null;
                }));
            }
            for (var end : ends) {
                end.get();
            }
        } finally {
            pool.shutdown();
        }
        return runs;
    }
}
