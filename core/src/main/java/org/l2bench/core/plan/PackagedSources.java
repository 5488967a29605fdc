package org.l2bench.core.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.l2bench.core.file.Utf8;

/** The sources that jars and class folders bring along, package by package. A package without a package-info has none. */
final class PackagedSources {
    /** Where the build puts the sources, in jars and in class folders. */
    static final String FOLDER = "META-INF/l2bench-sources/";

    private static final String ENDING = ".java";

    private final ClassLoader loader;

    PackagedSources(ClassLoader loader) {
        this.loader = loader;
    }

    /** The sources of a package, not of those below it, by the simple names of their types; empty if it brings none. */
    Map<String, String> of(String packageName) {
        var folder = FOLDER + packageName.replace('.', '/') + "/";
        var info = loader.getResource(folder + "package-info" + ENDING);
        if (info == null) {
            return Map.of();
        }
        try {
            return switch (info.getProtocol()) {
                case "file" -> fromFolder(path(info).getParent());
                case "jar" -> fromJar(info, folder);
                default -> throw new IllegalStateException("cannot read sources from " + info);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fromFolder(Path folder) throws IOException {
        var sources = new HashMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    sources.put(type(name), Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static Map<String, String> fromJar(URL inJar, String folder) throws IOException {
        var sources = new HashMap<String, String>();
        var connection = (JarURLConnection) inJar.openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            var entries = jar.stream()
                    .filter(e -> e.getName().startsWith(folder) && e.getName().endsWith(ENDING))
                    .filter(e -> e.getName().indexOf('/', folder.length()) < 0)
                    .toList();
            for (var entry : entries) {
                try (var in = jar.getInputStream(entry)) {
                    sources.put(type(entry.getName().substring(folder.length())), Utf8.decode(in.readAllBytes()));
                }
            }
        }
        return sources;
    }

    private static String type(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    private static Path path(URL url) {
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a file address: " + url, e);
        }
    }
}
