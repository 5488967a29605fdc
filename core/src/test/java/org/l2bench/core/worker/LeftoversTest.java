package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.SharedFile;

/** What processes that were killed have left, planted where and as they leave it. */
class LeftoversTest {
    private static final List<Job.Running> TRIALS = AgendaTest.trials(3);
    private static final String DONE = TRIALS.get(0).id();
    private static final String WITH_ANOTHER = TRIALS.get(1).id();
    private static final String FAILED = TRIALS.get(2).id();

    @TempDir
    Path out;

    private RunFolder folder;

    @BeforeEach
    void finishOneAndFailOne() throws IOException {
        folder = new RunFolder(out);
        folder.store().write(AgendaTest.record(TRIALS.get(0).trial()));
        folder.store().write(AgendaTest.failed(TRIALS.get(2).trial()));
    }

    private void sweep() {
        try (var own = Leases.in(folder.leases())) {
            new Leftovers(folder, own).sweep();
        }
    }

    private static String[] names(Path folder) {
        return folder.toFile().list();
    }

    /** A process that has linked its record and not yet given back its lease may live as well. */
    @Test
    void aLeaseOnFinishedWorkGoesAndItsHolderWhichMayLiveBearsThat() throws IOException {
        try (var holder = new AgendaTest.Pilot(folder, TRIALS, Ending.NOTHING_TO_START)) {
            var job = holder.next().orElseThrow();
            assertThat(job.id()).isEqualTo(WITH_ANOTHER);
            folder.store().write(AgendaTest.record(((Job.Running) job).trial()));
            assertThat(names(folder.leases())).containsExactly(WITH_ANOTHER);
            sweep();
            assertThat(folder.leases()).isEmptyDirectory();
            holder.agenda.ended(job, Optional.empty());
            assertThat(holder.next()).map(Job::id).contains(FAILED);
        }
    }

    @Test
    void aLeaseOnUnfinishedWorkStaysWhoeverHasIt() throws IOException {
        try (var living = Leases.in(folder.leases())) {
            living.take(WITH_ANOTHER, "", "c0de");
            living.take(FAILED, "", "c0de");
            var dead = folder.leases().resolve("ab12");
            Files.writeString(
                    dead,
                    Files.readString(folder.leases().resolve(FAILED))
                            .replaceAll("\"pid\":\\d+", "\"pid\":1099511627776"));
            sweep();
            assertThat(names(folder.leases())).containsExactlyInAnyOrder(WITH_ANOTHER, FAILED, "ab12");
            assertThat(living.living(WITH_ANOTHER)).isPresent();
        }
    }

    @Test
    void aLeaseOnAnArtifactGoesOnceThatIsStored() throws IOException {
        var artifact = AgendaTest.artifact();
        try (var builder = Leases.in(folder.leases())) {
            builder.take(artifact.id(), "", "c0de");
            Files.writeString(
                    Files.createDirectories(folder.unfinished(artifact.id())).resolve("x.bin"), "half");
            sweep();
            assertThat(names(folder.leases())).containsExactly(artifact.id());
            assertThat(folder.unfinished(artifact.id()).resolve("x.bin")).exists();
            var built = Files.writeString(out.resolve("built"), "abc");
            folder.artifacts().finish(built, artifact, AgendaTest.MACHINE, AgendaTest.EXECUTION);
            sweep();
            assertThat(folder.leases()).isEmptyDirectory();
            assertThat(folder.checkpoints()).isEmptyDirectory();
        }
    }

    @Test
    void aFileOfATrialsNameThatIsNoRecordFinishesNothing() throws IOException {
        Files.writeString(folder.store().file(WITH_ANOTHER), "mine");
        try (var living = Leases.in(folder.leases())) {
            living.take(WITH_ANOTHER, "", "c0de");
            Files.createDirectories(folder.unfinished(WITH_ANOTHER));
            sweep();
            assertThat(names(folder.leases())).containsExactly(WITH_ANOTHER);
            assertThat(folder.unfinished(WITH_ANOTHER)).exists();
        }
    }

    @Test
    void unfinishedFoldersGoWithTheirRecordsAndOthersStay() throws IOException {
        for (var id : List.of(DONE, WITH_ANOTHER, FAILED)) {
            var unfinished = Unfinished.of(folder, id);
            new Attempts(1, 2.5).write(unfinished.attempts());
            Files.writeString(unfinished.folder().resolve("0123-x.ckpt"), "state");
            Files.writeString(unfinished.folder().resolve(".0123-x.ckpt.17.tmp"), "cut");
        }
        sweep();
        assertThat(names(folder.checkpoints())).containsExactlyInAnyOrder(WITH_ANOTHER, FAILED);
        assertThat(names(folder.unfinished(WITH_ANOTHER))).hasSize(3);
    }

    @Test
    void temporaryFilesGoWhereTheFileIsThereThatTheyWereToBe() throws IOException {
        var artifact = AgendaTest.artifact();
        var built = Files.writeString(out.resolve("built"), "abc");
        folder.artifacts().finish(built, artifact, AgendaTest.MACHINE, AgendaTest.EXECUTION);
        Files.createDirectories(folder.pictures().folder());
        Files.writeString(folder.pictures().folder().resolve("ab.png"), "whole");
        var needless = List.of(
                SharedFile.temporary(folder.store().file(DONE)),
                SharedFile.temporary(folder.artifacts().folder().resolve(artifact.id() + ".json")),
                SharedFile.temporary(folder.artifacts().folder().resolve("look")),
                SharedFile.temporary(folder.pictures().folder().resolve("ab.png")),
                out.resolve(".report.html.17.partial"));
        var needed = List.of(
                SharedFile.temporary(folder.store().file(WITH_ANOTHER)),
                SharedFile.temporary(folder.pictures().folder().resolve("cd.png")));
        for (var file : needless) {
            Files.writeString(file, "cut");
        }
        for (var file : needed) {
            Files.writeString(file, "cut");
        }
        Files.createDirectories(folder.logs());
        sweep();
        assertThat(needless).noneMatch(Files::exists);
        assertThat(needed).allMatch(Files::exists);
        assertThat(folder.logs()).doesNotExist();
        assertThat(folder.artifacts().find(artifact.id())).isPresent();
    }

    @Test
    void whatADeadWorkerHasSaidStays() throws IOException {
        Files.writeString(Files.createDirectories(folder.logs()).resolve("worker-17.log"), "last words");
        sweep();
        assertThat(folder.logs()).isNotEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereNeedsNoSweeping() throws IOException {
        var absent = new RunFolder(out.resolve("absent"));
        try (var own = Leases.in(absent.leases())) {
            new Leftovers(absent, own).sweep();
        }
        assertThat(absent.path()).doesNotExist();
    }
}
