package org.l2bench.cli.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a jar or a folder of classes, by name: sizes and check sums, which a jar lists at its end. Of large jars that is the
 * quick way to see whether they are the same.
 */
final class Content {
    private Content() {}

    /** One file. */
    record Entry(long size, long checkSum) {}

    /** All files, by their paths within. */
    static SortedMap<String, Entry> of(Path jarOrFolder) throws IOException {
        return Files.isDirectory(jarOrFolder) ? ofFolder(jarOrFolder) : ofJar(jarOrFolder);
    }

    private static SortedMap<String, Entry> ofJar(Path jar) throws IOException {
        var content = new TreeMap<String, Entry>();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(e -> !e.isDirectory())
                    .forEach((ZipEntry e) -> content.put(e.getName(), new Entry(e.getSize(), e.getCrc())));
        }
        return content;
    }

    private static SortedMap<String, Entry> ofFolder(Path folder) throws IOException {
        var content = new TreeMap<String, Entry>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                var sum = new CRC32();
                sum.update(bytes);
                content.put(name(folder, file), new Entry(bytes.length, sum.getValue()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return content;
    }

    /** A file's path within a folder, as jars write it. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
