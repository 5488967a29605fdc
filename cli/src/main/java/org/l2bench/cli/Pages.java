package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.PictureSource;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.page.Report;

/** Writes the pages of a choice into its folder and puts the verdicts into lines for the console. */
record Pages<S extends Record>(RunChoice<S> choice, RunFolder folder) {
    Pages {
        choice = choice.withoutPaths();
    }

    /** Writes the pages from these records; one trial's record each. */
    Report write(List<RunRecord> records) throws IOException {
        var report = Report.of(ReportInput.of(
                        choice.experiment(),
                        choice.settings(),
                        choice.preset().name(),
                        choice.seeds(),
                        records,
                        CommandText.onPage(choice))
                .withPictures(PictureSource.of(folder.pictures())));
        report.writeTo(folder.path());
        return report;
    }

    Path page() {
        return folder.path().resolve("report.html");
    }

    /** The verdicts, figures that could not be drawn, and where the page is. */
    List<String> summary(Report report) {
        var lines = new ArrayList<>(
                VerdictLines.of(report.verdicts(), choice.experiment().metrics(choice.settings())));
        lines.add("");
        lines.addAll(report.problems());
        lines.add("Page: " + page());
        return lines;
    }
}
