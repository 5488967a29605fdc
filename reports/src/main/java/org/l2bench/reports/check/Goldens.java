package org.l2bench.reports.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.l2bench.core.record.RunStore;
import org.l2bench.reports.publish.PublishedReport;

/**
 * The golden trials of a source tree: {@code golden/<experiment>.json} for the preset that is checked everywhere, and the
 * published records for the preset that is published.
 */
public record Goldens(Path tree) {
    /** The preset whose trials take seconds. */
    public static final String PRESET = "smoke";

    /**
     * What there is to compare with.
     *
     * @param source the file or folder that it is from, whether it is there or not
     * @param unsound what was found there but cannot be used, one sentence each
     */
    public record Found(List<GoldenTrial> trials, Path source, List<String> unsound) {}

    /** The golden trials of a preset; none if nobody has kept any. */
    public Found of(String experiment, String preset) throws IOException {
        return preset.equals(PRESET) ? kept(experiment) : published(experiment, preset);
    }

    /** Replaces the golden trials of an experiment. */
    public void replace(String experiment, String reason, List<GoldenTrial> trials) throws IOException {
        GoldenFile.of(experiment, PRESET, reason, trials).write(file(experiment));
    }

    public Path file(String experiment) {
        return tree.resolve("golden").resolve(experiment + ".json");
    }

    private Found kept(String experiment) throws IOException {
        var file = file(experiment);
        var trials = Files.exists(file) ? GoldenFile.read(file).trials() : List.<GoldenTrial>of();
        return new Found(trials, file, List.of());
    }

    private Found published(String experiment, String preset) throws IOException {
        var results = tree.resolve("results").resolve(experiment);
        var report = results.resolve(PublishedReport.FILE);
        if (!Files.exists(report) || !PublishedReport.read(report).preset().equals(preset)) {
            return new Found(List.of(), results, List.of());
        }
        var content = new RunStore(results.resolve("records")).read();
        var trials = content.records().values().stream().map(GoldenTrial::of).toList();
        var unsound =
                content.rejected().stream().map(RunStore.Rejected::toString).toList();
        return new Found(trials, results, unsound);
    }
}
