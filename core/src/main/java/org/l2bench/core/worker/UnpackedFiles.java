package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder of unpacked libraries held when it was complete. Written after it, as the only thing that leads to it:
 * a folder without such a list is not finished.
 *
 * @param format version of this layout; see {@link #FORMAT}
 * @param folder name of the folder, which no other unpacking has used or will use
 * @param items by path inside the folder
 */
record UnpackedFiles(int format, String folder, SortedMap<String, Item> items) {
    static final int FORMAT = 1;

    /**
     * A file, or a link to one.
     *
     * @param modified milliseconds since 1970; JavaCPP unpacks again, in place, what has another time than in its jar
     * @param link where a link leads, if it is one; size and time are then zero
     */
    record Item(long size, long modified, Optional<String> link) {
        static Item of(Path path) throws IOException {
            return Files.isSymbolicLink(path)
                    ? new Item(0, 0, Optional.of(Files.readSymbolicLink(path).toString()))
                    : new Item(Files.size(path), Files.getLastModifiedTime(path).toMillis(), Optional.empty());
        }
    }

    UnpackedFiles {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }

    /** Of a folder that is complete now. */
    static UnpackedFiles of(Path folder) throws IOException {
        var items = new TreeMap<String, Item>();
        for (var path : paths(folder)) {
            items.put(folder.relativize(path).toString(), Item.of(path));
        }
        return new UnpackedFiles(FORMAT, folder.getFileName().toString(), items);
    }

    /** Whether everything is in the folder as it was. Looks at sizes, times and links, not into the files. */
    boolean areIn(Path directory) throws IOException {
        for (var item : items.entrySet()) {
            var path = directory.resolve(item.getKey());
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !Item.of(path).equals(item.getValue())) {
                return false;
            }
        }
        return format == FORMAT && !items.isEmpty();
    }

    /** All files and links below a folder, but for the empty one that JavaCPP locks. */
    static List<Path> paths(Path folder) throws IOException {
        var paths = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(p -> !p.endsWith(".lock"))
                    .forEach(paths::add);
        }
        return paths;
    }
}
