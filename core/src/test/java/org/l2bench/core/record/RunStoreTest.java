package org.l2bench.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;

class RunStoreTest {
    private static final MachineClass MACHINE =
            new MachineClass("Linux", "amd64", "2.10.0", "openblas", "AVX2", "a CPU", 1, "none");
    private static final Execution EXECUTION = new Execution("17.0.1", 12.5, 1);

    @TempDir
    Path folder;

    private RunStore store;

    @BeforeEach
    void openStore() {
        store = new RunStore(folder.resolve("records"));
    }

    @Test
    void anEmptyStoreNeedsNoFolder() throws IOException {
        assertThat(store.read().records()).isEmpty();
        assertThat(store.folder()).doesNotExist();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var record = finished(11);
        store.write(record);
        var content = store.read();
        assertThat(content.rejected()).isEmpty();
        assertThat(content.isFinished(record.id())).isTrue();
        assertThat(Json.canonical(content.records().get(record.id()))).isEqualTo(Json.canonical(record));
        assertThat(store.folder()).isDirectoryContaining(f -> f.equals(store.file(record.id())));
        assertThat(store.folder().toFile().list()).hasSize(1);
    }

    @Test
    void theFirstFinishedRecordStaysAndASecondWriterOfTheSameIsFine() throws IOException {
        assertThat(store.write(finished(11))).isEmpty();
        var before = Files.readString(store.file(finished(11).id()));
        var later = RunRecord.finished(inputs(11), MACHINE, outcome(0.875), new Execution("17.0.1", 99, 3));
        assertThat(store.write(later)).isEmpty();
        assertThat(store.file(later.id())).hasContent(before);
        assertThat(store.keptBeside()).isEmpty();
    }

    @Test
    void twoWritersOfOneMachineClassWithDifferentBitsAreToldAndBothAreKept() throws IOException {
        store.write(finished(11));
        var other = RunRecord.finished(inputs(11), MACHINE, outcome(0.5), EXECUTION);
        assertThat(store.write(other).orElseThrow())
                .contains(
                        "one machine class with different bits",
                        store.file(other.id()).toString(),
                        "please report");
        assertThat(store.read().records().get(other.id()).digest())
                .isEqualTo(finished(11).digest());
        assertThat(store.keptBeside()).hasSize(1);
        assertThat(store.keptBeside().get(0)).content().contains(other.digest());
    }

    @Test
    void ofAnotherMachineClassTheFirstCountsAndTheSecondIsTold() throws IOException {
        store.write(finished(11));
        var elsewhere = new MachineClass("Linux", "amd64", "2.10.0", "openblas", "AVX512", "a CPU", 1, "none");
        assertThat(store.write(RunRecord.finished(inputs(11), elsewhere, outcome(0.5), EXECUTION))
                        .orElseThrow())
                .contains("another machine class first");
        assertThat(store.read().records().get(inputs(11).id()).machine()).isEqualTo(MACHINE);
        assertThat(store.keptBeside()).isEmpty();
    }

    @Test
    void aFailedRecordGivesWayToANewOneAndNeverToAFinishedOne() throws IOException {
        var failed = RunRecord.failed(inputs(11), MACHINE, "worker ended by signal 9", EXECUTION);
        store.write(failed);
        assertThat(store.read().isFinished(failed.id())).isFalse();
        assertThat(store.read().records()).containsOnlyKeys(failed.id());
        assertThat(store.names().failed()).containsExactly(failed.id());
        assertThat(store.failedAt(failed.id())).isPresent();
        assertThat(store.isThereNow(failed.id())).isFalse();
        store.write(finished(11));
        store.write(failed);
        assertThat(store.read().isFinished(failed.id())).isTrue();
        assertThat(store.names()).isEqualTo(new RunStore.Names(Set.of(failed.id()), Set.of()));
        assertThat(store.isThereNow(failed.id())).isTrue();
    }

