package org.l2bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.l2bench.core.setting.Problems;
import picocli.CommandLine.Option;

/** The option that says where the source tree is, for commands that read or change what is committed there. */
final class SourceTree {
    /** Set by the launcher, which stands in the tree. */
    static final String HOME = "l2bench.home";

    @Option(
            names = "--tree",
            paramLabel = "DIR",
            defaultValue = "${sys:" + HOME + ":-.}",
            description = "The source tree. Default: the one of this program.")
    private Path tree;

    /** The folder, which is a source tree if there are no problems. */
    Path check(Problems problems) {
        problems.require(
                Files.isRegularFile(tree.resolve("README.md")) && Files.isDirectory(tree.resolve("experiments")),
                "%s is not the source tree of l2bench; say which folder is with --tree",
                tree.toAbsolutePath().normalize());
        return tree;
    }
}
