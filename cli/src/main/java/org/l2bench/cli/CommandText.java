package org.l2bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.l2bench.cli.added.Addition;
import org.l2bench.cli.slurm.ShellWord;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.RunChoice;

/** The shortest command that makes the same records. */
final class CommandText {
    /** Set by the launcher: how it was called. */
    private static final String LAUNCHER = "l2bench.command";

    private static final String HERE = "./l2bench";

    private CommandText() {}

    /**
     * The command that goes on where this one was broken off, from the same folder.
     *
     * @param options further ones that were given, by name, with the value of those that have one
     */
    static String again(RunChoice<?> choice, Map<String, Optional<String>> options) {
        return again("run", choice, options);
    }

    /** The same of another command than {@code run}. */
    static String again(String command, RunChoice<?> choice, Map<String, Optional<String>> options) {
        return ShellWord.quoted(words(System.getProperty(LAUNCHER, HERE), command, choice, options));
    }

    /** How this program was called. */
    static String launcher() {
        return ShellWord.quoted(System.getProperty(LAUNCHER, HERE));
    }

    static String of(RunChoice<?> choice) {
        return ShellWord.quoted(words(HERE, "run", choice, Map.of()));
    }

    /** The same for a page, which is read elsewhere: of a folder that an experiment was added from, its name only. */
    static String onPage(RunChoice<?> choice) {
        var name = Addition.givenFor(choice.experiment())
                .map(given -> given.toAbsolutePath().normalize())
                .map(folder -> Optional.ofNullable(folder.getFileName()).orElse(folder));
        return ShellWord.quoted(words(HERE, "run", choice, name, Map.of()));
    }

    /** The words behind an experiment's name that add it, with a blank before them; none for one of this program. */
    static String added(Experiment<?> experiment) {
        return adding(Addition.givenFor(experiment)).stream()
                .map(word -> " " + ShellWord.quoted(word))
                .collect(Collectors.joining());
    }

    /** A whole command, word by word. */
    static List<String> words(
            String launcher, String command, RunChoice<?> choice, Map<String, Optional<String>> options) {
        return words(launcher, command, choice, Addition.givenFor(choice.experiment()), options);
    }

    private static List<String> words(
            String launcher,
            String command,
            RunChoice<?> choice,
            Optional<Path> with,
            Map<String, Optional<String>> options) {
        var words =
                new ArrayList<>(List.of(launcher, command, choice.experiment().name()));
        words.addAll(adding(with));
        words.addAll(List.of("--preset", choice.preset().name()));
        if (choice.seeds().size() != choice.preset().seedCount()) {
            words.addAll(List.of("--seeds", String.valueOf(choice.seeds().size())));
        }
        if (choice.seeds().get(0) != choice.preset().firstSeed()) {
            words.addAll(List.of("--set", "firstSeed=" + choice.seeds().get(0)));
        }
        choice.overridden().forEach(o -> words.addAll(List.of("--set", o)));
        if (!choice.isAllArms()) {
            words.addAll(List.of("--arms", choice.arms().stream().map(Arm::name).collect(Collectors.joining(","))));
        }
        if (!choice.precision().equals(RunChoice.PRECISIONS.get(0))) {
            words.addAll(List.of("--precision", choice.precision()));
        }
        if (!choice.device().equals(RunChoice.DEVICES.get(0))) {
            words.addAll(List.of("--device", choice.device()));
        }
        options.forEach((name, value) -> {
            words.add(name);
            value.ifPresent(words::add);
        });
        return words;
    }

    private static List<String> adding(Optional<Path> given) {
        return given.map(path -> List.of("--with", path.toString())).orElse(List.of());
    }
}
