package org.l2bench.cli.added;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.setting.InvalidSettings;

/**
 * What a user has added to the experiments of this program: a Maven project, a folder of Java sources, one source, a jar or a folder
 * of classes.
 *
 * @param given as it was typed
 * @param classPath its classes, then the libraries that it brings
 * @param tree its source tree, where goldens and published results belong; none of a jar or a folder of classes
 * @param experiments those that it has, at least one
 */
public record Addition(Path given, List<Path> classPath, Optional<Path> tree, List<Experiment<?>> experiments) {
    /** The file that names the experiments of a project, a jar or a folder of classes, one class in each line. */
    static final String SERVICES = "META-INF/services/" + Experiment.class.getName();

    private static final String SOURCE = ".java";

    /**
     * Looks into it and compiles it if it is source.
     *
     * @param cache folder for compiled classes
     * @param taken names of experiments that it may not have
     * @throws InvalidSettings with everything that is wrong with it
     */
    public static Addition of(Path given, Path cache, List<String> taken) throws IOException {
        var name = given.toAbsolutePath().normalize();
        if (Files.isRegularFile(name) && isJar(name)) {
            return new Addition(given, List.of(name), Optional.empty(), List.of()).loaded(taken);
        }
        if (Files.isRegularFile(name) && isSource(name)) {
            return compiled(given, Sources.loose(List.of(name)), name.getParent(), cache, taken);
        }
        if (Files.isDirectory(name.resolve(Sources.MAVEN))) {
            return compiled(given, Sources.ofProject(name), name, cache, taken);
        }
        if (Files.isRegularFile(name.resolve(SERVICES))) {
            return new Addition(given, List.of(name), Optional.empty(), List.of()).loaded(taken);
        }
        if (Files.isDirectory(name)) {
            try (var files = Files.list(name)) {
                var sources = files.filter(Addition::isSource).sorted().toList();
                if (!sources.isEmpty()) {
                    return compiled(given, Sources.loose(sources), name, cache, taken);
                }
            }
        }
        throw new InvalidSettings(List.of("--with " + given
                + (Files.exists(name) ? " has no experiment" : ": there is no such file or folder")
                + "; name a Maven project with " + Sources.MAVEN
                + ", a folder of Java sources or one of them, a jar, or a folder"
                + " of classes with " + SERVICES));
    }

    /** The addition that a parent process has looked into already, in a worker. */
    public static Addition ofParent(String words) {
        var paths =
                Arrays.stream(words.split(" ")).map(w -> Path.of(URI.create(w))).toList();
        return new Addition(paths.get(0), paths, Optional.empty(), Found.in(AdditionLoader.of(paths.get(0), paths)));
    }

    /** What {@link #ofParent} reads: no blank is in it but those between. */
    public String forWorkers() {
        return classPath.stream().map(p -> p.toUri().toString()).collect(Collectors.joining(" "));
    }

    /** Whether an experiment can have this name. */
    public static boolean isName(String name) {
        return Found.NAME.matcher(name).matches();
    }

    /** What was typed to add an experiment; empty for one of this program. */
    public static Optional<Path> givenFor(Experiment<?> experiment) {
        return experiment.getClass().getClassLoader() instanceof AdditionLoader loader
                ? Optional.of(loader.given())
                : Optional.empty();
    }

    /** The addition in whose code something was thrown, as it was typed. */
    public static Optional<String> faulty(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            for (var element : cause.getStackTrace()) {
                var loader = Optional.ofNullable(element.getClassLoaderName()).filter(AdditionLoader::isName);
                if (loader.isPresent()) {
                    return loader;
                }
            }
        }
        return Optional.empty();
    }

    private static Addition compiled(Path given, Sources sources, Path tree, Path cache, List<String> taken)
            throws IOException {
        var classPath = new Compilation(given, sources, cache).classPath();
        return new Addition(given, classPath, Optional.of(tree), List.of()).loaded(taken);
    }

    private Addition loaded(List<String> taken) throws IOException {
        var found = Found.in(AdditionLoader.of(given, classPath));
        Found.check(this, found, taken);
        return new Addition(given, classPath, tree, found);
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(SOURCE);
    }
}