    @Test
    void aFailedRecordUnderItsEarlierNameGivesWay() throws IOException {
        var failed = RunRecord.failed(inputs(11), MACHINE, "worker ended by signal 9", EXECUTION);
        store.write(failed);
        Files.move(store.failure(failed.id()), store.file(failed.id()));
        assertThat(store.read().records()).containsOnlyKeys(failed.id());
        store.write(finished(11));
        assertThat(store.read().isFinished(failed.id())).isTrue();
    }

    @Test
    void truncatedEditedAndForeignFilesAreReportedAndLeftAlone() throws IOException {
        var cut = finished(11);
        var edited = finished(12);
        store.write(cut);
        store.write(edited);
        Files.writeString(store.file(cut.id()), Json.pretty(Json.tree(cut)).substring(0, 200));
        Files.writeString(
                store.file(edited.id()),
                Files.readString(store.file(edited.id())).replace("0.875", "0.975"));
        Files.writeString(store.folder().resolve("notes.txt"), "mine");
        Files.writeString(store.folder().resolve("null.json"), "null");
        Files.writeString(store.folder().resolve("other.json"), Json.pretty(Json.tree(finished(13))));
        Files.createDirectories(store.folder().resolve("sub"));
        Files.write(store.folder().resolve("bytes.json"), new byte[] {(byte) 0xff, (byte) 0xfe});

        var content = store.read();

        assertThat(content.records()).isEmpty();
        assertThat(content.rejected())
                .extracting(r -> r.file().getFileName().toString())
                .containsExactlyInAnyOrder(
                        cut.id() + ".json",
                        edited.id() + ".json",
                        "notes.txt",
                        "null.json",
                        "other.json",
                        "sub",
                        "bytes.json");
        assertThat(reason(content, cut.id() + ".json")).contains("cut short", "line");
        assertThat(reason(content, edited.id() + ".json")).contains("edited", "digest");
        assertThat(reason(content, "other.json")).contains("its name is not that of its trial");
        assertThat(Files.readString(store.folder().resolve("notes.txt"))).isEqualTo("mine");
    }

    @Test
    void aForeignFileInTheWayStopsTheRunAndSurvives() throws IOException {
        var record = finished(11);
        Files.createDirectories(store.folder());
        Files.writeString(store.file(record.id()), "not mine");
        assertThatThrownBy(() -> RunStore.requireFree(store.read(), List.of(record.id())))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContainingAll(record.id() + ".json is in the way", "move it elsewhere");
        assertThatThrownBy(() -> store.write(record)).isInstanceOf(StoreProblem.class);
        assertThat(Files.readString(store.file(record.id()))).isEqualTo("not mine");
    }

    @Test
    void aWriteThatWasCutOffIsNotARecord() throws IOException {
        Files.createDirectories(store.folder());
        Files.writeString(store.folder().resolve(".abc.json.17.tmp"), "{");
        var content = store.read();
        assertThat(content.records()).isEmpty();
        assertThat(content.rejected()).isEmpty();
    }

    @Test
    void whatCutOffWritesOfAFileHaveLeftIsDeletedAndNothingElse() throws IOException {
        var wanted = folder.resolve("abc.ckpt");
        Files.writeString(folder.resolve(".abc.ckpt.17.tmp"), "cut");
        Files.writeString(folder.resolve(".abcd.ckpt.17.tmp"), "another's");
        AtomicFile.write(wanted, "whole");
        AtomicFile.deleteUnfinished(wanted);
        assertThat(wanted).hasContent("whole");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("abc.ckpt", ".abcd.ckpt.17.tmp");
    }

