package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.record.AtomicFile;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.input.PageLinks;
import org.l2bench.reports.input.PictureSource;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.page.Report;

/**
 * The published part of a source tree: records of presets, each in its {@link PublishedPreset place}, and what is made from them
 * alone, namely the reports beside them, {@code RESULTS.md}, and the table in {@code README.md}; and what is made of the definitions: parts of the sheets.
 *
 * @param addition what stands behind an experiment's name in commands, for the program to find it; empty for its own
 */
public record Publication(List<Experiment<?>> experiments, Path tree, String addition) {
    private static final String INDEX = "RESULTS.md";
    private static final String README = "README.md";

    /** Of experiments of the program. */
    public Publication(List<Experiment<?>> experiments, Path tree) {
        this(experiments, tree, "");
    }

    /** What is published of a preset. */
    private record Held(PublishedPreset<?> place, List<RunRecord> records) {}

    /**
     * Replaces the published records of a preset, and makes everything again.
     *
     * @param pictures where those are that the records name
     */
    public void publish(PublishedPreset<?> place, List<RunRecord> records, PictureStore pictures) throws IOException {
        published(); // nothing is replaced beside what is damaged
        requireMarkers();
        place.replace(records, pictures);
        makeInto(tree);
    }

    /** Keeps that the records of a preset were found again with other code, and makes everything again. */
    public void verify(PublishedPreset<?> place, Verification verification) throws IOException {
        published(); // nothing is replaced beside what is damaged
        verification.write(place.folder());
        makeInto(tree);
    }

    /**
     * The presets whose published numbers nobody knows today's code to give: their records are of other code, and no sample
     * of them was run again with today's. One sentence each, with the command that mends it.
     */
    public List<String> unverified() throws IOException {
        var unverified = new ArrayList<String>();
        for (var held : published()) {
            var place = held.place();
            var records = held.records();
            var versions = CodeVersion.ofParts(place.experiment());
            var today = CodeVersion.inWords(versions);
            var verified = Verification.in(place.folder()).filter(v -> v.isOf(records));
            if (!records.stream().allMatch(r -> r.inputs()
                            .code()
                            .equals(versions.get(r.inputs().part())))
                    && verified.filter(v -> v.covers(records, versions)).isEmpty()) {
                unverified.add("the published records of " + place + ", are not of today's code " + today
                        + (place.hasGoldens()
                                ? "; run and publish the preset again: " + command("run", place) + ", then "
                                        + command("publish", place)
                                : ", nor was a sample of them, of each part that changed, run again with it; run "
                                        + command("check", place)
                                        + " --sample " + Math.max(2, versions.size())
                                        + " --record-verification, and if that finds other numbers,"
                                        + " run and publish the preset again"));
            }
        }
        return unverified;
    }

    private String command(String name, PublishedPreset<?> place) {
        return "./l2bench " + name + " " + place.experiment().name() + addition + " --preset "
                + place.preset().name();
    }

    /** Makes all files from the records of this tree, into this or another one. */
    public void makeInto(Path target) throws IOException {
        var published = published();
        requirePresets(published);
        requireMarkers();
        var problems = new Problems();
        for (var held : published) {
            var place = held.place();
            var report = report(place, held.records(), links(place, published));
            problems.addAll(report.problems());
            if (report.problems().isEmpty()) {
                report.writeTo(place.in(target).folder());
            }
        }
        problems.throwIfAny();
        var index = ResultsIndex.of(target.resolve(PublishedPreset.RESULTS));
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
        try (var files = Files.walk(root.resolve(PublishedPreset.RESULTS))) {
            var made = files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(f -> Stream.of(f, f.getParent())
                            .noneMatch(p -> PublishedPreset.KEPT.contains(
                                    p.getFileName().toString())))
                    .collect(Collectors.toCollection(ArrayList::new));
            made.add(Path.of(INDEX));
            made.add(Path.of(README));
            sheets().forEach(s -> made.add(s.path()));
            return made;
        }
    }

    /**
     * The records of every preset that has any, read once, the main one of an experiment before its further ones.
     *
     * @throws org.l2bench.core.setting.InvalidSettings with all published files that are damaged or foreign
     */
    private List<Held> published() throws IOException {
        var problems = new Problems();
        var published = new ArrayList<Held>();
        for (var experiment : experiments) {
            for (var stray : PublishedPreset.strays(tree, experiment)) {
                problems.require(
                        false,
                        "%s holds what was published, but %s has no preset whose place that is. Delete it, or give the preset"
                                + " its name again",
                        stray,
                        experiment.name());
            }
            for (var place : PublishedPreset.all(tree, experiment)) {
                var read = place.store().read();
                read.rejected()
                        .forEach(rejected -> problems.require(
                                false,
                                "a damaged published record: %s. Restore it from version control, or delete it and publish %s"
                                        + " again",
                                rejected,
                                place));
                problems.require(
                        !place.isLeftOver(),
                        "%s holds the page of %s, but no records. Restore them from version control, or delete the files of the"
                                + " page",
                        place.folder(),
                        place);
                place.unreadable().ifPresent(reason -> problems.require(false, "%s; delete it", reason));
                if (place.isPublished()) {
                    published.add(new Held(place, List.copyOf(read.records().values())));
                }
            }
        }
        problems.throwIfAny();
        return published;
    }

    /** Names all presets whose settings are not those of their published records, or which have two records of one trial. */
    private void requirePresets(List<Held> published) {
        var problems = new Problems();
        published.forEach(h -> h.place()
                .twice(h.records())
                .ifPresent(t -> problems.require(
                        false,
                        "%s. Delete those that do not belong in %s, or publish the preset again",
                        t,
                        h.place().store().folder())));
        published.forEach(h -> problems.require(
                h.place().hasSettingsOf(h.records()),
                "the published records of %s, do not have the settings of this preset; run it again and publish it: %s, then %s",
                h.place(),
                command("run", h.place()),
                command("publish", h.place())));
        problems.throwIfAny();
    }

    private static String verified(PublishedPreset<?> place, List<RunRecord> records) throws IOException {
        var found = Verification.in(place.folder());
        new Problems()
                .require(
                        found.isEmpty() || found.get().isOf(records),
                        "%s is not of the records beside it; delete it",
                        place.folder().resolve(Verification.FILE))
                .throwIfAny();
        return found.map(Verification::sentence).orElse("");
    }

    private <S extends Record> Report report(PublishedPreset<S> place, List<RunRecord> records, PageLinks links)
            throws IOException {
        var preset = place.preset();
        return Report.of(ReportInput.of(
                        place.experiment(),
                        preset.settings(),
                        preset.name(),
                        preset.seeds(),
                        records,
                        command("run", place))
                .withVerified(verified(place, records))
                .withLinks(links)
                .withPictures(PictureSource.of(place.pictures())));
    }

    /** From a page to the sheet, if the tree has one, and to the pages of the same experiment. */
    private PageLinks links(PublishedPreset<?> page, List<Held> published) {
        var name = page.experiment().name();
        var sheet = new Sheet<>(page.experiment()).path();
        var presets = published.stream()
                .map(Held::place)
                .filter(p -> p.experiment().name().equals(name) && !p.path().equals(page.path()))
                .map(p -> new PageLinks.OtherPreset(p.preset().name(), link(page, p.path())))
                .toList();
        return new PageLinks(Files.exists(tree.resolve(sheet)) ? link(page, sheet) : "", presets);
    }

    private static String link(PublishedPreset<?> page, Path target) {
        return page.path().relativize(target).toString().replace('\\', '/');
    }
}
