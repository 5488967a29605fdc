package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.Preset;
import org.l2bench.reports.publish.Publication;

class PublishTest {
    @TempDir
    Path home;

    private Calls calls;
    private Path tree;

    @BeforeEach
    void prepare() throws IOException {
        calls = new Calls(home);
        tree = home.resolve("tree");
        Files.createDirectories(tree.resolve("experiments"));
        Files.writeString(tree.resolve("README.md"), "# A tree\n<!-- results:begin -->\n<!-- results:end -->\n");
    }

    private Calls.Result publish() {
        return calls.call("publish", "tiny", "--out", home.toString(), "--tree", tree.toString());
    }

    @Test
    void aRunIsPublishedWithItsRecordsPageAndTables() throws IOException {
        calls.run();
        var result = publish();
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("6 records of tiny published");
        assertThat(tree.resolve("results/tiny/report.html")).content().contains("3 of 3 seeds");
        assertThat(tree.resolve("README.md")).content().contains("Is better better?");
        assertThat(tree.resolve("RESULTS.md")).content().contains("better scores more than plain");
        assertThat(stale()).isEmpty();
    }

    @Test
    void whatWasEditedByHandIsStaleAndSoIsATableWhoseRecordHasGone() throws IOException {
        calls.run();
        publish();
        var values = tree.resolve("results/tiny/values.csv");
        Files.writeString(values, Files.readString(values).replace("11", "12"));
        assertThat(stale()).containsExactly(Path.of("results/tiny/values.csv"));

        assertThat(calls.call("publish", "--tree", tree.toString()).exitCode()).isZero();
        assertThat(stale()).isEmpty();
        try (var records = Files.list(tree.resolve("results/tiny/records"))) {
            Files.delete(records.sorted().findFirst().orElseThrow());
        }
        assertThat(stale()).contains(Path.of("results/tiny/report.html"), Path.of("results/tiny/values.csv"));
    }

    @Test
    void seedsThatLackAnArmAreNotPublished() {
        calls.run("--arms", "plain");
        assertThat(publish().exitCode()).isEqualTo(2);
        calls.run("--seeds", "2");
        var result = publish();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("4 records of tiny published");
        assertThat(tree.resolve("results/tiny/report.html")).content().contains("2 of 3 seeds");
    }

    @Test
    void markersThatTextsLackAreNamedTogetherBeforeAnythingIsWritten() throws IOException {
        calls.run();
        var sheet = tree.resolve("experiments/tiny.md");
        Files.writeString(
                sheet, "<!-- settings:end -->\n<!-- settings:begin -->\n<!-- arms:begin -->\n<!-- arms:end -->\n");
        Files.writeString(tree.resolve("README.md"), "# A tree\n<!-- results:end -->\n");
        var result = publish();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .hasSize(4)
                .anyMatch(l -> l.contains(
                        "experiments/tiny.md lacks the lines <!-- settings:begin --> and <!-- settings:end -->"))
                .anyMatch(l -> l.contains("experiments/tiny.md lacks the lines <!-- paper:begin -->"))
                .anyMatch(l -> l.contains("experiments/tiny.md lacks the lines <!-- claims:begin -->"))
                .anyMatch(l -> l.contains("README.md lacks the lines <!-- results:begin -->"));
        assertThat(tree.resolve("results")).doesNotExist();
    }

    @Test
    void onlyASourceTreeIsPublishedInto() {
        calls.run("--seeds", "1");
        var result = calls.call("publish", "tiny", "--out", home.toString(), "--tree", home.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is not the source tree of l2bench");
    }

    @Test
    void recordsOfSettingsThatTheirPresetHasNoMoreAreNamedWithWhatToRun() {
        calls.run();
        publish();
        var others = new TinyExperiment.Settings(7, 0.5, false, true, 0);
        var changed = new TinyExperiment(List.of(new Preset<>("quick", 3, 11, others, "a moment")));
        var result = new Calls(home, List.of(changed)).call("publish", "--tree", tree.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "l2bench: the published records of tiny, preset quick, do not have the settings of this preset; run"
                                + " it again and publish it: ./l2bench run tiny --preset quick, then ./l2bench publish tiny"
                                + " --preset quick\n");
    }

    private List<Path> stale() throws IOException {
        return new Publication(List.of(new TinyExperiment()), tree).stale(Files.createTempDirectory(home, "scratch"));
    }
}
