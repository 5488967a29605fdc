package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that adds experiments of the user to those of this program. */
final class WithOption {
    @Option(
            names = "--with",
            paramLabel = "DIR",
            description = "Experiments of your own: a Maven project as `l2bench new` makes it, a Java file, or a jar."
                    + " May be repeated.")
    private List<Path> added = new ArrayList<>();

    /** A suite with what was added. */
    Suite to(Suite suite) throws IOException {
        return added.isEmpty() ? suite : suite.with(added);
    }
}
