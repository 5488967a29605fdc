package org.l2bench.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.l2bench.core.experiment.Experiment;

/** Calls the program in this process. */
record Calls(Path home, List<Experiment<?>> experiments, Map<String, String> environment) {
    Calls(Path home, List<Experiment<?>> experiments) {
        this(home, experiments, Map.copyOf(System.getenv()));
    }

    /** With the tiny experiment only. */
    Calls(Path home) {
        this(home, List.of(new TinyExperiment()));
    }

    /** What a call did. */
    record Result(int exitCode, String out, String err) {}

    Result call(String... arguments) {
        return call(false, arguments);
    }

    Result call(boolean terminal, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
        var suite = new Suite(experiments, TinyMain.class.getName(), console, environment);
        var exitCode = L2Bench.run(suite, arguments);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A run with its results in the home folder. */
    Result run(String... arguments) {
        return run("tiny", arguments);
    }

    /** The same of another experiment. */
    Result run(String experiment, String[] arguments) {
        var all = new ArrayList<>(List.of("run", experiment, "--out", home.toString()));
        all.addAll(List.of(arguments));
        return call(all.toArray(String[]::new));
    }
}
