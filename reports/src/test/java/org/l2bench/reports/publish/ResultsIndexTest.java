package org.l2bench.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.reports.FakeStudy;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.page.PublishedReport;
import org.l2bench.reports.page.Report;

class ResultsIndexTest {
    @Test
    void everyPublishedExperimentHasASectionAndALine(@TempDir Path root) throws IOException {
        var results = root.resolve("results");
        Report.of(FakeStudy.input()).writeTo(results.resolve("fake-l2"));
        Files.createDirectories(results.resolve("not-published"));
        var index = ResultsIndex.of(results);
        assertThat(index.markdown())
                .contains("## fake-l2", "(results/fake-l2/report.html)", "6 of 8 seeds", "| C1 |", "✓ reproduced")
                .doesNotContain("not-published");
        var readme = "before\n" + ResultsIndex.BEGIN + "\nold\n" + ResultsIndex.END + "\nafter\n";
        var written = index.within(readme);
        assertThat(written)
                .startsWith("before\n")
                .endsWith(ResultsIndex.END + "\nafter\n")
                .contains("| [fake-l2](RESULTS.md#fake-l2) |", "3 reproduced", "| 6 of 8 |")
                .doesNotContain("old");
        assertThat(index.within(written)).isEqualTo(written);
        assertThatThrownBy(() -> index.within("no markers")).hasMessageContaining(ResultsIndex.BEGIN);
    }

    @Test
    void aFurtherPresetIsListedBelowWithAllItsClaims(@TempDir Path root) throws IOException {
        var results = root.resolve("results");
        Report.of(FakeStudy.input()).writeTo(results.resolve("fake-l2"));
        Report.of(ofPreset("middle")).writeTo(results.resolve("fake-l2").resolve("middle"));
        var index = ResultsIndex.of(results);
        assertThat(index.readmeTable().lines()).hasSize(3);
        var parts = index.markdown().split("### fake-l2, preset middle");
        assertThat(parts).hasSize(2);
        assertThat(parts[0])
                .contains("Preset quick, `./l2bench run fake-l2 --preset quick`. ", "– not judged", "| C1 |");
        assertThat(parts[1])
                .contains("Preset middle, `./l2bench run fake-l2 --preset middle`. ")
                .contains(
                        "[Page](results/fake-l2/middle/report.html)",
                        "| C1 |",
                        "✓ reproduced",
                        "• reported",
                        "– not judged")
                .contains("The paper's claims: ", " not judged");
    }

    private static ReportInput ofPreset(String preset) {
        var quick = FakeStudy.input();
        return new ReportInput(
                quick.experiment(),
                quick.settings(),
                preset,
                quick.wanted(),
                quick.records(),
                "./l2bench run fake-l2 --preset " + preset);
    }

    @Test
    void aFolderThatHoldsAnotherPresetIsNamed(@TempDir Path results) throws IOException {
        Report.of(FakeStudy.input()).writeTo(results.resolve("fake-l2").resolve("middle"));
        assertThatThrownBy(() -> ResultsIndex.of(results))
                .hasMessageContaining(results.resolve("fake-l2/middle/report.json") + " is of preset quick");
    }

    @Test
    void aFolderThatHoldsAnotherExperimentIsNamed(@TempDir Path results) throws IOException {
        Report.of(FakeStudy.input()).writeTo(results.resolve("other"));
        assertThatThrownBy(() -> ResultsIndex.of(results)).hasMessageContaining("is of experiment fake-l2");
        Files.writeString(results.resolve("other").resolve(PublishedReport.FILE), "{\"format\": 2}");
        assertThatThrownBy(() -> ResultsIndex.of(results))
                .hasMessageContaining("report.json: is not a published report");
    }
}
