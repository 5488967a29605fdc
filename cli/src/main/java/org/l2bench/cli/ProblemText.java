package org.l2bench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.l2bench.cli.slurm.SlurmProblem;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.file.Reason;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.worker.WorkerProblem;
import org.l2bench.datasets.source.FetchException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user what went wrong: their own mistakes without a stack trace, ours with one. */
record ProblemText(Console console) {
    /** What the user's own files and folders do; a full disk is not among it. */
    private static final Set<Class<?>> IN_THE_WAY = Set.of(
            NoSuchFileException.class,
            AccessDeniedException.class,
            NotDirectoryException.class,
            FileAlreadyExistsException.class,
            DirectoryNotEmptyException.class);

    int ofExecution(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof InvalidSettings invalid) {
            return badInput(invalid.problems());
        }
        if (problem instanceof DataMissing data) {
            return badInput(data.missing());
        }
        if (problem instanceof FetchException fetch) {
            fetch.reasons().forEach(console::problem);
            return ExitCode.FAULT;
        }
        if (problem instanceof InvalidPathException path) {
            return badInput(List.of(unwritable(path)));
        }
        if (problem instanceof StoreProblem) {
            return badInput(problem.getMessage().lines().toList());
        }
        if (problem instanceof WorkerProblem || problem instanceof SlurmProblem) {
            console.problem(problem.getMessage());
            return ExitCode.FAULT;
        }
        var told = Reason.unwrapped(problem);
        if (told instanceof UnreadableFile || IN_THE_WAY.contains(told.getClass())) {
            return badInput(List.of(Reason.of(told)));
        }
        if (told instanceof IOException || told instanceof UncheckedIOException) {
            console.problem("a file could not be read or written: " + Reason.of(told));
            return ExitCode.FAULT;
        }
        console.problem("this is a fault of l2bench, please report it:");
        problem.printStackTrace(console.err());
        return ExitCode.FAULT;
    }

    /** Which file name cannot be, or not in this locale. */
    static String unwritable(InvalidPathException problem) {
        return "\"" + problem.getInput() + "\" is no name of a file here: " + problem.getReason()
                + ". This locale's charset is " + System.getProperty("sun.jnu.encoding")
                + "; where the name has letters that it lacks, set LC_ALL to a UTF-8 locale of `locale -a`";
    }

    int ofParameters(ParameterException problem, String[] arguments) {
        var command = problem.getCommandLine();
        console.problem(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException && command.getCommand() instanceof SubmitCommand) {
            console.err().println("Options of sbatch stand at the end, after --.");
        }
        if (!UnmatchedArgumentException.printSuggestions(problem, console.err())) {
            console.err().println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        }
        return ExitCode.BAD_INPUT;
    }

    /** The parent itself holds little; it is large data, or a setting that is larger than what is checked. */
    int ofMemory() {
        console.problem(String.format(
                Locale.ROOT,
                "the heap of %s is too small for these data or settings; give more with L2BENCH_JAVA_OPTS=-Xmx4g",
                MemoryNeed.inWords((double) Runtime.getRuntime().maxMemory())));
        return ExitCode.BAD_INPUT;
    }

    private int badInput(List<String> problems) {
        problems.forEach(console::problem);
        return ExitCode.BAD_INPUT;
    }
}
