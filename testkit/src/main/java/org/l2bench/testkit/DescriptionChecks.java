package org.l2bench.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/** What an experiment says, without running it: everything that is wrong with that, one line each. */
final class DescriptionChecks {
    private DescriptionChecks() {}

    static List<String> unexplained(Experiment<?> experiment) {
        return Binding.list(experiment.presets().get(0).settings()).stream()
                .filter(s -> s.meaning().isBlank() || s.meaning().endsWith("."))
                .map(s -> "setting " + s.key()
                        + (s.meaning().isBlank()
                                ? " does not say what it means: @Setting"
                                : " says what it means in a sentence, not in words without a full stop: "
                                        + s.meaning()))
                .toList();
    }

    static <S extends Record> List<String> presets(Experiment<S> experiment) {
        var problems = new ArrayList<String>();
        for (var name : List.of("quick", "smoke", "paper")) {
            if (experiment.preset(name).isEmpty()) {
                problems.add("preset " + name + " is missing");
            }
        }
        for (var preset : experiment.presets()) {
            try {
                problems.addAll(preset(experiment, preset));
            } catch (RuntimeException e) {
                problems.add("preset " + preset.name() + ": " + e);
            }
        }
        return problems;
    }

    private static <S extends Record> List<String> preset(Experiment<S> experiment, Preset<S> preset) {
        var settings = preset.settings();
        var problems = new Problems();
        var wishes = new Wishes(preset.name(), Optional.empty(), List.of(), List.of(), "fp32", "cpu");
        RunChoice.check(experiment, wishes, problems);
        problems.require(
                Binding.read(Json.tree(settings), experiment.settingsType()).equals(settings),
                "its settings are others when they are read again from what a record says of them");
        Binding.list(settings)
                .forEach(s -> problems.require(
                        Binding.has(settings, s.key(), s.value()),
                        "setting %s is listed as %s, and typing that means another value",
                        s.key(),
                        s.value()));
        experiment.arms(settings).stream()
                .filter(arm -> arm.derivedFrom().isEmpty() && experiment.steps(settings, arm) < 1)
                .forEach(arm -> problems.require(false, "arm %s has no steps", arm.name()));
        experiment.parts().forEach(part -> plan(experiment.name(), part, settings));
        experiment.metrics(settings);
        experiment.curveFamilies(settings);
        experiment.claims(settings);
        experiment.caveats(settings);
        experiment.answers(settings);
        experiment.symbols(settings);
        experiment.figures(settings);
        experiment.curveTables(settings);
        experiment.paperSettings(settings);
        experiment.knownLimits(settings);
        return problems.messages().stream()
                .map(p -> "preset " + preset.name() + ": " + p)
                .toList();
    }

    static <S extends Record> List<String> names(Experiment<S> experiment) {
        var problems = new ArrayList<String>();
        twice("preset", experiment.presets().stream().map(Preset::name), problems);
        for (var preset : experiment.presets()) {
            var settings = preset.settings();
            var found = new ArrayList<String>();
            twice("arm", experiment.arms(settings).stream().map(Arm::name), found);
            twice("metric", experiment.metrics(settings).stream().map(Metric::name), found);
            twice("claim", experiment.claims(settings).stream().map(Claim::id), found);
            experiment
                    .arms(settings)
                    .forEach(arm -> twice(
                            "family of curves",
                            experiment.curveFamilies(settings).stream()
                                    .filter(f -> f.arms().has(arm.name()))
                                    .map(f -> f.names() + " of " + arm.name()),
                            found));
            origins(experiment.arms(settings), found);
            found.stream().map(p -> "preset " + preset.name() + ": " + p).forEach(problems::add);
        }
        return problems;
    }

    private static void twice(String what, Stream<String> names, List<String> problems) {
        var seen = new HashSet<String>();
        names.filter(n -> !seen.add(n)).forEach(n -> problems.add("two have the name of " + what + " " + n));
    }

    private static void origins(List<Arm> arms, List<String> problems) {
        var trained = new HashSet<String>();
        for (var arm : arms) {
            if (arm.derivedFrom().isEmpty()) {
                trained.add(arm.name());
            } else if (!trained.contains(arm.trainedArm())) {
                problems.add("arm " + arm.name() + " is derived from " + arm.trainedArm()
                        + ", which is no trained arm that stands before it");
            }
        }
    }

    /** Whether each mistake is one, and all of them are reported at once. */
    static <S extends Record> List<String> mistakes(Trials<S> trials, S settings, Map<String, String> mistakes) {
        var problems = new ArrayList<String>();
        mistakes.forEach((key, typed) -> {
            if (reported(trials, settings, Map.of(key, typed)).isEmpty()) {
                problems.add(key + "=" + typed + " is said to be a mistake and is accepted");
            }
        });
        var reported = reported(trials, settings, mistakes);
        mistakes.keySet().stream()
                .filter(key -> reported.stream().noneMatch(p -> p.contains(key)))
                .forEach(key -> problems.add(
                        "the mistake in " + key + " is not reported beside the others, which are: " + reported));
        return problems;
    }

    private static <S extends Record> List<String> reported(Trials<S> trials, S settings, Map<String, String> typed) {
        try {
            trials.with(settings, typed);
            return List.of();
        } catch (InvalidSettings e) {
            return e.problems();
        }
    }

    /** Fails if an artifact is declared twice, or is needed and not declared. */
    private static <S extends Record, P extends Record> void plan(String experiment, Part<S, P> part, S all) {
        var settings = part.settings(all);
        var replicates = part.arms(settings).stream()
                .filter(arm -> arm.derivedFrom().isEmpty())
                .flatMap(arm -> part.replicates(settings, arm, List.of(1)).stream())
                .distinct()
                .toList();
        ArtifactPlan.of(
                experiment, part, settings, replicates, new ArtifactPlan.Basis(new TreeMap<>(), "", "fp32", "cpu"));
    }
}
