package org.l2bench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.experiments.Experiments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program. */
@Command(
        name = "l2bench",
        mixinStandardHelpOptions = true,
        version = "l2bench 0.1.0",
        description = "Does L2 regularisation, in each of its forms, do what the papers say it does?",
        footer = {
            "",
            "Start with `l2bench list` and `l2bench run NAME --preset smoke`.",
            "Exit codes: 0 done, 1 fault or drift, 2 bad input, 3 some trials failed, 130 interrupted."
        })
public final class L2Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    private L2Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(Experiments.all(), L2Bench.class, arguments));
    }

    /** Runs a command on some experiments; the main class must do the same with the command {@code worker}. */
    static int run(List<Experiment<?>> experiments, Class<?> mainClass, String... arguments) {
        return run(new Suite(experiments, mainClass.getName(), Console.ofProcess(), System.getenv()), arguments);
    }

    static int run(Suite suite, String... arguments) {
        var line = new CommandLine(new L2Bench());
        line.addSubcommand(new ListCommand(suite));
        line.addSubcommand(new ShowCommand(suite));
        line.addSubcommand(new RunCommand(suite));
        line.addSubcommand(new SubmitCommand(suite));
        line.addSubcommand(new ReportCommand(suite));
        line.addSubcommand(new JudgeCommand(suite));
        line.addSubcommand(new ConventionsCommand(suite));
        line.addSubcommand(new ProbeCommand(suite));
        line.addSubcommand(new CheckCommand(suite));
        line.addSubcommand(new PublishCommand(suite));
        line.addSubcommand(new DataCommand(suite));
        line.addSubcommand(new DoctorCommand(suite));
        line.addSubcommand(new WorkerCommand(suite));
        line.getSubcommands().values().forEach(c -> c.getCommandSpec().mixinStandardHelpOptions(true));
        line.setOut(new PrintWriter(suite.console().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(suite.console().err(), true, StandardCharsets.UTF_8));
        var problems = new ProblemText(suite.console());
        line.registerConverter(Path.class, L2Bench::path);
        line.setExecutionExceptionHandler(problems::ofExecution);
        line.setParameterExceptionHandler(problems::ofParameters);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return problems.ofMemory();
        }
    }

    /** A folder that was not named must not become the working directory. */
    private static Path path(String typed) {
        if (typed.isBlank()) {
            throw new TypeConversionException("must name a folder, was \"" + typed + "\"");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("must name a folder; " + ProblemText.unwritable(e));
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: list, show, run, submit, report, judge, conventions, probe, check, publish, data or doctor");
    }
}
