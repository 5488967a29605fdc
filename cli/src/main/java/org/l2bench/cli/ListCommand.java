package org.l2bench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.NameCheck;
import org.l2bench.core.setting.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names the experiments. */
@Command(name = "list", description = "List the experiments with their presets and how long they take.")
final class ListCommand implements Callable<Integer> {
    private Suite suite;

    @Mixin
    private WithOption with;

    ListCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        suite = with.to(suite);
        var problems = new Problems();
        suite.experiments().forEach(e -> problems.addAll(NameCheck.ofPresets(e)));
        problems.throwIfAny();
        var console = suite.console();
        if (suite.experiments().isEmpty()) {
            console.line("There are no experiments.");
        }
        for (var experiment : suite.experiments()) {
            console.line(experiment.name());
            console.line("    " + experiment.summary());
            console.line("    presets: " + presets(experiment));
        }
        return ExitCode.DONE;
    }

    private static String presets(Experiment<?> experiment) {
        return experiment.presets().stream()
                .map(p -> p.name() + " (" + p.duration() + ")")
                .collect(Collectors.joining(", "));
    }
}
