package org.l2bench.core.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.NamedFolders;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.TypedNumber;

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

    /** A plan holds every trial of every seed. */
    private static final int MOST_SEEDS = 10_000;

    /** Centuries of the fastest steps; sums of steps stay far below what a long can count. */
    private static final double MOST_STEPS = 1e15;

    /**
     * Checks wishes against an experiment. Everything that is wrong goes into {@code problems}.
     *
     * @return empty if and only if there were problems
     */
    public static <S extends Record> Optional<RunChoice<S>> check(
            Experiment<S> experiment, Wishes wishes, Problems problems) {
        var before = problems.messages().size();
        var presets = experiment.presets();
        var preset =
                presets.stream().filter(p -> p.name().equals(wishes.preset())).findFirst();
        problems.require(
                preset.isPresent(),
                "%s has no preset \"%s\"; %s",
                experiment.name(),
                wishes.preset(),
                Nearest.hint(wishes.preset(), presets.stream().map(Preset::name).toList()));
        // Settings and arms are checked against some preset in any case, so that all mistakes are named at once.
        var base = preset.orElseGet(() -> presets.get(0));
        var typed = wishes.values(experiment, problems);
        var seeds = seeds(base, typed, problems);
        var replacements = new LinkedHashMap<>(typed);
        Wishes.RUN_KEYS.forEach(replacements::remove);
        var settings = Binding.with(base.settings(), replacements, problems);
        var arms = arms(experiment, settings, wishes.arms(), problems);
        wishes.requireKnownMachine(problems);
        if (problems.messages().size() == before) {
            problems.addAll(NameCheck.problems(experiment, settings));
        }
        if (problems.messages().size() > before) {
            return Optional.empty();
        }
        var choice = new RunChoice<>(
                experiment,
                base,
                settings,
                overridden(base.settings(), settings),
                seeds,
                arms,
                wishes.precision(),
                wishes.device());
        choice.parts().forEach(part -> part.requireTuningOnOtherSeeds(problems));
        return Optional.of(choice).filter(c -> problems.messages().size() == before);
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
                Stream.of(Json.sha256(NamedFolders.withoutPaths(settings)).substring(0, 8))
                        .filter(h -> !overridden.isEmpty()));
        return String.join("-", parts.flatMap(p -> p).toList());
    }

    /** The same choice as it is written to pages and records, which know no path of this machine. */
    public RunChoice<S> withoutPaths() {
        return new RunChoice<>(
                experiment,
                preset,
                NamedFolders.withoutPaths(settings),
                overridden(preset.settings(), NamedFolders.shown(settings)),
                seeds,
                arms,
                precision,
                device);
    }

    /** Whether all trained arms of these settings are in. */
    public boolean isAllArms() {
        return arms.equals(trained(experiment.arms(settings)));
    }

    /** The parts that have chosen arms, in their order. */
    public List<PartChoice<?>> parts() {
        return experiment.parts().stream()
                .<PartChoice<?>>map(p -> PartChoice.of(this, p))
                .filter(p -> !p.arms().isEmpty())
                .toList();
    }

    /** The replicates of a trained arm. */
    public List<Replicate> replicates(Arm arm) {
        return experiment.replicates(settings, arm, seeds);
    }

    /**
     * Whether a trial has these settings, this precision and this device. A preset's run folder also holds trials of what the preset
     * was before somebody changed it.
     */
    public boolean hasSettingsOf(TrialInputs trial) {
        return precision.equals(trial.precision())
                && device.equals(trial.device())
                && experiment.parts().stream()
                        .filter(p -> p.part().equals(trial.part()))
                        .anyMatch(p -> Json.canonical(NamedFolders.withoutPaths(Json.tree(p.settings(settings))))
                                .equals(Json.canonical(trial.settings())));
    }

    /** Whether a trial is among the chosen ones. */
    public boolean has(TrialInputs trial) {
        return hasSettingsOf(trial)
                && arms.stream()
                        .anyMatch(a -> a.name().equals(trial.arm())
                                && replicates(a).contains(trial.replicate()));
    }

    /** How many arms of a part have a replicate. */
    public long armsOf(String part, Replicate replicate) {
        return parts().stream()
                .filter(p -> p.part().part().equals(part))
                .flatMap(p -> p.arms().stream())
                .filter(a -> replicates(a).contains(replicate))
                .count();
    }

    /** How many trials there are. */
    public int trials() {
        return arms.stream().mapToInt(a -> replicates(a).size()).sum();
    }

    /** Training steps of all trials together. */
    public long steps() {
        return arms.stream()
                .mapToLong(a -> Math.multiplyExact(replicates(a).size(), experiment.steps(settings, a)))
                .reduce(0, Math::addExact);
    }

    /**
     * This choice.
     *
     * @throws InvalidSettings if there are more training steps than anything can do, or count
     */
    public RunChoice<S> withCountableSteps() {
        double trials = arms.stream()
                .mapToDouble(a ->
                        (double) experiment.steps(settings, a) * replicates(a).size())
                .sum();
        double shared = parts().stream().mapToDouble(PartChoice::artifactSteps).sum();
        new Problems()
                .require(
                        trials + shared <= MOST_STEPS,
                        "all trials together would take %.1e training steps, at most %.0e can be run; choose fewer steps, arms or"
                                + " seeds",
                        trials + shared,
                        MOST_STEPS)
                .throwIfAny();
        return this;
    }

    private static List<Integer> seeds(Preset<?> preset, Map<String, String> typed, Problems problems) {
        int count = number(typed, "seeds", 1, MOST_SEEDS, problems).orElse(preset.seedCount());
        int first = number(typed, "firstSeed", 0, Integer.MAX_VALUE - MOST_SEEDS, problems)
                .orElse(preset.firstSeed());
        return IntStream.range(first, first + count).boxed().toList();
    }

    private static OptionalInt number(Map<String, String> typed, String key, int least, int most, Problems problems) {
        return typed.containsKey(key)
                ? TypedNumber.whole(key, typed.get(key), least, most, problems)
                : OptionalInt.empty();
    }

    private static <S extends Record> List<Arm> arms(
            Experiment<S> experiment, S settings, List<String> wanted, Problems problems) {
        var all = experiment.arms(settings);
        var names = all.stream().map(Arm::name).toList();
        var named = wanted.stream().filter(w -> !w.isBlank()).toList();
        problems.require(
                        named.size() == wanted.size(),
                        "arms must be names with commas between them, had an empty one: \"%s\"",
                        String.join(",", wanted))
                .distinct("arms", named);
        var unknown = named.stream().filter(w -> !names.contains(w)).distinct().toList();
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
        var before = Binding.list(NamedFolders.withoutPaths(preset));
        var after = Binding.list(NamedFolders.withoutPaths(settings));
        var typed = Binding.list(settings);
        return IntStream.range(0, typed.size())
                .filter(i -> !after.get(i).equals(before.get(i)))
                .mapToObj(i -> typed.get(i).key() + "=" + typed.get(i).value())
                .toList();
    }
}
