package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.record.ArtifactUse;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.core.setting.Problems;

class ArtifactBuildingTest {
    @TempDir
    Path out;

    private final Events events = new Events();

    /** Writes down what a run tells. */
    private static final class Events extends DummyRun.Events {
        final List<String> built = Collections.synchronizedList(new ArrayList<>());
        final List<String> rebuilt = Collections.synchronizedList(new ArrayList<>());
        final List<String> buildFailures = Collections.synchronizedList(new ArrayList<>());
        final List<String> progressed = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void buildProgress(ArtifactInputs artifact, long done, long total) {
            progressed.add(artifact.name());
        }

        @Override
        public void rebuilding(ArtifactInputs artifact, String cause) {
            rebuilt.add(artifact.name());
        }

        @Override
        public void built(ArtifactInputs artifact, double seconds, Optional<String> failure) {
            failure.ifPresentOrElse(buildFailures::add, () -> built.add(artifact.name()));
        }
    }

    private static TrialPlan<?> plan(String left) {
        var experiment = new BuildingExperiment(left);
        var problems = new Problems();
        var choice = RunChoice.check(experiment, Wishes.preset("quick"), problems);
        problems.throwIfAny();
        return TrialPlan.of(choice.orElseThrow(), Collections.emptySortedMap(), CodeVersion.of(experiment));
    }

    private RunFolder folder(String variant) {
        return RunFolder.of(out, "building", variant);
    }

    private void run(TrialPlan<?> plan, RunFolder folder, int workers) throws InterruptedException {
        DummyRun.pool(DummyRun.launch(workers), workers, folder)
                .run(plan.artifacts(), plan.trials(), folder, new DataRoot(Optional.empty(), out), events);
    }

    private static Path content(RunFolder folder, String id) throws IOException {
        return folder.artifacts()
                .content(id, folder.artifacts().find(id).orElseThrow().digest());
    }

    private static Path contentOf(RunFolder folder, String id) {
        try {
            return content(folder, id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, RunRecord> records(RunFolder folder) throws IOException {
        return folder.store().read().records();
    }

    private static List<String> digests(RunFolder folder) throws IOException {
        return records(folder).values().stream().map(RunRecord::digest).toList();
    }

    @Test
    void oneAndTwoWorkersBuildTheSameArtifactsOnceAndBeforeWhatReadsThem() throws Exception {
        var plan = plan("builds");
        run(plan, folder("one"), 1);
        assertThat(events.built).containsExactly("base", "left", "right", "top");
        assertThat(events.progressed).contains("base", "top");
        events.built.clear();
        run(plan, folder("two"), 2);
        assertThat(events.built).hasSize(4).startsWith("base").endsWith("top");
        assertThat(digests(folder("two"))).hasSize(6).isEqualTo(digests(folder("one")));
        for (var artifact : plan.artifacts().get(0).neededBy(plan.trials())) {
            assertThat(content(folder("two"), artifact.id()))
                    .hasSameBinaryContentAs(content(folder("one"), artifact.id()));
        }
        assertThat(folder("two").checkpoints()).isEmptyDirectory();
    }

    @Test
    void recordsNameTheArtifactsThatTheirTrialsHaveRead() throws Exception {
        var plan = plan("builds");
        var folder = folder("named");
        run(plan, folder, 2);
        var top = plan.artifacts()
                .get(0)
                .planned()
                .get(ArtifactPlan.Key.shared("top"))
                .id();
        var digest = folder.artifacts().find(top).orElseThrow().digest();
        for (var record : records(folder).values()) {
            if (record.inputs().arm().equals("long")) {
                assertThat(record.artifacts())
                        .containsOnlyKeys("top")
                        .containsEntry("top", new ArtifactUse(top, digest));
            } else {
                assertThat(record.artifacts()).isEmpty();
                assertThat(Files.readString(folder.store().file(record.id()))).doesNotContain("artifacts");
            }
        }
    }

    @Test
    void whatIsThereIsNotBuiltAgain() throws Exception {
        var plan = plan("builds");
        var folder = folder("again");
        run(plan, folder, 1);
        events.built.clear();
        var one = plan.trials().stream()
                .filter(t -> t.arm().equals("long"))
                .findFirst()
                .orElseThrow();
        var before = Files.readString(folder.store().file(one.id()));
        Files.delete(folder.store().file(one.id()));
        var top = plan.artifacts()
                .get(0)
                .planned()
                .get(ArtifactPlan.Key.shared("top"))
                .id();
        Files.delete(content(folder, top));
        Files.delete(folder.artifacts().folder().resolve(top + ".json"));
        DummyRun.pool(DummyRun.launch(1), 1, folder)
                .run(plan.artifacts(), List.of(one), folder, new DataRoot(Optional.empty(), out), events);
        assertThat(events.built).containsExactly("top");
        assertThat(records(folder).get(one.id()).digest())
                .isEqualTo(before.replaceAll("(?s).*\"digest\" : \"(\\w{64})\",\\s+\"execution\".*", "$1"));
    }

    @Test
    void anArtifactThatCannotBeBuiltCostsWhatNeedsItAndNoOther() throws Exception {
        var plan = plan("throws");
        run(plan, folder("throws"), 2);
        assertThat(events.built).containsExactlyInAnyOrder("base", "right");
        assertThat(events.buildFailures)
                .containsExactlyInAnyOrder(
                        "IllegalStateException: there is no left",
                        "artifact left could not be built: IllegalStateException: there is no left");
        var records = records(folder("throws")).values();
        assertThat(records).filteredOn(RunRecord::isFinished).hasSize(3).allMatch(r -> r.inputs()
                .arm()
                .equals("plain"));
        assertThat(records).filteredOn(r -> !r.isFinished()).hasSize(3).allMatch(r -> r.failure()
                .orElseThrow()
                .startsWith("artifact top could not be built: artifact left"));
    }

    @Test
    void aWorkerThatDiesWhileItBuildsCostsOneMoreStart() throws Exception {
        run(plan("halts-once"), folder("once"), 1);
        run(plan("builds"), folder("never"), 1);
        assertThat(events.rebuilt).containsExactly("left");
        assertThat(events.buildFailures).isEmpty();
        assertThat(records(folder("once"))).hasSize(6).allSatisfy((id, r) -> assertThat(r.isFinished())
                .isTrue());
        assertThat(folder("once").checkpoints()).isEmptyDirectory();
        try (var files = Files.list(folder("once").artifacts().folder())) {
            assertThat(files.filter(f -> f.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void aWorkerThatDiesTwiceMakesTheBuildFail() throws Exception {
        run(plan("halts"), folder("halts"), 1);
        assertThat(events.buildFailures.get(0)).contains("exit code 9");
        assertThat(records(folder("halts")).values())
                .filteredOn(RunRecord::isFinished)
                .hasSize(3);
    }

    @Test
    void damagedArtifactsStopTheRunBeforeItBeginsAndAreAllNamed() throws Exception {
        var plan = plan("builds");
        var folder = folder("damaged");
        run(plan, folder, 1);
        var contents = plan.artifacts().get(0).neededBy(plan.trials()).stream()
                .map(artifact -> contentOf(folder, artifact.id()))
                .toList();
        assertThat(contents).hasSizeGreaterThan(1);
        for (var content : contents) {
            Files.writeString(content, "1");
        }
        assertThatThrownBy(() -> run(plan, folder, 1))
                .isInstanceOf(StoreProblem.class)
                .satisfies(e -> contents.forEach(
                        content -> assertThat(e).hasMessageContaining("artifact " + content + " is damaged")));
    }
}
