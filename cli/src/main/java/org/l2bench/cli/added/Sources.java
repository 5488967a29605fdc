package org.l2bench.cli.added;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Java sources that an addition consists of.
 *
 * @param files in order
 * @param root the folder of all packages; none if the files lie anywhere, each of a package that it says itself
 * @param resources the folder of what lies beside the classes, if there is one
 * @param libraries jars
 */
record Sources(List<Path> files, Optional<Path> root, Optional<Path> resources, List<Path> libraries) {
    /** Where a Maven project has its sources. */
    static final String MAVEN = "src/main/java";

    private static final String RESOURCES = "src/main/resources";
    /** Where {@code mvn dependency:copy-dependencies} puts what a project depends on. */
    private static final String LIBRARIES = "target/dependency";

    /** All sources of a Maven project, its resources, and the libraries that were put into {@code target/dependency}. */
    static Sources ofProject(Path project) throws IOException {
        var root = project.resolve(MAVEN);
        try (var files = Files.walk(root)) {
            return new Sources(
                    files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> !isOfModule(f))
                            .sorted()
                            .toList(),
                    Optional.of(root),
                    Optional.of(project.resolve(RESOURCES)).filter(Files::isDirectory),
                    libraries(project.resolve(LIBRARIES)));
        }
    }

    /** A module does not read this program, which is on the class path. */
    static boolean isOfModule(Path file) {
        return file.endsWith("module-info.java");
    }

    /** Sources without a project. */
    static Sources loose(List<Path> files) {
        return new Sources(files, Optional.empty(), Optional.empty(), List.of());
    }

    private static List<Path> libraries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
