package org.l2bench.datasets.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** The wanted files of a {@code .zip}. */
final class ZipArchive {
    private ZipArchive() {}

    /** Writes the members with these names, whatever their folders, into the target, each in one step. */
    static void extract(Path archive, List<String> members, Path target) throws IOException {
        var missing = new ArrayList<>(members);
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().replaceFirst(".*/", "");
                if (!entry.isDirectory() && missing.remove(name)) {
                    var part = target.resolve(name + ".part");
                    Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(
                            part,
                            target.resolve(name),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(archive + " lacks " + String.join(", ", missing));
        }
    }
}
