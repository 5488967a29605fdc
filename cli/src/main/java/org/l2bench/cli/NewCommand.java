package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.l2bench.cli.slurm.ShellWord;
import org.l2bench.cli.template.Names;
import org.l2bench.cli.template.Template;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.setting.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an experiment of the user's own to begin with. */
@Command(
        name = "new",
        description = "Write an experiment of your own to begin with: a Maven project with settings, two arms, a claim,"
                + " presets and a test. It runs at once: `l2bench run NAME --with DIR --preset smoke`.")
final class NewCommand implements Callable<Integer> {
    private final Suite suite;

    @Parameters(index = "0", paramLabel = "NAME", description = "Such as my-study.")
    private String name;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "The project's folder (default: NAME); of a single file, the one to put it into (default: here).")
    private Path folder;

    @Option(names = "--package", paramLabel = "NAME", description = "Its Java package (default: NAME without hyphens).")
    private String packageName;

    @Option(names = "--single-file", description = "One Java file without a project, test and sheet.")
    private boolean singleFile;

    NewCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        var names = new Names(name, Optional.ofNullable(packageName).orElseGet(() -> Names.usualPackage(name)));
        var problems = new Problems();
        names.check(suite.experiments().stream().map(Experiment::name).toList(), problems);
        var isNamed = problems.messages().isEmpty();
        var target = isNamed && folder == null ? Path.of(singleFile ? "." : name) : folder;
        if (target != null) {
            requireFree(target, isNamed ? Optional.of(names) : Optional.empty(), problems);
        }
        problems.throwIfAny();
        var files = singleFile ? List.of(Template.singleFile()) : Template.project();
        for (var file : files) {
            file.write(names, Version.MAVEN, target);
        }
        suite.console().lines(singleFile ? ofFile(names, target) : ofProject(names, target, files.size()));
        return ExitCode.DONE;
    }

    /** Nothing of the user's is overwritten. */
    private void requireFree(Path target, Optional<Names> names, Problems problems) throws IOException {
        if (singleFile) {
            problems.require(
                    !Files.exists(target) || Files.isDirectory(target), "%s is not a folder (--folder)", target);
            names.map(n -> Template.singleFile().file(n, target))
                    .filter(Files::exists)
                    .ifPresent(f ->
                            problems.require(false, "%s exists and is left alone; choose another name or --folder", f));
            return;
        }
        problems.require(
                !Files.exists(target) || isEmptyFolder(target),
                "%s exists%s and is left alone; choose another --folder",
                target,
                Files.isDirectory(target) ? " with something in it" : "");
    }

    private static boolean isEmptyFolder(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var files = Files.list(target)) {
            return files.findAny().isEmpty();
        }
    }

    private static List<String> ofProject(Names names, Path target, int count) {
        var shown = ShellWord.quoted(target.toString());
        return List.of(
                count + " files of " + names.name() + " in " + target + "; README.md says what each is for.",
                "Run it:   " + CommandText.launcher() + " run " + names.name() + " --with " + shown + " --preset smoke",
                "Test it:  mvn verify in " + shown + ", after mvn install -DskipTests in l2bench's own folder");
    }

    private static List<String> ofFile(Names names, Path target) {
        var file = Template.singleFile().file(names, target).normalize();
        return List.of(
                file + " is all of " + names.name() + ".",
                "Run it:   " + CommandText.launcher() + " run " + names.name() + " --with "
                        + ShellWord.quoted(file.toString()) + " --preset smoke");
    }
}
