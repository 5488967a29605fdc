package org.l2bench.core.experiment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.json.Json;

/**
 * What a user chose to run of one experiment, checked.
 *
 * @param overridden the settings that differ from the preset's, by key, as typed
 * @param arms trained arms in the order of the tables
 */
public record RunChoice<S extends Record>(
        Experiment<S> experiment,
        Preset<S> preset,
        S settings,
        List<String> overridden,
        List<Integer> seeds,
        List<Arm> arms,
        String precision,
        String device) {
    /** The known precisions; the first is the default. */
    public static final List<String> PRECISIONS = List.of("fp32", "bf16");

    /** The known devices; the first is the default. */
    public static final List<String> DEVICES = List.of("cpu", "cuda");

    private static final List<String> RUN_KEYS = List.of("seeds", "firstSeed");

    /**
     * A user's wishes as they were typed.
     *
     * @param seeds how many seeds; the preset's number if empty
     * @param arms names of arms; all if empty
     * @param assignments {@code key=value}, for settings and for {@code seeds} and {@code firstSeed}
     */
    public record Wishes(
            String preset,
            Optional<String> seeds,
            List<String> arms,
            List<String> assignments,
            String precision,
            String device) {
        /** A preset as it is. */
        public static Wishes preset(String name) {
            return new Wishes(name, Optional.empty(), List.of(), List.of(), PRECISIONS.get(0), DEVICES.get(0));
        }
    }

    /**
     * Checks wishes against an experiment. Everything that is wrong goes into {@code problems}.
     *
     * @return empty if and only if there were problems
     */
    public static <S extends Record> Optional<RunChoice<S>> check(
            Experiment<S> experiment, Wishes wishes, Problems problems) {
        var before = problems.messages().size();
        var presetNames = experiment.presets().stream().map(Preset::name).toList();
        var preset = experiment.preset(wishes.preset());
        problems.require(
                preset.isPresent(),
                "%s has no preset \"%s\"; %s",
                experiment.name(),
                wishes.preset(),
                Nearest.hint(wishes.preset(), presetNames));
        // Settings and arms are checked against some preset in any case, so that all mistakes are named at once.
        var base = preset.orElseGet(() -> experiment.presets().get(0));
        var typed = assignments(wishes, experiment, problems);
        var seeds = seeds(base, typed, problems);
        var replacements = new LinkedHashMap<>(typed);
        RUN_KEYS.forEach(replacements::remove);
        var settings = SettingsBinding.with(base.settings(), replacements, problems);
        var arms = arms(experiment, settings, wishes.arms(), problems);
        requireKnown("precision", wishes.precision(), PRECISIONS, problems);
        requireKnown("device", wishes.device(), DEVICES, problems);
        if (problems.messages().size() > before) {
            return Optional.empty();
        }
        return Optional.of(new RunChoice<>(
                experiment,
                base,
                settings,
                overridden(base.settings(), settings),
                seeds,
                arms,
                wishes.precision(),
                wishes.device()));
    }

    /**
     * The name of the folder of these results: the preset's name, then precision and device where they are not the
     * default, then eight digits of the settings' hash where they are not the preset's. Seeds and arms do not count.
     */
    public String variant() {
        var parts = Stream.of(
                Stream.of(preset.name()),
                Stream.of(precision).filter(p -> !p.equals(PRECISIONS.get(0))),
                Stream.of(device).filter(d -> !d.equals(DEVICES.get(0))),
                Stream.of(Json.sha256(settings).substring(0, 8)).filter(h -> !overridden.isEmpty()));
        return String.join("-", parts.flatMap(p -> p).toList());
    }

    /** Whether all trained arms of these settings are in. */
    public boolean isAllArms() {
        return arms.equals(trained(experiment.arms(settings)));
    }

    /** Training steps of all trials together. */
    public long steps() {
        return seeds.size()
                * arms.stream().mapToLong(a -> experiment.steps(settings, a)).sum();
    }

    /** The arms in the order in which the trials of a seed start: the longest first. */
    List<Arm> armsLongestFirst() {
        return arms.stream()
                .sorted(Comparator.comparingLong((Arm a) -> experiment.steps(settings, a))
                        .reversed())
                .toList();
    }

    private static Map<String, String> assignments(Wishes wishes, Experiment<?> experiment, Problems problems) {
        var typed = new LinkedHashMap<String, String>();
        var known = Stream.concat(SettingsBinding.keys(experiment.settingsType()).stream(), RUN_KEYS.stream())
                .toList();
        for (var assignment : wishes.assignments()) {
            var split = assignment.indexOf('=');
            var key = split < 0 ? assignment : assignment.substring(0, split);
            if (split < 0) {
                problems.require(false, "--set %s lacks a value; write --set %s=VALUE", assignment, assignment);
            } else if (!known.contains(key)) {
                problems.require(
                        false, "%s has no setting \"%s\"; %s", experiment.name(), key, Nearest.hint(key, known));
            } else {
                var earlier = typed.put(key, assignment.substring(split + 1));
                problems.require(earlier == null, "%s is set twice; give it once", key);
            }
        }
        wishes.seeds().ifPresent(s -> {
            problems.require(!typed.containsKey("seeds"), "seeds is given by --seeds and by --set; give it once");
            typed.put("seeds", s);
        });
        return typed;
    }

    private static List<Integer> seeds(Preset<?> preset, Map<String, String> typed, Problems problems) {
        var values = new HashMap<String, Integer>();
        for (var key : RUN_KEYS) {
            if (typed.containsKey(key)) {
                try {
                    values.put(key, Integer.valueOf(typed.get(key)));
                } catch (NumberFormatException e) {
                    problems.require(false, "%s must be a whole number, was \"%s\"", key, typed.get(key));
                }
            }
        }
        var count = values.getOrDefault("seeds", preset.seedCount());
        var first = values.getOrDefault("firstSeed", preset.firstSeed());
        problems.require(count >= 1, "seeds must be >= 1, was %s", count)
                .require(first >= 0, "firstSeed must be >= 0, was %s", first)
                .require((long) first + count <= Integer.MAX_VALUE, "firstSeed + seeds must be below 2^31");
        return IntStream.range(first, first + Math.max(count, 0)).boxed().toList();
    }

    private static <S extends Record> List<Arm> arms(
            Experiment<S> experiment, S settings, List<String> wanted, Problems problems) {
        var all = experiment.arms(settings);
        var names = all.stream().map(Arm::name).toList();
        var unknown = wanted.stream().filter(w -> !names.contains(w)).toList();
        unknown.forEach(
                w -> problems.require(false, "%s has no arm \"%s\"; %s", experiment.name(), w, Nearest.hint(w, names)));
        Set<String> trained = new TreeSet<>();
        all.stream().filter(a -> wanted.contains(a.name())).forEach(a -> trained.add(a.trainedArm()));
        return trained(all).stream()
                .filter(a -> wanted.isEmpty() || trained.contains(a.name()))
                .toList();
    }

    private static List<Arm> trained(List<Arm> arms) {
        return arms.stream().filter(a -> a.derivedFrom().isEmpty()).toList();
    }

    private static List<String> overridden(Record preset, Record settings) {
        var before = SettingsBinding.list(preset);
        return SettingsBinding.list(settings).stream()
                .filter(s -> !before.contains(s))
                .map(s -> s.key() + "=" + s.value())
                .toList();
    }

    private static void requireKnown(String what, String value, List<String> known, Problems problems) {
        problems.require(
                known.contains(value), "%s must be one of %s, was \"%s\"", what, String.join(", ", known), value);
    }
}
