package org.l2bench.cli.added;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.file.Reason;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/** The experiments of an addition, and what must hold of them. */
final class Found {
    /** What an experiment may be called: it is a word of commands and the name of folders. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final String PACKAGE_INFO = "package-info.java";

    private Found() {}

    /** Whether a class is one that can be named as an experiment. */
    static boolean isExperiment(Class<?> type) {
        return Experiment.class.isAssignableFrom(type)
                && !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers());
    }

    /** @throws InvalidSettings if one that is named there cannot be had */
    static List<Experiment<?>> in(AdditionLoader loader) {
        var found = new ArrayList<Experiment<?>>();
        try {
            for (Experiment<?> experiment : ServiceLoader.load(Experiment.class, loader)) {
                if (experiment.getClass().getClassLoader() == loader) {
                    found.add(experiment);
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new InvalidSettings(List.of("--with " + loader.given() + ": " + words(e)));
        }
        return found;
    }

    private static String words(Error problem) {
        var why = problem.getCause() == null ? "" : ", because of " + Reason.of(problem.getCause());
        var message = String.valueOf(problem.getMessage()).replace(Experiment.class.getName() + ": ", "");
        return (problem instanceof LinkageError ? "a class is missing or was compiled for another version: " : "")
                + message.replace("Provider ", "experiment ")
                + why
                + ". " + Addition.SERVICES + " names classes that are public, implement "
                + Experiment.class.getSimpleName() + " and have a public constructor without parameters";
    }

    /**
     * Names and code versions.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    static void check(Addition addition, List<Experiment<?>> found, List<String> taken) throws IOException {
        var unfit = unfit(addition.classPath().get(0));
        var place = "--with " + addition.given();
        var problems = new Problems()
                .require(!found.isEmpty(), "%s has no experiment: no line in %s names one", place, Addition.SERVICES);
        var names = new TreeSet<>(taken);
        for (var experiment : found) {
            var name = experiment.name();
            var isName = name != null && NAME.matcher(name).matches();
            problems.require(
                    isName,
                    "%s: the name of an experiment must be words of lower case letters and digits with hyphens between, the"
                            + " first beginning with a letter, such as my-study; %s has the name \"%s\"",
                    place,
                    experiment.getClass().getName(),
                    name);
            problems.require(
                    !isName || names.add(name),
                    "%s: there is another experiment %s; %s needs a name of its own",
                    place,
                    name,
                    experiment.getClass().getName());
            CodeVersion.withoutSource(experiment)
                    .forEach(c -> problems.require(
                            false,
                            "%s: the source of %s is not in %s beside its package-info, or its package is one of l2bench's;"
                                    + " without it a trial's code has no version. The pom of `l2bench new` puts it there",
                            place,
                            c,
                            CodeVersion.SOURCES));
        }
        unfit.forEach(p -> problems.require(false, "%s: %s", place, p));
        problems.throwIfAny();
    }

    /** What would not be run as it stands there, or be left out of the version of a trial's code. */
    private static List<String> unfit(Path classes) throws IOException {
        if (Files.isDirectory(classes)) {
            return unfitBelow(classes);
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
            return unfitBelow(jar.getPath("/"));
        } catch (ZipException | ProviderNotFoundException e) {
            throw new InvalidSettings(List.of("--with " + classes + " is not a jar, or a damaged one"));
        }
    }

    private static List<String> unfitBelow(Path root) throws IOException {
        var unfit = new ArrayList<String>();
        var sources = root.resolve(CodeVersion.SOURCES);
        if (Files.isDirectory(sources)) {
            unseen(sources)
                    .forEach(
                            p -> unfit.add(
                                    p.isEmpty()
                                            ? "there is a source of no package; the version of a trial's code would leave it out"
                                            : "package " + p + " has no " + PACKAGE_INFO
                                                    + "; without it the version of a trial's code would leave its classes out"));
        }
        for (var name : classes(root)) {
            if (Experiment.class.getClassLoader().getResource(name + ".class") != null) {
                unfit.add(name.replace('/', '.') + " is a class of this program or of its libraries, which would be run"
                        + " instead; give it a package of your own");
            }
            var source = sources.resolve(name + ".java");
            if (!Files.exists(source) && Files.isDirectory(source.getParent())) {
                unfit.add(name.replace('/', '.')
                        + " stands in a source of another name, in which the version of a trial's"
                        + " code does not find it; move it to " + source.getFileName());
            }
        }
        return unfit;
    }

    /** Packages whose sources are there and are not seen, for want of a package-info. */
    private static List<String> unseen(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(p -> !Files.exists(p.resolve(PACKAGE_INFO)))
                    .map(p -> sources.relativize(p).toString().replace('/', '.').replace('\\', '.'))
                    .sorted()
                    .toList();
        }
    }

    /** Of all classes that are within no other: {@code mystudy/MyStudy}. */
    private static List<String> classes(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.endsWith(".class") && !f.startsWith("META-INF/") && f.indexOf('$') < 0)
                    .map(f -> f.substring(0, f.length() - ".class".length()))
                    .filter(f -> !f.equals("module-info"))
                    .sorted()
                    .toList();
        }
    }
}
