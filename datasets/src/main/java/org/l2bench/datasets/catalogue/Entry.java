package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.source.Remote;

/**
 * A named image set and the way to its images.
 *
 * @param set what it is
 * @param origin where its images come from
 * @param fingerprints of the parts whose content is known; loading anything else under this name is an error
 */
record Entry(DataSet set, Origin origin, Map<Split, String> fingerprints) {
    Entry {
        fingerprints = Map.copyOf(fingerprints);
    }

    /** Where the images of a set come from. */
    sealed interface Origin permits InJar, InFolder {}

    /** Images inside the jar. */
    record InJar(JarReader reader) implements Origin {}

    /**
     * Images in a folder of the user's or of the cache.
     *
     * @param folders the names that the folder may have, the set's own first
     * @param files the files that each part needs, without {@code .gz}
     * @param reader reads a part from a folder that holds its files
     * @param address where people find the files
     * @param layout what belongs into the folder, for people
     * @param remote where a program can fetch them
     */
    record InFolder(
            List<String> folders,
            Map<Split, List<String>> files,
            FolderReader reader,
            String address,
            String layout,
            Optional<Remote> remote)
            implements Origin {
        InFolder {
            folders = List.copyOf(folders);
            files = Map.copyOf(files);
        }
    }

    /** Reads one part of a set from the jar. */
    interface JarReader {
        ImageSet read(Split part);
    }

    /** Reads one part of a set from a folder. */
    interface FolderReader {
        Images read(Path folder, Split part);
    }
}
