package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.StoreProblem;

/** Looks, before anything is trained, whether a run can put its files where they belong. Writes nothing. */
public final class FolderCheck {
    private static final Pattern FIGURE = Pattern.compile("figure-\\d+\\.svg");
    private static final List<String> PAGES = List.of("report.html", "report.md", "values.csv", "report.json");

    private FolderCheck() {}

    /**
     * What keeps a folder from being made or written; empty if nothing does.
     *
     * @param folder need not exist
     */
    public static List<String> problemsOf(Path folder) {
        var present = folder.toAbsolutePath().normalize();
        while (present.getParent() != null && !Files.exists(present, LinkOption.NOFOLLOW_LINKS)) {
            present = present.getParent();
        }
        if (!Files.isDirectory(present)) {
            return List.of(present + " is no folder, and results are to be written "
                    + (present.equals(folder.toAbsolutePath().normalize()) ? "into it" : "below it")
                    + "; move it elsewhere, or name another folder with --out");
        }
        return Files.isWritable(present) && Files.isExecutable(present)
                ? List.of()
                : List.of(present + " cannot be written; name another folder with --out");
    }

    /** Everything in a run folder that is in the way of the run's files. */
    public static List<String> problemsOf(RunFolder folder) {
        var problems = problemsOfFolders(folder);
        if (!problemsOf(folder.path()).isEmpty()) {
            return problems;
        }
        try {
            inTheWay(folder.path(), n -> PAGES.contains(n) || FIGURE.matcher(n).matches(), problems);
            inTheWay(folder.artifacts().folder(), n -> n.endsWith(".bin") || n.endsWith(".json"), problems);
            for (var unfinished : files(folder.checkpoints(), n -> true)) {
                problems.addAll(problemsOf(unfinished));
                inTheWay(unfinished, n -> n.endsWith(".ckpt") || n.equals(Unfinished.ATTEMPTS), problems);
                files(unfinished, Unfinished.ATTEMPTS::equals).stream()
                        .filter(Files::isRegularFile)
                        .forEach(f -> readable(f, problems));
            }
        } catch (IOException e) {
            problems.add(folder.path() + " cannot be read: " + Failures.firstLine(e));
        }
        return problems;
    }

    /** The same of the folders alone: a number of looks that does not grow with what is in them. */
    public static List<String> problemsOfFolders(RunFolder folder) {
        var problems = new ArrayList<>(problemsOf(folder.path()));
        if (problems.isEmpty()) {
            Stream.of(
                            folder.store().folder(),
                            folder.artifacts().folder(),
                            folder.checkpoints(),
                            folder.leases(),
                            folder.logs())
                    .forEach(f -> problems.addAll(problemsOf(f)));
        }
        return problems;
    }

    private static void readable(Path attempts, List<String> problems) {
        try {
            Attempts.read(attempts);
        } catch (StoreProblem e) {
            problems.add(e.getMessage());
        }
    }

    private static void inTheWay(Path folder, Predicate<String> names, List<String> problems) throws IOException {
        files(folder, names).stream()
                .filter(f -> !Files.isRegularFile(f))
                .map(f -> f + " is no file, and a file is to be written there; move it elsewhere")
                .forEach(problems::add);
    }

    private static List<Path> files(Path folder, Predicate<String> names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(f -> names.test(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
