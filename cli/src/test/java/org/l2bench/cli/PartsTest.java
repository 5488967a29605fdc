package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.record.RunFolder;
import org.l2bench.reports.publish.Publication;
import org.l2bench.reports.publish.PublishedPreset;
import org.l2bench.reports.publish.Verification;

/** Every command on an experiment of two parts, one of folds and one that is computed once. */
class PartsTest {
    @TempDir
    Path home;

    private Calls calls;
    private Path tree;

    @BeforeEach
    void prepare() throws IOException {
        calls = new Calls(home, List.of(new PartedExperiment()));
        tree = home.resolve("tree");
        Files.createDirectories(tree.resolve("experiments"));
        Files.writeString(tree.resolve("README.md"), "# A tree\n<!-- results:begin -->\n<!-- results:end -->\n");
    }

    private Calls.Result run(String... options) {
        return calls.run("parted", options);
    }

    @Test
    void aDryRunCountsTheTrialsOfEachPart() {
        var result = run("--dry-run");
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(
                        "13 trials: 3 trained arms, 7 replicates from the only trial to seed 13, fold 1; 130 training steps");
    }

    @Test
    void aRunJudgesClaimsOnFoldsAndOnASingleComputation() throws IOException {
        var result = run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("3 trained arms, 7 replicates, 13 trials; 0 have records, 13 to run")
                .contains("the only trial, closed done")
                .contains("seed 12, fold 1, lifted done");
        var page = Files.readString(home.resolve("parted/quick/report.md"));
        assertThat(page).contains("7 of 7 replicates", "Root", "Time");
        assertThat(page.lines().filter(l -> l.startsWith("| C"))).hasSize(2).allMatch(l -> l.contains("reproduced"));
        assertThat(run().out()).contains("all have records, nothing is rerun");
    }

    @Test
    void aSettingOfOnePartLeavesTheTrialsOfTheOtherAlone() throws IOException {
        run("--seeds", "1");
        run("--seeds", "1", "--set", "exact=3");
        var before = new RunFolder(home.resolve("parted/quick")).store().read().records();
        try (var variants = Files.list(home.resolve("parted"))) {
            var other = variants.filter(v -> !v.endsWith("quick")).findFirst().orElseThrow();
            var after = new RunFolder(other).store().read().records();
            assertThat(after.keySet()).filteredOn(id -> before.containsKey(id)).hasSize(4);
            assertThat(after).hasSize(5);
        }
    }

    @Test
    void whatIsPublishedIsMadeAgainFromItsRecordsAndChecked() throws IOException {
        run();
        var published = calls.call("publish", "parted", "--out", home.toString(), "--tree", tree.toString());
        assertThat(published.err()).isEmpty();
        assertThat(published.out()).contains("13 records of parted published");
        try (var pictures = Files.list(tree.resolve("results/parted/pictures"))) {
            assertThat(pictures).hasSize(1);
        }
        var publication = new Publication(List.of(new PartedExperiment()), tree);
        assertThat(publication.stale(Files.createTempDirectory(home, "scratch")))
                .isEmpty();
        assertThat(publication.unverified()).isEmpty();
        var check = calls.call("check", "parted", "--preset", "quick", "--tree", tree.toString());
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("Nothing has drifted.");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void aVerificationHoldsATrialOfEachPartWhoseCodeIsAnother() throws IOException {
        run();
        var records =
                RunFolder.of(home, "parted", "quick").store().read().records().values();
        var publication = new Publication(List.of(new PartedExperiment()), tree);
        publication.publish(
                place(),
                records.stream().map(CheckTest::ofOtherCode).toList(),
                RunFolder.of(home, "parted", "quick").pictures());
        assertThat(publication.unverified()).singleElement().asString().contains("--sample 2 --record-verification");

        var one = verify("1");
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err()).containsPattern("no trial of (folds|formula) of parted would be run again.*--sample 2");
        var both = verify("2");
        assertThat(both.err()).isEmpty();
        assertThat(both.out()).contains("the only trial, closed done", ", fold ", "gives the same bits in 2 trials");
        assertThat(publication.unverified()).isEmpty();

        var file = tree.resolve("results/parted/verified.json");
        var kept = JsonFile.read(file, Verification.class);
        publication.verify(
                place(),
                Verification.of(
                        kept.experiment(),
                        kept.published(),
                        kept.code(),
                        kept.trials().subList(0, 1),
                        kept.machine()));
        assertThat(publication.unverified()).hasSize(1);
    }

    private PublishedPreset<?> place() {
        return PublishedPreset.of(tree, new PartedExperiment(), "quick");
    }

    private Calls.Result verify(String sample) {
        return calls.call(
                "check",
                "parted",
                "--preset",
                "quick",
                "--tree",
                tree.toString(),
                "--sample",
                sample,
                "--record-verification");
    }
}
