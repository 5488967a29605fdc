package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.record.AtomicFile;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.input.PictureSource;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.Wanted;
import org.l2bench.reports.page.Report;

/**
 * The published part of a source tree: {@code results/<experiment>/records} and what is made from them alone, namely the
 * reports beside them, {@code RESULTS.md}, and the table in {@code README.md}; and what is made of the definitions: parts of the sheets.
 *
 * @param addition what stands behind an experiment's name in commands, for the program to find it; empty for its own
 */
public record Publication(List<Experiment<?>> experiments, Path tree, String addition) {
    private static final String RESULTS = "results";
    private static final String INDEX = "RESULTS.md";
    private static final String README = "README.md";

    /** Of experiments of the program. */
    public Publication(List<Experiment<?>> experiments, Path tree) {
        this(experiments, tree, "");
    }

    /**
     * Replaces the published records of an experiment, and makes everything again.
     *
     * @param pictures where those are that the records name
     */
    public void publish(String experiment, List<RunRecord> records, PictureStore pictures) throws IOException {
        published(); // nothing is replaced beside what is damaged
        requireMarkers();
        var store = store(experiment);
        Files.createDirectories(store.folder());
        Files.deleteIfExists(folder(experiment).resolve(Verification.FILE));
        for (var old : store.read().records().keySet()) {
            Files.delete(store.file(old));
        }
        for (var record : records) {
            store.write(record);
        }
        pictures(experiment).clear();
        pictures.copy(records, pictures(experiment));
        makeInto(tree);
    }

    /** Keeps that the records of an experiment were found again with other code, and makes everything again. */
    public void verify(Verification verification) throws IOException {
        published(); // nothing is replaced beside what is damaged
        verification.write(folder(verification.experiment()));
        makeInto(tree);
    }

    /**
     * The experiments whose published numbers nobody knows today's code to give: their records are of other code, and no sample
     * of them was run again with today's. One sentence each, with the command that mends it.
     */
    public List<String> unverified() throws IOException {
        var unverified = new ArrayList<String>();
        for (var published : published().entrySet()) {
            var experiment = published.getKey();
            var records = published.getValue();
            var versions = CodeVersion.ofParts(experiment);
            var today = CodeVersion.inWords(versions);
            var verified = Verification.in(folder(experiment.name())).filter(v -> v.isOf(records));
            if (!records.stream().allMatch(r -> r.inputs()
                            .code()
                            .equals(versions.get(r.inputs().part())))
                    && verified.filter(v -> v.covers(records, versions)).isEmpty()) {
                unverified.add("the published records of " + experiment.name() + " are not of today's code " + today
                        + ", nor was a sample of them, of each part that changed, run again with it; run ./l2bench check "
                        + experiment.name()
                        + addition
                        + " --preset " + presetName(experiment, records)
                        + " --sample " + Math.max(2, versions.size())
                        + " --record-verification, and if that finds other numbers,"
                        + " run and publish the experiment again");
            }
        }
        return unverified;
    }

    /** Makes all files from the records of this tree, into this or another one. */
    public void makeInto(Path target) throws IOException {
        var published = published();
        requirePresets(published);
        requireMarkers();
        var problems = new Problems();
        for (var experiment : published.entrySet()) {
            var report = report(experiment.getKey(), experiment.getValue());
            problems.addAll(report.problems());
            if (report.problems().isEmpty()) {
                report.writeTo(
                        target.resolve(RESULTS).resolve(experiment.getKey().name()));
            }
        }
        problems.throwIfAny();
        var index = ResultsIndex.of(target.resolve(RESULTS));
        AtomicFile.write(target.resolve(INDEX), index.markdown());
        AtomicFile.write(target.resolve(README), index.within(JsonFile.text(tree.resolve(README))));
        for (var sheet : sheets()) {
            var made = target.resolve(sheet.path());
            Files.createDirectories(made.getParent());
            AtomicFile.write(made, sheet.within(JsonFile.text(tree.resolve(sheet.path()))));
        }
    }

    /** Names every text of this tree that has no place for what is made into it. */
    private void requireMarkers() throws IOException {
        var lacking = new LinkedHashMap<Path, List<MadeBlock>>();
        for (var sheet : sheets()) {
            lacking.put(sheet.path(), Sheet.lacking(JsonFile.text(tree.resolve(sheet.path()))));
        }
        lacking.put(Path.of(README), ResultsIndex.lacking(JsonFile.text(tree.resolve(README))));
        var problems = new Problems();
        lacking.forEach((file, blocks) -> blocks.forEach(
                b -> problems.require(false, "%s lacks the lines %s and %s, in this order", file, b.begin(), b.end())));
        problems.throwIfAny();
    }

