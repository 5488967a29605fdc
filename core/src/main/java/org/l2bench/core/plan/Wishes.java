package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;

/**
 * A user's wishes as they were typed, not yet checked; {@link RunChoice} is what becomes of them.
 *
 * @param seeds how many seeds; the preset's number if empty
 * @param arms names of arms; all if empty
 * @param assignments {@code key=value}, for settings and for {@code seeds} and {@code firstSeed}
 * @param file values by key, where nothing was typed for the same one
 */
public record Wishes(
        String preset,
        Optional<String> seeds,
        List<String> arms,
        List<String> assignments,
        Map<String, String> file,
        String precision,
        String device) {
    /** Keys of the run that are no settings of an experiment. */
    static final List<String> RUN_KEYS = List.of("seeds", "firstSeed");

    /** Without a file. */
    public Wishes(
            String preset,
            Optional<String> seeds,
            List<String> arms,
            List<String> assignments,
            String precision,
            String device) {
        this(preset, seeds, arms, assignments, Map.of(), precision, device);
    }

    /** A preset as it is. */
    public static Wishes preset(String name) {
        return new Wishes(
                name, Optional.empty(), List.of(), List.of(), RunChoice.PRECISIONS.get(0), RunChoice.DEVICES.get(0));
    }

    /** Whether it says how many seeds there are, or which. */
    public boolean namesSeeds() {
        return seeds.isPresent() || keys().anyMatch(RUN_KEYS::contains);
    }

    /** Notes what no experiment knows of wishes for an experiment that there is not. */
    public void checkForAny(Collection<? extends Experiment<?>> experiments, Problems problems) {
        var presets = experiments.stream()
                .flatMap(e -> e.presets().stream().map(Preset::name))
                .distinct()
                .toList();
        problems.require(
                presets.contains(preset),
                "no experiment has a preset \"%s\"; %s",
                preset,
                Nearest.hint(preset, presets));
        var known = Stream.concat(
                        experiments.stream().flatMap(e -> Binding.keys(e.settingsType()).stream()), RUN_KEYS.stream())
                .distinct()
                .toList();
        keys().filter(key ->
                        experiments.stream().noneMatch(e -> wholeKey(e, key).isPresent()))
                .forEach(key -> problems.require(
                        false, "no experiment has a setting \"%s\"; %s", key, Nearest.hint(key, known)));
        requireKnownMachine(problems);
    }

    /** Notes a precision or a device that there is not. */
    void requireKnownMachine(Problems problems) {
        requireKnown("precision", precision, RunChoice.PRECISIONS, problems);
        requireKnown("device", device, RunChoice.DEVICES, problems);
    }

    /** All values by the whole keys of an experiment; a typed one goes before a file's. */
    Map<String, String> values(Experiment<?> experiment, Problems problems) {
        var split = new ArrayList<Map.Entry<String, String>>();
        for (var assignment : assignments) {
            var end = assignment.indexOf('=');
            problems.require(end >= 0, "--set %s lacks a value; write --set %s=VALUE", assignment, assignment);
            if (end >= 0) {
                split.add(Map.entry(assignment.substring(0, end), assignment.substring(end + 1)));
            }
        }
        var values = byWholeKey(split, experiment, problems);
        seeds.ifPresent(s -> {
            problems.require(!values.containsKey("seeds"), "seeds is given by --seeds and by --set; give it once");
            values.put("seeds", s);
        });
        byWholeKey(file.entrySet(), experiment, problems).forEach(values::putIfAbsent);
        return values;
    }

    /** All keys as they were written. */
    private Stream<String> keys() {
        return Stream.concat(assignments.stream().map(a -> a.split("=", -1)[0]), file.keySet().stream());
    }

    private static Map<String, String> byWholeKey(
            Collection<Map.Entry<String, String>> values, Experiment<?> experiment, Problems problems) {
        var known = Stream.concat(Binding.keys(experiment.settingsType()).stream(), RUN_KEYS.stream())
                .toList();
        var all = new LinkedHashMap<String, String>();
        for (var value : values) {
            var key = wholeKey(experiment, value.getKey());
            problems.require(
                    key.isPresent(),
                    "%s has no setting \"%s\"; %s",
                    experiment.name(),
                    value.getKey(),
                    Nearest.hint(value.getKey(), known));
            key.ifPresent(
                    k -> problems.require(all.put(k, value.getValue()) == null, "%s is set twice; give it once", k));
        }
        return all;
    }

    private static Optional<String> wholeKey(Experiment<?> experiment, String key) {
        return RUN_KEYS.contains(key) ? Optional.of(key) : Binding.key(experiment.settingsType(), key);
    }

    private static void requireKnown(String what, String value, List<String> known, Problems problems) {
        problems.require(
                known.contains(value), "%s must be one of %s, was \"%s\"", what, String.join(", ", known), value);
    }
}
