package org.l2bench.datasets.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataRoot;

/**
 * The folders in which the files of a set may lie, in the order in which they are looked at: below the folder that the user
 * placed, then below the cache.
 *
 * @param folders candidates, whether or not they exist
 */
public record Places(List<Path> folders) {
    public Places {
        folders = List.copyOf(folders);
    }

    /** The candidates for a set whose folder may have any of these names. */
    public static Places of(DataRoot root, List<String> folderNames) {
        List<Path> folders = new ArrayList<>();
        root.placed().ifPresent(placed -> folderNames.forEach(name -> folders.add(placed.resolve(name))));
        folders.add(root.cache().resolve(folderNames.get(0)));
        return new Places(folders);
    }

    /** The first folder that holds all of these files, see {@link #find}. */
    public Optional<Path> holding(List<String> files) {
        return folders.stream()
                .filter(folder -> missing(folder, files).isEmpty())
                .findFirst();
    }

    /** The files that are in none of the folders, or, if the files are scattered, that the fullest folder lacks. */
    public List<String> missing(List<String> files) {
        List<String> fewest = files;
        for (Path folder : folders) {
            List<String> missing = missing(folder, files);
            fewest = missing.size() < fewest.size() ? missing : fewest;
        }
        return fewest;
    }

    private static List<String> missing(Path folder, List<String> files) {
        return files.stream().filter(file -> find(folder, file).isEmpty()).toList();
    }

    /**
     * A file of the folder: under its own name or, as some programs unpack IDX files, with a dot before {@code idx}; each as it is or
     * with {@code .gz}.
     */
    public static Optional<Path> find(Path folder, String file) {
        return Stream.of(file, file.replace("-idx", ".idx"))
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst();
    }
}
