package org.l2bench.datasets.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** The wanted files of a {@code .zip}. */
final class ZipArchive {
    private ZipArchive() {}

    /** Writes the members with these names, whatever their folders, into the target, each in one step; none may have more bytes than the largest. */
    static void extract(Path archive, List<String> members, long largest, Path target) throws IOException {
        var missing = new ArrayList<>(members);
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().replaceFirst(".*/", "");
                if (!entry.isDirectory() && missing.remove(name)) {
                    Member.place(zip, name, largest, target);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(archive + " lacks " + String.join(", ", missing));
        }
    }
}
