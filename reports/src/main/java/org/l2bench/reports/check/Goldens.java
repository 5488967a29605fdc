package org.l2bench.reports.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.reports.publish.PublishedPreset;

/**
 * The golden trials of a source tree: {@code golden/<experiment>.json} for the preset that is checked everywhere, and for
 * every other one its published records.
 */
public record Goldens(Path tree) {
    /** The preset whose trials take seconds. */
    public static final String PRESET = PublishedPreset.WITH_GOLDENS;

    /**
     * What there is to compare with.
     *
     * @param source the file or folder that it is from, whether it is there or not
     * @param unsound published records that are damaged or foreign
     */
    public record Found(List<GoldenTrial> trials, Path source, List<RunStore.Rejected> unsound) {}

    /** The golden trials of a preset; none if nobody has kept any. */
    public Found of(Experiment<?> experiment, String preset) throws IOException {
        return preset.equals(PRESET) ? kept(experiment.name()) : published(experiment, preset);
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
        if (!Files.exists(file)) {
            return new Found(List.of(), file, List.of());
        }
        var golden = read(file);
        var foreign = foreign(golden, experiment);
        if (!foreign.isEmpty()) {
            throw unusable(file + ": does not hold golden trials of " + experiment + ": " + String.join("; ", foreign));
        }
        return new Found(golden.trials(), file, List.of());
    }

    private static GoldenFile read(Path file) {
        try {
            return GoldenFile.read(file);
        } catch (UnreadableFile e) {
            throw unusable(e.getMessage());
        }
    }

    private static InvalidSettings unusable(String reason) {
        return new InvalidSettings(
                List.of(reason + ". Restore it from version control, or delete it and make it again with"
                        + " `l2bench check EXPERIMENT --update --reason TEXT`"));
    }

    /** What shows that a file is another experiment's or was edited. */
    private static List<String> foreign(GoldenFile golden, String experiment) {
        var found = new ArrayList<String>();
        if (!experiment.equals(golden.experiment()) || !PRESET.equals(golden.preset())) {
            found.add("it is of " + golden.experiment() + ", preset " + golden.preset());
        }
        var trials = new TreeSet<String>();
        for (var trial : golden.trials()) {
            if (trial.inputs() == null || trial.machine() == null || trial.outcome() == null) {
                found.add("a trial without inputs, machine or outcome");
                continue;
            }
            var inputs = trial.inputs();
            if (!experiment.equals(inputs.experiment())) {
                found.add("a trial of " + inputs.experiment());
            }
            var arm = inputs.arm() + ", " + inputs.replicate();
            if (!trials.add(arm)) {
                found.add("more than one trial of " + arm);
            }
        }
        return found;
    }

    private Found published(Experiment<?> experiment, String preset) throws IOException {
        var place = PublishedPreset.of(tree, experiment, preset);
        var content = place.store().read();
        var trials = content.records().values().stream().map(GoldenTrial::of).toList();
        return new Found(trials, place.folder(), content.rejected());
    }
}
