package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.AtomicFile;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.reports.Report;
import org.l2bench.reports.input.ReportInput;

/**
 * The published part of a source tree: {@code results/<experiment>/records} and what is made from them alone, namely the
 * reports beside them, {@code RESULTS.md}, and the table in {@code README.md}.
 */
public record Publication(List<Experiment<?>> experiments, Path tree) {
    private static final String RESULTS = "results";
    private static final String INDEX = "RESULTS.md";
    private static final String README = "README.md";

    /** Replaces the published records of an experiment, and makes everything again. */
    public void publish(String experiment, List<RunRecord> records) throws IOException {
        var store = store(experiment);
        Files.createDirectories(store.folder());
        for (var old : store.read().records().keySet()) {
            Files.delete(store.file(old));
        }
        for (var record : records) {
            store.write(record);
        }
        makeInto(tree);
    }

    /** Makes all files from the records of this tree, into this or another one. */
    public void makeInto(Path target) throws IOException {
        for (var experiment : experiments) {
            if (Files.isDirectory(store(experiment.name()).folder())) {
                report(experiment).writeTo(target.resolve(RESULTS).resolve(experiment.name()));
            }
        }
        var index = ResultsIndex.of(target.resolve(RESULTS));
        AtomicFile.write(target.resolve(INDEX), index.markdown());
        AtomicFile.write(target.resolve(README), index.within(JsonFile.text(tree.resolve(README))));
    }

    /** The files of this tree that are not what its records make; made into a scratch folder for comparison. */
    public List<Path> stale(Path scratch) throws IOException {
        makeInto(scratch);
        var stale = new ArrayList<Path>();
        var all = new TreeSet<>(madeFiles(scratch));
        all.addAll(madeFiles(tree));
        for (var file : all) {
            var here = tree.resolve(file);
            var made = scratch.resolve(file);
            if (!Files.exists(here) || !Files.exists(made) || Files.mismatch(here, made) >= 0) {
                stale.add(file);
            }
        }
        return stale;
    }

    private static List<Path> madeFiles(Path root) throws IOException {
        var records = Path.of("records");
        try (var files = Files.walk(root.resolve(RESULTS))) {
            var made = files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(f -> !f.getParent().getFileName().equals(records))
                    .collect(Collectors.toCollection(ArrayList::new));
            made.add(Path.of(INDEX));
            made.add(Path.of(README));
            return made;
        }
    }

    private RunStore store(String experiment) {
        return new RunStore(tree.resolve(RESULTS).resolve(experiment).resolve("records"));
    }

    private <S extends Record> Report report(Experiment<S> experiment) throws IOException {
        var content = store(experiment.name()).read();
        StoreProblem.throwIfAny(content.rejected().stream()
                .map(file -> "a published record cannot be used: " + file)
                .toList());
        var records = List.copyOf(content.records().values());
        var preset = preset(experiment, records);
        return Report.of(ReportInput.of(
                experiment,
                preset.settings(),
                preset.name(),
                preset.seeds(),
                records,
                "./l2bench run " + experiment.name() + " --preset " + preset.name()));
    }

    /** The preset whose settings all of the records have; the one with the most seeds if several do. */
    private static <S extends Record> Preset<S> preset(Experiment<S> experiment, List<RunRecord> records) {
        return experiment.presets().stream()
                .filter(p -> records.stream()
                        .allMatch(r -> Json.canonical(r.inputs().settings()).equals(Json.canonical(p.settings()))))
                .max(Comparator.comparingInt(Preset::seedCount))
                .orElseThrow(() -> new IllegalStateException("the published records of " + experiment.name()
                        + " have the settings of no preset; run the preset again and publish it"));
    }
}