    /** Those that the tree has. */
    private List<Sheet<?>> sheets() {
        return experiments.stream()
                .<Sheet<?>>map(Sheet::new)
                .filter(s -> Files.exists(tree.resolve(s.path())))
                .toList();
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

    private List<Path> madeFiles(Path root) throws IOException {
        var kept = Set.of(Path.of("records"), Path.of("pictures"));
        try (var files = Files.walk(root.resolve(RESULTS))) {
            var made = files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(f -> !kept.contains(f.getParent().getFileName()))
                    .filter(f -> !f.endsWith(Verification.FILE))
                    .collect(Collectors.toCollection(ArrayList::new));
            made.add(Path.of(INDEX));
            made.add(Path.of(README));
            sheets().forEach(s -> made.add(s.path()));
            return made;
        }
    }

    private PictureStore pictures(String experiment) {
        return new PictureStore(folder(experiment).resolve("pictures"));
    }

    private RunStore store(String experiment) {
        return new RunStore(folder(experiment).resolve("records"));
    }

    private Path folder(String experiment) {
        return tree.resolve(RESULTS).resolve(experiment);
    }

    /**
     * The records of every experiment that has any, read once.
     *
     * @throws org.l2bench.core.setting.InvalidSettings with all published files that are damaged or foreign
     */
    private Map<Experiment<?>, List<RunRecord>> published() throws IOException {
        var problems = new Problems();
        var published = new LinkedHashMap<Experiment<?>, List<RunRecord>>();
        for (var experiment : experiments) {
            var store = store(experiment.name());
            var read = store.read();
            read.rejected()
                    .forEach(rejected -> problems.require(
                            false,
                            "a damaged published record: %s. Restore it from version control, or delete it and publish %s again",
                            rejected,
                            experiment.name()));
            if (Files.isDirectory(store.folder())) {
                published.put(experiment, List.copyOf(read.records().values()));
            }
        }
        problems.throwIfAny();
        return published;
    }

    /** Names all experiments whose settings have changed since their records were published. */
    private void requirePresets(Map<Experiment<?>, List<RunRecord>> published) {
        var problems = new Problems();
        published.forEach((experiment, records) -> problems.require(
                presetOf(experiment, records).isPresent(),
                "the published records of %s have the settings of no preset; run the preset again and publish it: ./l2bench"
                        + " run %s%s, then ./l2bench publish %s%s",
                experiment.name(),
                experiment.name(),
                addition,
                experiment.name(),
                addition));
        problems.throwIfAny();
    }

    private static <S extends Record> String presetName(Experiment<S> experiment, List<RunRecord> records) {
        return preset(experiment, records).name();
    }

    private String verified(String experiment, List<RunRecord> records) throws IOException {
        var found = Verification.in(folder(experiment));
        new Problems()
                .require(
                        found.isEmpty() || found.get().isOf(records),
                        "%s is not of the records beside it; delete it",
                        folder(experiment).resolve(Verification.FILE))
                .throwIfAny();
        return found.map(Verification::sentence).orElse("");
    }

    private <S extends Record> Report report(Experiment<S> experiment, List<RunRecord> records) throws IOException {
        var preset = preset(experiment, records);
        return Report.of(ReportInput.of(
                        experiment,
                        preset.settings(),
                        preset.name(),
                        preset.seeds(),
                        records,
                        "./l2bench run " + experiment.name() + addition + " --preset " + preset.name())
                .withVerified(verified(experiment.name(), records))
                .withSheet(sheetLink(experiment))
                .withPictures(PictureSource.of(pictures(experiment.name()))));
    }

    /** From the page in its folder of results to the sheet, if the tree has one. */
    private String sheetLink(Experiment<?> experiment) {
        var sheet = new Sheet<>(experiment).path();
        return Files.exists(tree.resolve(sheet)) ? "../../" + sheet.toString().replace('\\', '/') : "";
    }

    /** The preset whose settings all of the records have; the one with the most seeds if several do. */
    private static <S extends Record> Optional<Preset<S>> presetOf(Experiment<S> experiment, List<RunRecord> records) {
        return experiment.presets().stream()
                .filter(p -> areOf(Wanted.of(experiment, p.settings(), p.seeds()), records))
                .max(Comparator.comparingInt(Preset::seedCount));
    }

    private static <S extends Record> Preset<S> preset(Experiment<S> experiment, List<RunRecord> records) {
        return presetOf(experiment, records)
                .orElseThrow(() -> new IllegalStateException(experiment.name() + " has no preset of these records"));
    }

    private static boolean areOf(List<Wanted> parts, List<RunRecord> records) {
        return records.stream().allMatch(r -> parts.stream()
                .anyMatch(p -> p.part().equals(r.inputs().part())
                        && p.settings().equals(Json.canonical(r.inputs().settings()))));
    }
}
