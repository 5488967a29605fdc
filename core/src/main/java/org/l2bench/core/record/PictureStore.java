package org.l2bench.core.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.json.Json;

/**
 * The pictures that records name, each once in {@code <digest>.png}.
 *
 * @param folder need not exist; made by the first {@link #keep}
 */
public record PictureStore(Path folder) {
    private static final String SUFFIX = ".png";

    /** Keeps a picture that has its content, unless it is there already. */
    public void keep(SmallPicture picture) throws IOException {
        var file = file(picture.digest());
        if (picture.content().isPresent() && !Files.exists(file)) {
            SharedFile.writeFirst(file, picture.content().get());
        }
    }

    /**
     * The content of a picture; empty if it is not there.
     *
     * @throws StoreProblem if the file is not what it is named after
     */
    public Optional<byte[]> content(String digest) throws IOException {
        var file = file(digest);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(file);
        if (!HexFormat.of().formatHex(Json.sha256().digest(bytes)).equals(digest)) {
            throw new StoreProblem(file + " is not the picture that it is named after; restore it, or delete it and its"
                    + " records and run again");
        }
        return Optional.of(bytes);
    }

    /**
     * Copies the pictures that records name into another store.
     *
     * @throws StoreProblem naming all that are not here
     */
    public void copy(Collection<RunRecord> records, PictureStore target) throws IOException {
        var missing = new TreeSet<String>();
        for (var digest : named(records)) {
            var content = content(digest);
            if (content.isPresent()) {
                AtomicFile.write(target.file(digest), content.get());
            } else {
                missing.add(digest);
            }
        }
        StoreProblem.throwIfAny(
                missing.stream().map(d -> "picture " + file(d) + " is missing").toList());
    }

    /** Deletes what writers of pictures that are there have not ended, dead or late. */
    public void sweep() throws IOException {
        SharedFile.sweep(folder);
    }

    /** Deletes all pictures. */
    public void clear() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Digests of the pictures that records name. */
    public static SortedSet<String> named(Collection<RunRecord> records) {
        var digests = new TreeSet<String>();
        records.stream()
                .flatMap(r -> r.outcome().stream())
                .flatMap(o -> o.arms().values().stream())
                .flatMap(a -> a.pictures().values().stream())
                .forEach(p -> digests.add(p.digest()));
        return digests;
    }

    private Path file(String digest) {
        return folder.resolve(digest + SUFFIX);
    }
}
