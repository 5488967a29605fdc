package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.RunChoice;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.Report;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.table.ClaimTable;
import org.l2bench.reports.table.Grid;
import org.l2bench.reports.verdict.Verdict;

/** Writes the pages of a choice into its folder and puts the verdicts into lines for the console. */
record Pages<S extends Record>(RunChoice<S> choice, RunFolder folder) {
    private static final List<String> SHOWN =
            List.of("claim", "verdict", "on", "effect", "must be", "90 % interval", "n");

    /** Writes the pages from these records; one trial's record each. */
    Report write(List<RunRecord> records) throws IOException {
        var report = Report.of(ReportInput.of(
                choice.experiment(),
                choice.settings(),
                choice.preset().name(),
                choice.seeds(),
                records,
                CommandText.of(choice)));
        report.writeTo(folder.path());
        return report;
    }

    Path page() {
        return folder.path().resolve("report.html");
    }

    /** The verdicts, and where the page is. */
    List<String> summary(Report report) {
        var lines = new ArrayList<>(verdicts(report.verdicts()));
        lines.add("");
        lines.add("Page: " + page());
        return lines;
    }

    private List<String> verdicts(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return List.of("This experiment makes no claims.");
        }
        var grid = ClaimTable.of(verdicts, choice.experiment().metrics(choice.settings()));
        var heads = grid.heads().stream().map(Grid.Head::name).toList();
        var columns = new Columns();
        columns.row(SHOWN.toArray(String[]::new));
        for (var row : grid.rows()) {
            columns.row(IntStream.range(0, heads.size())
                    .filter(i -> SHOWN.contains(heads.get(i)))
                    .mapToObj(row::get)
                    .toArray(String[]::new));
        }
        return columns.lines();
    }
}
