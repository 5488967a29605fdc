package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.Problems;

class WorkerPoolTest {
    @TempDir
    Path out;

    private final DummyRun.Events events = new DummyRun.Events();

    @Test
    void oneAndTwoWorkersWriteTheSameRecords() throws Exception {
        var trials = DummyRun.trials(Behaviour.FINISHES);
        var one = folder("one");
        var two = folder("two");
        DummyRun.run(one, trials, 1, events);
        DummyRun.run(two, trials, 2, events);
        assertThat(digests(one)).hasSize(6).isEqualTo(digests(two));
        assertThat(one.checkpoints()).isEmptyDirectory();
    }

    @Test
    void aTrialThatThrowsIsRecordedOnceWithTheFirstLine() throws Exception {
        var records = run(Behaviour.THROWS, "seeds=1");
        assertThat(failures(records)).containsExactly("size mismatch, got 3 and 4");
        assertThat(records.values()).filteredOn(RunRecord::isFinished).hasSize(1);
        assertThat(events.retried).isEmpty();
    }

    @Test
    void aWorkerThatDiesCostsItsTrialOnlyAndThatAfterASecondStart() throws Exception {
        var records = run(Behaviour.HALTS, "seeds=1");
        assertThat(failures(records)).containsExactly("the worker ended with exit code 9; it said: about to halt");
        assertThat(events.retried).hasSize(1);
        assertThat(records.values()).filteredOn(RunRecord::isFinished).hasSize(1);
        assertThat(records.values())
                .filteredOn(r -> !r.isFinished())
                .extracting(r -> r.execution().attempts())
                .containsOnly(2);
    }

    @Test
    void aTrialThatNeedsASecondStartFinishes() throws Exception {
        var records = run(Behaviour.HALTS_ONCE, "seeds=1");
        assertThat(failures(records)).isEmpty();
        assertThat(folder(Behaviour.HALTS_ONCE.name()).checkpoints()).isEmptyDirectory();
        assertThat(events.retried).hasSize(1);
        assertThat(records.values())
                .filteredOn(r -> r.inputs().arm().equals("long"))
                .extracting(r -> r.execution().attempts())
                .containsExactly(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKilledWorkerIsReportedWithItsSignal() throws Exception {
        assertThat(failures(run(Behaviour.KILLS_ITSELF, "seeds=1")))
                .singleElement()
                .asString()
                .contains("signal SIGKILL");
    }

    @Test
    void aWorkerWithoutHeapIsReportedAsSuch() throws Exception {
        assertThat(failures(run(Behaviour.RUNS_OUT_OF_HEAP, "seeds=1")))
                .singleElement()
                .asString()
                .contains("java.lang.OutOfMemoryError");
    }

    @Test
    void anOutcomeThatIsNotWhatWasDeclaredIsAFailure() throws Exception {
        assertThat(failures(run(Behaviour.IS_NOT_A_NUMBER, "seeds=1")))
                .containsExactly("the outcome is not what is declared: long: metric sum is NaN");
        assertThat(failures(run(Behaviour.LACKS_A_METRIC, "seeds=1")))
                .containsExactly("the outcome is not what is declared: lacks arm long");
    }

    @Test
    void printingDoesNotDisturbTheProtocol() throws Exception {
        assertThat(failures(run(Behaviour.PRINTS, "seeds=1"))).isEmpty();
    }

    @Test
    void aForeignFileInTheWayEndsTheRunAndSurvives() throws Exception {
        var folder = folder("foreign");
        var trials = DummyRun.trials(Behaviour.FINISHES, "seeds=1");
        var file = folder.store().file(trials.get(0).id());
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> DummyRun.run(folder, trials, 1, events))
                .isInstanceOf(WorkerProblem.class)
                .hasMessageContaining("is in the way");
        assertThat(file).hasContent("mine");
    }

    @Test
    void codeThatChangedSinceThePlanIsNotRun() throws Exception {
        var planned = DummyRun.trials(Behaviour.FINISHES, "seeds=1").get(0);
        var other = new TrialInputs(
                planned.experiment(),
                planned.arm(),
                planned.seed().getAsInt(),
                planned.settings(),
                planned.data(),
                "000000000000",
                planned.precision(),
                planned.device());
        DummyRun.run(folder("code"), List.of(other), 1, events);
        assertThat(events.failures).singleElement().asString().contains("do not build while a run goes on");
    }

    @Test
    void aTrialWhoseWorkerIsKilledInTheMiddleEndsWithTheRecordOfAnUninterruptedOne() throws Exception {
        var trials = slowTrials();
        var whole = folder("whole");
        DummyRun.run(whole, trials, 1, events);

        var killed = new AtomicBoolean();
        var cut = folder("cut");
        DummyRun.run(cut, trials, 1, new DummyRun.Events() {
            @Override
            public void progress(TrialInputs trial, long done, long total) {
                if (done > total / 4 && killed.compareAndSet(false, true)) {
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                }
            }
        });

        assertThat(killed).isTrue();
        assertThat(digests(cut)).isEqualTo(digests(whole));
        assertThat(records(cut).get(trials.get(0).id()).execution().attempts()).isEqualTo(2);
        assertThat(cut.checkpoints()).isEmptyDirectory();
    }

    @Test
    void aRunWhoseParentIsKilledIsTakenUpWhereItWas() throws Exception {
        var trials = slowTrials();
        var whole = folder("whole");
        DummyRun.run(whole, trials, 1, events);

        var cut = folder("cut");
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DummyRun.class.getName(),
                        cut.path().toString(),
                        Behaviour.IS_SLOW.name(),
                        "1",
                        "seeds=1",
                        "steps=200")
                .redirectOutput(new File(out.toFile(), "output"))
                .redirectError(new File(out.toFile(), "errors"))
                .start();
        var unfinished = cut.unfinished(trials.get(0).id());
        while (parent.isAlive() && !hasCheckpoint(unfinished)) {
            Thread.sleep(20);
        }
        var workers = parent.descendants().toList();
        parent.destroyForcibly().waitFor();
        for (var worker : workers) {
            worker.onExit().get();
        }
        assertThat(workers).isNotEmpty();
        assertThat(hasCheckpoint(unfinished)).isTrue();
        assertThat(cut.store().file(trials.get(0).id())).doesNotExist();

        DummyRun.run(cut, trials, 1, events);
        assertThat(digests(cut)).isEqualTo(digests(whole));
        assertThat(records(cut).get(trials.get(0).id()).execution().attempts()).isEqualTo(2);
    }

