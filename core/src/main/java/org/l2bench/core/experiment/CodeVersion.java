package org.l2bench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.file.Utf8;
import org.l2bench.core.json.Json;

/**
 * The version of the code that decides a trial's result: a hash of the tokens of its sources, which every jar brings
 * along. Comments and layout do not count, nor does code that only plans, stores or shows trials.
 */
public final class CodeVersion {
    /** Where the build puts the sources, in jars and in class folders. */
    static final String SOURCES = "META-INF/l2bench-sources/";

    private static final List<String> CORE_PACKAGES = List.of(
            "org.l2bench.core.engine",
            "org.l2bench.core.network",
            "org.l2bench.core.regulariser",
            "org.l2bench.core.train",
            "org.l2bench.core.metric");
    private static final String SEED_TREE = "org/l2bench/core/experiment/SeedTree.java";
    private static final String DATASETS = "org.l2bench.datasets";
    private static final int DIGITS = 12;

    private CodeVersion() {}

    /**
     * The code version of an experiment, in 12 hexadecimal digits.
     *
     * @throws IllegalStateException if the sources of the seed tree or of one of the experiment's packages are not on
     *     the class path
     */
    public static String of(Experiment<?> experiment) {
        return of(experiment.codePackages(), experiment.getClass().getClassLoader());
    }

    static String of(List<String> packages, ClassLoader loader) {
        try {
            var sources = new TreeMap<String, String>();
            sources.put(SEED_TREE, read(required(SEED_TREE, loader)));
            for (var core : CORE_PACKAGES) {
                sources.putAll(sources(core, loader));
            }
            sources.putAll(sources(DATASETS, loader));
            for (var own : packages) {
                required(packageInfo(own), loader);
                sources.putAll(sources(own, loader));
            }
            return hash(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hash of sources by path. */
    static String hash(SortedMap<String, String> sources) {
        var digest = Json.sha256();
        sources.forEach((path, source) -> {
            var tokens = JavaTokens.of(source);
            digest.update((path + "\n" + tokens.size() + "\n").getBytes(StandardCharsets.UTF_8));
            tokens.forEach(t -> digest.update((t.length() + "\n" + t + "\n").getBytes(StandardCharsets.UTF_8)));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** All sources of a package and those below it, by path; none if the package is not there. */
    static SortedMap<String, String> sources(String packageName, ClassLoader loader) throws IOException {
        var info = loader.getResource(SOURCES + packageInfo(packageName));
        if (info == null) {
            return new TreeMap<>();
        }
        return switch (info.getProtocol()) {
            case "file" -> fromFolder(path(info).getParent(), folder(packageName));
            case "jar" -> fromJar(info, folder(packageName));
            default -> throw new IllegalStateException("cannot read sources from " + info);
        };
    }

    private static SortedMap<String, String> fromFolder(Path start, String prefix) throws IOException {
        var sources = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(start)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var relative = start.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                sources.put(prefix + relative, Files.readString(file));
            }
        }
        return sources;
    }

    private static SortedMap<String, String> fromJar(URL inJar, String prefix) throws IOException {
        var sources = new TreeMap<String, String>();
        var connection = (JarURLConnection) inJar.openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            var entries = jar.stream()
                    .filter(e -> e.getName().startsWith(SOURCES + prefix))
                    .filter(e -> e.getName().endsWith(".java"))
                    .toList();
            for (var entry : entries) {
                try (var in = jar.getInputStream(entry)) {
                    var text = Utf8.decode(in.readAllBytes());
                    sources.put(entry.getName().substring(SOURCES.length()), text);
                }
            }
        }
        return sources;
    }

    private static URL required(String source, ClassLoader loader) {
        var url = loader.getResource(SOURCES + source);
        if (url == null) {
            throw new IllegalStateException(
                    "the class path lacks " + SOURCES + source + ", which the code version is taken from; build again");
        }
        return url;
    }

    private static String read(URL url) throws IOException {
        try (var in = url.openStream()) {
            return Utf8.decode(in.readAllBytes());
        }
    }

    private static Path path(URL url) {
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a file address: " + url, e);
        }
    }

    private static String folder(String packageName) {
        return packageName.replace('.', '/') + "/";
    }

    private static String packageInfo(String packageName) {
        return folder(packageName) + "package-info.java";
    }
}
