package org.l2bench.datasets.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Archives of the kind that data sets and npm packages are published in. */
final class TarGz {
    private TarGz() {}

    /**
     * Takes the members with these file names, in whatever folder of the archive they lie, into the folder, each in one
     * step. A member that the archive lacks, or that has more bytes than the largest, is an error.
     */
    static void extract(Path archive, List<String> members, long largest, Path folder) throws IOException {
        List<String> missing = new ArrayList<>(members);
        try (TarArchiveInputStream in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isFile() && missing.remove(name)) {
                    Member.place(in, name, largest, folder);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(archive + " lacks " + String.join(", ", missing));
        }
    }
}
