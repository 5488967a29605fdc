package org.l2bench.reports.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.file.TextFile;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.TableInput;
import org.l2bench.reports.verdict.Verdict;

/**
 * The report of one experiment. The same input gives the same bytes, on every machine.
 *
 * @param csv every number of every seed
 * @param json verdicts and summaries, see {@link PublishedReport}
 * @param figures SVG documents by file name, which the Markdown refers to; the HTML holds its own
 * @param problems why figures of somebody's own could not be drawn; the page says so where they would be
 */
public record Report(
        List<Verdict> verdicts,
        String html,
        String markdown,
        String csv,
        String json,
        SortedMap<String, String> figures,
        List<String> problems) {
    public Report {
        problems = List.copyOf(problems);
        verdicts = List.copyOf(verdicts);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    public static Report of(ReportInput input) {
        return of(Content.of(input));
    }

    /** The report on somebody else's table. */
    public static Report of(TableInput input) {
        return of(Content.of(input));
    }

    private static Report of(Content content) {
        return new Report(
                content.verdicts(),
                HtmlPage.of(content),
                MarkdownPage.of(content),
                content.seedValues(),
                PublishedReport.of(content).json(),
                content.figures(),
                content.plots().stream().flatMap(p -> p.problems().stream()).toList());
    }

    /** File names and their contents. */
    public SortedMap<String, String> files() {
        var files = new TreeMap<>(figures);
        files.put("report.html", html);
        files.put("report.md", markdown);
        files.put("values.csv", csv);
        files.put(PublishedReport.FILE, json);
        return Collections.unmodifiableSortedMap(files);
    }

    /**
     * Writes the files into a folder, each at once and only if it changed.
     *
     * @return the files that changed
     */
    public List<Path> writeTo(Path folder) throws IOException {
        var changed = new ArrayList<Path>();
        for (var file : files().entrySet()) {
            var path = folder.resolve(file.getKey());
            if (TextFile.write(path, file.getValue())) {
                changed.add(path);
            }
        }
        return List.copyOf(changed);
    }
}