    @Test
    void aStoppedRunLeavesCheckpointsAndNoFailure() throws Exception {
        var trials = slowTrials();
        var folder = folder("stopped");
        var pool = DummyRun.pool(DummyRun.launch(1), 1, folder);
        pool.run(List.of(), trials, folder, new DataRoot(Optional.empty(), out), new DummyRun.Events() {
            @Override
            public void progress(TrialInputs trial, long done, long total) {
                pool.stop();
            }
        });
        assertThat(pool.isStopped()).isTrue();
        assertThat(records(folder)).isEmpty();
        assertThat(hasCheckpoint(folder.unfinished(trials.get(0).id()))).isTrue();
        assertThat(folder.leases()).isEmptyDirectory();
    }

    private static boolean hasCheckpoint(Path unfinished) throws IOException {
        if (!Files.isDirectory(unfinished)) {
            return false;
        }
        try (var files = Files.list(unfinished)) {
            return files.anyMatch(f -> f.getFileName().toString().matches("[0-9a-f]+-[0-9a-f-]+[.]ckpt"));
        }
    }

    @Test
    void workersThatCannotStartEndTheRun() {
        var launch = DummyRun.launch(1);
        var wrong = new WorkerLaunch(
                launch.java(),
                launch.jdk(),
                launch.classPath(),
                "org.l2bench.Absent",
                List.of(),
                launch.memoryBytes(),
                launch.libraries(),
                launch.properties());
        assertThatThrownBy(() -> pool(wrong).describe())
                .isInstanceOf(WorkerProblem.class)
                .hasMessageContainingAll("workers cannot start", "org.l2bench.Absent", "see ", "worker-");
    }

    @Test
    void aWorkerThatCouldNotStartIsSaidWithItsLog() {
        var notes = new ArrayList<String>();
        var launch = DummyRun.launch(1).of("org.l2bench.Absent", List.of());
        var logs = out.resolve("logs");
        var pool = new WorkerPool(launch, 1, logs, notes::add);
        assertThatThrownBy(pool::describe).isInstanceOf(WorkerProblem.class);
        assertThat(pool.restarts()).isEqualTo(1);
        assertThat(notes).singleElement().asString().contains("org.l2bench.Absent", logs.toString(), "another one");
        assertThat(logs).isNotEmptyDirectory();
    }

