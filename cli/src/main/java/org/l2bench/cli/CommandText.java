package org.l2bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.l2bench.cli.added.Addition;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.RunChoice;

/** The shortest command that makes the same records. */
final class CommandText {
    /** Set by the launcher: how it was called. */
    private static final String LAUNCHER = "l2bench.command";

    private CommandText() {}

    /**
     * The command that goes on where this one was broken off, from the same folder.
     *
     * @param options further ones that were given, by name, with the value of those that have one
     */
    static String again(RunChoice<?> choice, Map<String, Optional<String>> options) {
        var words = new StringBuilder(of(choice, launcher()));
        options.forEach((name, value) -> {
            words.append(' ').append(name);
            value.ifPresent(v -> words.append(' ').append(quoted(v)));
        });
        return words.toString();
    }

    /** How this program was called. */
    static String launcher() {
        return quoted(System.getProperty(LAUNCHER, "./l2bench"));
    }

    static String of(RunChoice<?> choice) {
        return of(choice, "./l2bench");
    }

    /** The same for a page, which is read elsewhere: of a folder that an experiment was added from, its name only. */
    static String onPage(RunChoice<?> choice) {
        return of(
                choice,
                "./l2bench",
                Addition.givenFor(choice.experiment())
                        .map(given -> given.toAbsolutePath().normalize())
                        .map(folder -> Optional.ofNullable(folder.getFileName()).orElse(folder)));
    }

    /** The words behind an experiment's name that add it, with a blank before them; none for one of this program. */
    static String added(Experiment<?> experiment) {
        return added(Addition.givenFor(experiment));
    }

    private static String added(Optional<Path> given) {
        return given.map(path -> " --with " + quoted(path.toString())).orElse("");
    }

    private static String of(RunChoice<?> choice, String launcher) {
        return of(choice, launcher, Addition.givenFor(choice.experiment()));
    }

    private static String of(RunChoice<?> choice, String launcher, Optional<Path> with) {
        var words = new ArrayList<String>();
        words.add(launcher + " run " + choice.experiment().name() + added(with));
        words.add("--preset " + choice.preset().name());
        if (choice.seeds().size() != choice.preset().seedCount()) {
            words.add("--seeds " + choice.seeds().size());
        }
        if (choice.seeds().get(0) != choice.preset().firstSeed()) {
            words.add("--set firstSeed=" + choice.seeds().get(0));
        }
        choice.overridden().forEach(o -> words.add("--set " + quoted(o)));
        if (!choice.isAllArms()) {
            words.add("--arms " + quoted(choice.arms().stream().map(Arm::name).collect(Collectors.joining(","))));
        }
        if (!choice.precision().equals(RunChoice.PRECISIONS.get(0))) {
            words.add("--precision " + choice.precision());
        }
        if (!choice.device().equals(RunChoice.DEVICES.get(0))) {
            words.add("--device " + choice.device());
        }
        return String.join(" ", words);
    }

    static String quoted(String word) {
        return word.matches("[\\w=.,:/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
