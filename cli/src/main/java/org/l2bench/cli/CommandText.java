package org.l2bench.cli;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.RunChoice;

/** The shortest command that makes the same records. */
final class CommandText {
    private CommandText() {}

    static String of(RunChoice<?> choice) {
        var words = new ArrayList<String>();
        words.add("./l2bench run " + choice.experiment().name());
        words.add("--preset " + choice.preset().name());
        if (choice.seeds().size() != choice.preset().seedCount()) {
            words.add("--seeds " + choice.seeds().size());
        }
        if (choice.seeds().get(0) != choice.preset().firstSeed()) {
            words.add("--set firstSeed=" + choice.seeds().get(0));
        }
        choice.overridden().forEach(o -> words.add("--set " + quoted(o)));
        if (!choice.isAllArms()) {
            words.add("--arms " + choice.arms().stream().map(Arm::name).collect(Collectors.joining(",")));
        }
        if (!choice.precision().equals(RunChoice.PRECISIONS.get(0))) {
            words.add("--precision " + choice.precision());
        }
        if (!choice.device().equals(RunChoice.DEVICES.get(0))) {
            words.add("--device " + choice.device());
        }
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return word.matches("[\\w=.,:/+-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