    @Test
    void whatIsBesideAFinishedRecordIsSweptAndNothingElse() throws IOException {
        var done = finished(11);
        var failed = RunRecord.failed(inputs(12), MACHINE, "no", EXECUTION);
        store.write(done);
        store.write(failed);
        Files.copy(store.failure(failed.id()), store.failure(done.id()));
        var needed = SharedFile.temporary(store.failure(failed.id()));
        var other = SharedFile.temporary(store.file("0123"));
        var planted = List.of(
                SharedFile.temporary(store.file(done.id())),
                SharedFile.temporary(store.failure(done.id())),
                SharedFile.temporary(other),
                SharedFile.temporary(store.folder().resolve("look")),
                needed,
                other,
                store.folder().resolve(".mine.tmp"),
                store.folder().resolve("mine.txt"));
        for (var file : planted) {
            Files.writeString(file, "cut");
        }
        store.sweep();
        assertThat(store.folder())
                .isDirectoryNotContaining(f -> planted.subList(0, 4).contains(f));
        assertThat(store.folder().toFile().list())
                .containsExactlyInAnyOrder(
                        done.id() + ".json",
                        failed.id() + ".failed.json",
                        needed.getFileName().toString(),
                        other.getFileName().toString(),
                        ".mine.tmp",
                        "mine.txt");
        new RunStore(folder.resolve("absent")).sweep();
    }

    /** A file of a finished record's name that is none is no finished record, and its trial is not done. */
    @Test
    void whatIsBesideAFileThatIsInTheWayStays() throws IOException {
        Files.createDirectories(store.folder());
        Files.writeString(store.file("abc"), "mine");
        Files.writeString(SharedFile.temporary(store.file("abc")), "being written");
        Files.writeString(store.failure("abc"), "mine too");
        store.sweep();
        assertThat(store.folder().toFile().list()).hasSize(3);
    }

    @Test
    void lateWritersBearThatTheirFilesAreSwept() throws Exception {
        var done = finished(11);
        var late = RunRecord.failed(done.inputs(), MACHINE, "late", EXECUTION);
        store.write(done);
        var isOver = new AtomicBoolean();
        var sweeper = Executors.newSingleThreadExecutor();
        try {
            var sweeping = sweeper.submit(() -> {
                while (!isOver.get()) {
                    store.sweep();
                }
                return true;
            });
            for (int i = 0; i < 300; i++) {
                assertThat(store.write(done)).isEmpty();
                store.write(late);
                assertThat(store.isThereNow(done.id())).isTrue();
                SharedFile.deleteAbandoned(store.folder());
                assertThat(store.read().rejected()).isEmpty();
            }
            isOver.set(true);
            assertThat(sweeping.get()).isTrue();
        } finally {
            isOver.set(true);
            sweeper.shutdown();
        }
        store.sweep();
        assertThat(store.folder().toFile().list()).containsExactly(done.id() + ".json");
    }

    @Test
    void whatWritersHaveLeftADayAgoIsDeletedAndNothingYounger() throws IOException {
        var old = Files.writeString(SharedFile.temporary(folder.resolve("abc.json")), "cut");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        var young = Files.writeString(SharedFile.temporary(folder.resolve("abc.json")), "being written");
        SharedFile.deleteAbandoned(folder);
        assertThat(folder.toFile().list()).containsExactly(young.getFileName().toString());
        SharedFile.deleteAbandoned(folder.resolve("absent"));
    }

    private static String reason(RunStore.Content content, String name) {
        return content.rejected().stream()
                .filter(r -> r.file().endsWith(name))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static TrialInputs inputs(int seed) {
        var settings = Json.tree(DummySettings.DEFAULTS);
        return new TrialInputs(
                "dummy", "plain", seed, settings, new TreeMap<>(Map.of("digits", "ab")), "c0de", "fp32", "cpu");
    }

    private static RunRecord finished(int seed) {
        return RunRecord.finished(inputs(seed), MACHINE, outcome(0.875), EXECUTION);
    }

    private static Outcome outcome(double accuracy) {
        var result = new ArmResult(new TreeMap<>(Map.of("accuracy", accuracy)), Collections.emptySortedMap());
        return new Outcome(new TreeMap<>(Map.of("plain", result)), List.of("covers 2 tensors"));
    }
}
