package org.l2bench.cli.code;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.l2bench.core.file.ScratchFolder;
import org.l2bench.core.file.WholeFolder;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.StoreProblem;

/**
 * A copy of the program in the layout of its archive: the launcher, the jars in {@code lib}, and their list. Its folder is named
 * by what is in it and appears as a whole, so that nothing is copied twice and nothing changes under those who run it.
 *
 * @param folder holds {@code l2bench} and {@code lib}
 * @param isNew whether it was made by this call
 */
public record FrozenCode(Path folder, boolean isNew) {
    private static final String LAUNCHER = "l2bench";
    private static final String JARS = "lib";
    /** The jars in the order of the class path, as paths from the folder; the launcher reads it. */
    private static final String LIST = JARS + "/classpath";

    private static final int DIGITS = 12;
    /** What a jar can say at the earliest; the same classes make the same jar. */
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    /**
     * Copies what is not there yet.
     *
     * @param classPath of this program: jars and folders of classes
     * @param launcher the script that starts it
     * @param codes where copies are kept
     * @throws StoreProblem if a copy is there, but not whole
     */
    public static FrozenCode of(String classPath, Path launcher, Path codes) throws IOException {
        var jars = jars(classPath);
        var folder = codes.resolve(version(jars, launcher));
        if (Files.exists(folder)) {
            requireWhole(folder, jars);
            return new FrozenCode(folder, false);
        }
        Files.createDirectories(codes);
        var unfinished = Files.createDirectory(codes.resolve("." + folder.getFileName() + "." + UUID.randomUUID()));
        try {
            copy(jars, launcher, unfinished);
            return new FrozenCode(folder, WholeFolder.putFirst(unfinished, folder));
        } finally {
            delete(unfinished);
        }
    }

    /** The script that starts the copy. */
    public Path launcher() {
        return folder.resolve(LAUNCHER);
    }

    /** What is on a class path, by the name that its jar gets. Folders of classes get a number. */
    private static Map<String, Path> jars(String classPath) {
        var jars = new LinkedHashMap<String, Path>();
        for (var entry : classPath.split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            if (entry.isEmpty() || !Files.exists(path)) {
                continue;
            }
            var name =
                    Files.isDirectory(path) ? "classes.jar" : path.getFileName().toString();
            var number = 2;
            var free = name;
            while (jars.containsKey(free)) {
                free = name.replaceFirst("\\.jar$", "-" + number + ".jar");
                number++;
            }
            jars.put(free, path);
        }
        return jars;
    }

    private static String version(Map<String, Path> jars, Path launcher) throws IOException {
        var digest = Json.sha256();
        digest.update(Files.readAllBytes(launcher));
        for (var jar : jars.entrySet()) {
            var content = jar.getKey() + " " + Content.of(jar.getValue());
            digest.update(content.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void requireWhole(Path folder, Map<String, Path> jars) throws IOException {
        var missing = new ArrayList<>(List.of(LAUNCHER, LIST));
        jars.keySet().forEach(j -> missing.add(JARS + "/" + j));
        missing.removeIf(f -> Files.isRegularFile(folder.resolve(f)));
        if (!missing.isEmpty()) {
            throw new StoreProblem(folder + " is not whole: it lacks " + String.join(", ", missing)
                    + "; move it elsewhere, then it is made again");
        }
    }

    private static void copy(Map<String, Path> jars, Path launcher, Path folder) throws IOException {
        var lib = Files.createDirectory(folder.resolve(JARS));
        for (var jar : jars.entrySet()) {
            var target = lib.resolve(jar.getKey());
            if (Files.isDirectory(jar.getValue())) {
                pack(jar.getValue(), target);
            } else {
                linkOrCopy(jar.getValue(), target);
            }
        }
        Files.writeString(
                folder.resolve(LIST),
                jars.keySet().stream().map(j -> JARS + "/" + j).collect(Collectors.joining(":", "", "\n")));
        Files.copy(launcher, folder.resolve(LAUNCHER), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Libraries are large and do not change; a link costs nothing and lives on when the original is deleted. */
    private static void linkOrCopy(Path jar, Path target) throws IOException {
        try {
            Files.createLink(target, jar.toRealPath());
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(jar, target);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            var sorted = files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(f -> Content.name(classes, f)))
                    .toList();
            for (var file : sorted) {
                var entry = new ZipEntry(Content.name(classes, file));
                entry.setTimeLocal(LONG_AGO);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            new ScratchFolder(folder).close();
        }
    }
}
