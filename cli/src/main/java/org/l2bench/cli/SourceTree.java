package org.l2bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.l2bench.cli.added.Addition;
import org.l2bench.core.setting.Problems;
import picocli.CommandLine.Option;

/** The option that says where the source tree is, for commands that read or change what is committed there. */
final class SourceTree {
    /** Set by the launcher, which stands in the tree. */
    static final String HOME = "l2bench.home";

    @Option(
            names = "--tree",
            paramLabel = "DIR",
            description = "The source tree. Default: the one of this program, or the one that --with names.")
    private Path tree;

    /** The folder, which is a source tree if there are no problems. */
    Path check(Suite suite, Problems problems) {
        return suite.additions().isEmpty() ? ofProgram(problems) : ofAdditions(suite.additions(), problems);
    }

    private Path ofProgram(Problems problems) {
        var folder = tree == null ? Path.of(System.getProperty(HOME, ".")) : tree;
        problems.require(
                Files.isRegularFile(folder.resolve("README.md")) && Files.isDirectory(folder.resolve("experiments")),
                "%s is not the source tree of l2bench; say which folder is with --tree",
                folder.toAbsolutePath().normalize());
        return folder;
    }

    /** A user's experiment may stand in any folder. */
    private Path ofAdditions(List<Addition> additions, Problems problems) {
        var trees = tree == null
                ? additions.stream().flatMap(a -> a.tree().stream()).distinct().toList()
                : List.of(tree);
        problems.require(
                trees.size() == 1,
                trees.isEmpty()
                        ? "--with %s has no source tree; say with --tree which folder its goldens and results belong in"
                        : "--with %s are several source trees, and this command is about one; give one of them",
                additions.stream().map(a -> a.given().toString()).collect(Collectors.joining(", ")));
        var folder = trees.isEmpty() ? Path.of(".") : trees.get(0);
        problems.require(Files.isDirectory(folder), "there is no folder %s (--tree)", folder);
        return folder;
    }
}
