package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.input.Wanted;
import org.l2bench.reports.page.PublishedReport;

/**
 * The place of a preset in the published part of a source tree, whether it is published or not. The main preset of an experiment,
 * {@code quick} or else its first, has {@code results/EXPERIMENT}; every further one has {@code results/EXPERIMENT/PRESET}. Both hold
 * the same files: {@code records}, {@code pictures}, {@code verified.json} and the pages that are made from them.
 */
public record PublishedPreset<S extends Record>(Path tree, Experiment<S> experiment, Preset<S> preset) {
    /** The preset whose trials have golden files, and are compared with them whether it is published or not. */
    public static final String WITH_GOLDENS = "smoke";

    static final Path RESULTS = Path.of("results");
    private static final String MAIN = "quick";
    private static final String RECORDS = "records";
    private static final String PICTURES = "pictures";

    /** What stands in a place and is not made from its records. */
    static final Set<String> KEPT = Set.of(RECORDS, PICTURES, Verification.FILE);

    /** All presets of an experiment, the main one first. */
    public static <S extends Record> List<PublishedPreset<S>> all(Path tree, Experiment<S> experiment) {
        return experiment.presets().stream()
                .map(p -> new PublishedPreset<>(tree, experiment, p))
                .sorted(Comparator.comparing(PublishedPreset::isFurther))
                .toList();
    }

    /**
     * A preset by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PublishedPreset<?> of(Path tree, Experiment<?> experiment, String preset) {
        return all(tree, experiment).stream()
                .filter(p -> p.preset().name().equals(preset))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(experiment.name() + " has no preset " + preset));
    }

    /** The same in another tree. */
    PublishedPreset<S> in(Path other) {
        return new PublishedPreset<>(other, experiment, preset);
    }

    /** Whether it stands beside the main one. */
    private boolean isFurther() {
        var names = experiment.presets().stream().map(Preset::name).toList();
        return !preset.name().equals(names.contains(MAIN) ? MAIN : names.get(0));
    }

    /** The place, seen from the tree. */
    Path path() {
        var main = RESULTS.resolve(experiment.name());
        return isFurther() ? main.resolve(preset.name()) : main;
    }

    public Path folder() {
        return tree.resolve(path());
    }

    public RunStore store() {
        return new RunStore(folder().resolve(RECORDS));
    }

    PictureStore pictures() {
        return new PictureStore(folder().resolve(PICTURES));
    }

    public boolean isPublished() {
        return Files.isDirectory(store().folder());
    }

    boolean hasGoldens() {
        return preset.name().equals(WITH_GOLDENS);
    }

    /** For example {@code tiny, preset quick}. */
    @Override
    public String toString() {
        return experiment.name() + ", preset " + preset.name();
    }

    /** Puts records, and the pictures that they name, into the place of what was there, if nothing speaks against it. */
    void replace(List<RunRecord> records, PictureStore from) throws IOException {
        requirePlaceFor(records, from);
        Files.createDirectories(store().folder());
        Files.deleteIfExists(folder().resolve(Verification.FILE));
        for (var old : store().read().records().keySet()) {
            Files.delete(store().file(old));
        }
        for (var record : records) {
            store().write(record);
        }
        pictures().clear();
        from.copy(records, pictures());
    }

    private void requirePlaceFor(List<RunRecord> records, PictureStore from) throws IOException {
        var problems = new Problems()
                .require(
                        !isFurther() || KEPT.stream().noneMatch(preset.name()::equalsIgnoreCase),
                        "%s, cannot be published: a folder of that name belongs to the main preset; give it another name",
                        this)
                .require(
                        hasSettingsOf(records),
                        "what is to be published as %s, does not have the settings of this preset",
                        this);
        twice(records).ifPresent(t -> problems.require(false, "%s", t));
        for (var digest : PictureStore.named(records)) {
            problems.require(
                    from.content(digest).isPresent(),
                    "a picture that the records of %s, name is not in %s: %s",
                    this,
                    from.folder(),
                    digest);
        }
        problems.throwIfAny();
    }

    /** That trials have more than one record, as a merge of two publications leaves them; empty if none has. */
    Optional<String> twice(List<RunRecord> records) {
        var trials = new LinkedHashMap<List<Object>, List<RunRecord>>();
        for (var record : records) {
            var inputs = record.inputs();
            trials.computeIfAbsent(List.of(inputs.part(), inputs.arm(), inputs.replicate()), t -> new ArrayList<>())
                    .add(record);
        }
        var twice = trials.values().stream().filter(same -> same.size() > 1).toList();
        return twice.stream()
                .findFirst()
                .map(same -> this + ", has more than one record of " + twice.size()
                        + (twice.size() == 1 ? " trial, " : " trials, for example of ")
                        + same.get(0).inputs().inWords() + ": "
                        + same.stream().map(RunRecord::id).collect(Collectors.joining(", ")));
    }

    /** Whether all of the records are of the preset's settings. */
    boolean hasSettingsOf(List<RunRecord> records) {
        var parts = Wanted.of(experiment, preset.settings(), preset.seeds());
        return records.stream().allMatch(r -> parts.stream()
                .anyMatch(p -> p.part().equals(r.inputs().part())
                        && p.settings().equals(Json.canonical(r.inputs().settings()))));
    }

    /** Folders with published records of an experiment, or with a page, that are the place of none of its presets. */
    static List<Path> strays(Path tree, Experiment<?> experiment) throws IOException {
        var main = tree.resolve(RESULTS).resolve(experiment.name());
        if (!Files.isDirectory(main)) {
            return List.of();
        }
        var places = all(tree, experiment).stream().map(PublishedPreset::folder).collect(Collectors.toSet());
        try (var folders = Files.list(main)) {
            return folders.filter(f -> Files.isDirectory(f.resolve(RECORDS)) || hasPage(f))
                    .filter(f -> !places.contains(f))
                    .sorted()
                    .toList();
        }
    }

    /** Whether there is a page of records that are not there any more: nobody could make it again. */
    boolean isLeftOver() {
        return !isPublished() && hasPage(folder());
    }

    /** Why what is kept of running the records again cannot be read; empty if it can, or if there is none. */
    Optional<String> unreadable() {
        try {
            Verification.in(folder());
            return Optional.empty();
        } catch (UnreadableFile e) {
            return Optional.of(e.getMessage());
        }
    }

    private static boolean hasPage(Path folder) {
        return Files.exists(folder.resolve(PublishedReport.FILE));
    }
}