    @Test
    void theWordsOfAWorkerThatDiedAreInTheRunsFolderAndItsPathIsNotInTheRecord() throws Exception {
        var records = run(Behaviour.HALTS, "seeds=1");
        var folder = folder(Behaviour.HALTS.name());
        assertThat(folder.logs()).isDirectoryContaining("glob:**/worker-*.log");
        assertThat(events.retried)
                .singleElement()
                .asString()
                .contains(folder.logs().toString());
        assertThat(failures(records)).allSatisfy(f -> assertThat(f).doesNotContain("worker-"));
    }

    @Test
    void aWorkerThatTakesMoreThanItsShareOfMemoryEnds() {
        var launch = DummyRun.launch(1);
        var small = new WorkerLaunch(
                launch.java(),
                launch.jdk(),
                launch.classPath(),
                launch.mainClass(),
                launch.arguments(),
                1_000_000,
                launch.libraries(),
                launch.properties());
        assertThatThrownBy(() -> pool(small).describe())
                .isInstanceOf(WorkerProblem.class)
                .hasMessageContaining("its share is 0.0 GB");
    }

    @Test
    void aMachineIsDescribedByAWorker() {
        var description = pool(DummyRun.launch(1)).describe();
        assertThat(description.machine().threads()).isEqualTo(1);
        assertThat(description.machine().libtorch()).matches("\\d+\\.\\d+\\.\\d+-.*");
        assertThat(description.machine().cpuCapability()).isNotBlank();
    }

    @Test
    void stepsAreTimedByAWorker() {
        var experiment = new BehavingExperiment(Behaviour.IS_SLOW);
        var choice = RunChoice.check(experiment, Wishes.preset("quick"), new Problems());
        var times = pool(DummyRun.launch(1)).stepTimes(choice.orElseThrow());
        assertThat(times.failures()).isEmpty();
        assertThat(times.seconds()).containsOnlyKeys("long", "plain");
        assertThat(times.seconds().get("long")).isBetween(0.004, 0.5);
        assertThat(times.seconds().get("plain")).as("which reports no steps").isBetween(0.0, 0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "THROWS, 'size mismatch, got 3 and 4'",
        "RUNS_OUT_OF_HEAP, 'java.lang.OutOfMemoryError'",
        "HALTS, 'exit code 9'",
        "KILLS_ITSELF, 'SIGKILL'"
    })
    void anArmThatCannotBeTimedIsNamedAndCostsNoOtherItsTime(Behaviour behaviour, String cause) {
        var choice = RunChoice.check(new BehavingExperiment(behaviour), Wishes.preset("quick"), new Problems());
        var times = pool(DummyRun.launch(1)).stepTimes(choice.orElseThrow());
        assertThat(times.seconds()).containsOnlyKeys("plain");
        assertThat(times.failures()).containsOnlyKeys("long");
        assertThat(times.failures().get("long")).containsIgnoringCase(cause);
    }

    private WorkerPool pool(WorkerLaunch launch) {
        return DummyRun.pool(launch, 1, folder("none"));
    }

    private RunFolder folder(String variant) {
        return RunFolder.of(out, "dummy", variant);
    }

    private static List<TrialInputs> slowTrials() {
        return DummyRun.trials(Behaviour.IS_SLOW, "seeds=1", "steps=200");
    }

    private SortedMap<String, RunRecord> run(Behaviour behaviour, String... settings) throws Exception {
        var folder = folder(behaviour.name());
        DummyRun.run(folder, DummyRun.trials(behaviour, settings), 2, events);
        return records(folder);
    }

    private static SortedMap<String, RunRecord> records(RunFolder folder) throws IOException {
        var content = folder.store().read();
        assertThat(content.rejected()).isEmpty();
        return content.records();
    }

    private static List<String> failures(SortedMap<String, RunRecord> records) {
        return records.values().stream().flatMap(r -> r.failure().stream()).toList();
    }

    private static SortedMap<String, String> digests(RunFolder folder) throws IOException {
        var digests = new TreeMap<String, String>();
        records(folder).forEach((id, record) -> digests.put(id, record.digest()));
        return digests;
    }
}
