package org.l2bench.cli.added;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.l2bench.core.file.MalformedText;
import org.l2bench.core.file.Utf8;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/**
 * Compiles sources with the compiler of this JDK, against the libraries that this program runs with. The classes go into a folder of
 * the cache that is named after its content: whatever becomes of the sources, workers that start later have the same classes.
 */
record Compilation(Path given, Sources sources, Path cache) {
    private static final String PACKAGE_INFO = "package-info.java";

    /**
     * The folder with classes, resources, and sources for the code version; then the libraries.
     *
     * @throws InvalidSettings with the compiler's own lines
     */
    List<Path> classPath() throws IOException {
        requireReadable();
        Files.createDirectories(cache);
        var made = Files.createTempDirectory(cache, "making");
        try {
            compile(made);
            if (sources.resources().isPresent()) {
                copy(sources.resources().get(), made);
            }
            if (sources.root().isPresent()) {
                copy(sources.root().get(), made.resolve(CodeVersion.SOURCES));
            } else {
                adopt(made);
            }
            return Stream.concat(Stream.of(CompiledFolder.keep(made, cache)), sources.libraries().stream())
                    .toList();
        } finally {
            CompiledFolder.delete(made);
        }
    }

    /** What the compiler would tell in lines of its own, on things that are beside the point. */
    private void requireReadable() throws IOException {
        var problems = new Problems();
        problems.require(!sources.files().isEmpty(), "--with %s has no Java source in %s", given, Sources.MAVEN);
        for (var file : sources.files()) {
            try {
                Utf8.decode(Files.readAllBytes(file));
            } catch (MalformedText e) {
                problems.require(false, "--with %s: %s: %s", given, file, e.getMessage());
            }
        }
        for (var library : sources.libraries()) {
            try (var jar = new ZipFile(library.toFile())) {
                problems.require(jar.size() > 0, "--with %s: %s is an empty jar", given, library);
            } catch (ZipException e) {
                problems.require(false, "--with %s: %s is not a jar, or a damaged one", given, library);
            }
        }
        problems.throwIfAny();
    }

    private void compile(Path target) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new InvalidSettings(
                    List.of("--with " + given + " needs a compiler, and this Java has none; use a JDK"));
        }
        var classPath = Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        sources.libraries().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
        var options = List.of(
                "-d",
                target.toString(),
                "-cp",
                classPath,
                "-proc:none",
                "-parameters",
                "-g",
                "-nowarn",
                "-implicit:none");
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources.files());
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                var lines = said.toString().lines().filter(l -> !l.startsWith("Note: "));
                throw new InvalidSettings(
                        List.of(Stream.concat(Stream.of("--with " + given + " does not compile:"), lines)
                                .collect(Collectors.joining(System.lineSeparator()))));
            }
        }
    }

    /** A loose source is of the package that its class is of; those that are experiments are named as a project names its own. */
    private void adopt(Path made) throws IOException {
        var problems = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var file : sources.files()) {
            if (file.endsWith(PACKAGE_INFO)) {
                continue;
            }
            var simple = file.getFileName().toString().replaceFirst("[.]java$", "");
            var found = classFile(made, simple);
            if (found.isEmpty()) {
                continue;
            }
            var folder = made.relativize(found.get().getParent());
            if (folder.toString().isEmpty()) {
                problems.add("--with " + given + ": " + file.getFileName()
                        + " is of no package; begin it with a line such as `package " + simple.toLowerCase(Locale.ROOT)
                        + ";`, or a trial's code has no version");
                continue;
            }
            var copied = made.resolve(CodeVersion.SOURCES).resolve(folder.toString());
            Files.createDirectories(copied);
            Files.copy(file, copied.resolve(file.getFileName().toString()));
            var packageName = folder.toString().replace(File.separatorChar, '.');
            Files.writeString(copied.resolve(PACKAGE_INFO), "package " + packageName + ";\n");
            names.add(packageName + "." + simple);
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        var services = made.resolve(Addition.SERVICES);
        Files.createDirectories(Objects.requireNonNull(services.getParent()));
        Files.write(services, experimentsAmong(names, made));
    }

    private static Optional<Path> classFile(Path made, String simple) throws IOException {
        try (var files = Files.walk(made)) {
            return files.filter(f -> f.getFileName().toString().equals(simple + ".class"))
                    .findFirst();
        }
    }

    private List<String> experimentsAmong(List<String> names, Path made) throws IOException {
        try (var loader = AdditionLoader.of(given, List.of(made))) {
            var experiments = new ArrayList<String>();
            for (var name : names) {
                if (Found.isExperiment(loader.loadClass(name))) {
                    experiments.add(name);
                }
            }
            return experiments;
        } catch (ClassNotFoundException | LinkageError | SecurityException e) {
            // Of a package that Java keeps to itself, among others.
            throw new InvalidSettings(List.of("--with " + given + ": " + e.getMessage()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(f -> !Sources.isOfModule(f))
                    .toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }
}
