package org.l2bench.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.reports.FakeStudy;
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
    void aFolderThatHoldsAnotherExperimentIsNamed(@TempDir Path results) throws IOException {
        Report.of(FakeStudy.input()).writeTo(results.resolve("other"));
        assertThatThrownBy(() -> ResultsIndex.of(results)).hasMessageContaining("is of experiment fake-l2");
        Files.writeString(results.resolve("other").resolve(PublishedReport.FILE), "{\"format\": 2}");
        assertThatThrownBy(() -> ResultsIndex.of(results))
                .hasMessageContaining("report.json: is not a published report");
    }
}
