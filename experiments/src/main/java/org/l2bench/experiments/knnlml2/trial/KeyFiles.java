package org.l2bench.experiments.knnlml2.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.l2bench.core.neighbour.inverted.InvertedBuild;
import org.l2bench.core.neighbour.inverted.KeyFile;
import org.l2bench.core.neighbour.inverted.KeyWriter;
import org.l2bench.experiments.knnlml2.trial.Encoding.Keys;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;

/**
 * The keys of a datastore that need not fit into memory: both kinds in files beside the checkpoint, written in one pass over the text.
 * A trial that was cut off goes on with them.
 */
record KeyFiles(Path checkpoint, KeyFile f, KeyFile z) implements AutoCloseable {
    /**
     * Writes the keys of texts, one after the other.
     *
     * @param digest of the weights that make them
     */
    static KeyFiles write(Path checkpoint, Encoding encoding, String digest, int fresh, int[]... texts) {
        long count = 0;
        for (var tokens : texts) {
            count += tokens.length - 1L;
        }
        int width = encoding.model().spec().width();
        try (var f = KeyWriter.open(path(checkpoint, Kind.F), digest, count, width);
                var z = KeyWriter.open(path(checkpoint, Kind.Z), digest, count, width)) {
            long first = 0;
            for (var tokens : texts) {
                encoding.write(tokens, fresh, first, f, z);
                first += tokens.length - 1L;
            }
            return new KeyFiles(checkpoint, f.finish(), z.finish());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(Path checkpoint, Kind kind) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".keys-" + kind.key());
    }

    private static Path lists(Path checkpoint, Kind kind) {
        return checkpoint.resolveSibling(checkpoint.getFileName() + ".lists-" + kind.key());
    }

    /** Where the inverted file over one kind goes. */
    Path lists(Kind kind) {
        return lists(checkpoint, kind);
    }

    KeyFile of(Kind kind) {
        return kind == Kind.F ? f : z;
    }

    /** As tensors that lie in the files. */
    Keys keys() {
        return new Keys(f.keys(), z.keys());
    }

    /** Deletes all files: a trial that has come to its end needs them no more. */
    @Override
    public void close() {
        f.close();
        z.close();
        try {
            for (var kind : Kind.values()) {
                InvertedBuild.deleteUnfinished(lists(kind));
                Files.deleteIfExists(lists(kind));
                Files.deleteIfExists(path(checkpoint, kind));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
