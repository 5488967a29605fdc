package org.l2bench.core.neighbour.inverted;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;

/**
 * The keys of a {@link KeyFile} in lists, each key in the list of its nearest centroid, within a list in the order of the text.
 * Made by {@link InvertedBuild}. Rows are keys in the order of the lists.
 */
public final class InvertedFile implements AutoCloseable {
    static final String FORMAT = "l2bench inverted file 1";
    private static final String KIND = "an inverted file";

    private final Head head;
    private final KeyFile source;
    private final MappedFile file;
    private final Tensor keys;
    private final Tensor squares;
    private final Tensor positions;
    private final IntIndexer positionOfRow;
    private final Centroids centroids;
    private final long[] starts;

    /**
     * What an inverted file says of itself, and thereby where its sections are.
     *
     * @param source digest of the file of keys
     * @param largestNorm of the keys
     * @param largestRounding largest distance of a key from what is stored of it
     * @param digest empty while the file is built
     */
    record Head(
            String format,
            String source,
            long keys,
            int dimension,
            InvertedSpec spec,
            double largestNorm,
            double largestRounding,
            String digest) {
        static Head of(KeyFile source, InvertedSpec spec) {
            return new Head(FORMAT, source.digest(), source.size(), source.dimension(), spec, 0, 0, "");
        }

        Head with(double norm, double rounding) {
            return new Head(format, source, keys, dimension, spec, norm, rounding, digest);
        }

        Head withDigest(String other) {
            return new Head(format, source, keys, dimension, spec, largestNorm, largestRounding, other);
        }

        ScalarType type() {
            return spec.storage() == Storage.FLOAT32 ? ScalarType.Float : ScalarType.BFloat16;
        }

        long rowBytes() {
            return (spec.storage() == Storage.FLOAT32 ? 4L : 2L) * dimension;
        }

        long centroidsAt() {
            return FileHead.BYTES;
        }

        long startsAt() {
            return FileHead.aligned(centroidsAt() + 4L * spec.lists() * dimension);
        }

        long positionsAt() {
            return FileHead.aligned(startsAt() + 8L * (spec.lists() + 1));
        }

        long squaresAt() {
            return FileHead.aligned(positionsAt() + 4 * keys);
        }

        long keysAt() {
            return FileHead.aligned(squaresAt() + 4 * keys);
        }

        long fileBytes() {
            return keysAt() + keys * rowBytes();
        }
    }

    private InvertedFile(Head head, KeyFile source, MappedFile file) {
        this.head = head;
        this.source = source;
        this.file = file;
        try (var scope = new PointerScope()) {
            this.keys = file.matrix(head.keysAt(), head.keys(), head.dimension(), head.type());
            this.squares = file.matrix(head.squaresAt(), 1, head.keys(), ScalarType.Float)
                    .view(-1);
            this.positions = file.matrix(head.positionsAt(), 1, head.keys(), ScalarType.Int);
            this.positionOfRow = IntIndexer.create(new IntPointer(positions.data_ptr_int()).capacity(head.keys()));
            this.starts = TensorArrays.longs(
                    file.matrix(head.startsAt(), 1, head.spec().lists() + 1L, ScalarType.Long));
            this.centroids = Centroids.of(
                    TensorArrays.floats(
                            file.matrix(head.centroidsAt(), head.spec().lists(), head.dimension(), ScalarType.Float)),
                    head.dimension());
            for (var kept : new Tensor[] {keys, squares, positions, centroids.matrix(), centroids.squares()}) {
                kept.retainReference();
                scope.detach(kept);
            }
        }
    }

    /**
     * Opens a file and reads all of it once, to see that it is what was written.
     *
     * @param source the keys that it was built from; must stay open
     * @throws UnreadableFile if it is missing, cut short, damaged, something else, or of other keys
     */
    public static InvertedFile open(Path path, KeyFile source) throws IOException {
        var head = FileHead.read(path, Head.class, KIND);
        if (!FORMAT.equals(head.format())) {
            throw new UnreadableFile(path, "its format is '" + head.format() + "', expected '" + FORMAT + "'");
        }
        if (!head.source().equals(source.digest())) {
            throw new UnreadableFile(
                    path,
                    "it was built from keys with the digest " + FileHead.shown(head.source()) + ", " + source.path()
                            + " has " + FileHead.shown(source.digest()) + "; build it anew");
        }
        FileHead.checkLength(path, head.fileBytes());
        FileHead.checkDigest(path, head.withDigest(""), head.digest());
        return built(path, head, source);
    }

    /** One that was built just now. */
    static InvertedFile built(Path path, Head head, KeyFile source) throws IOException {
        return new InvertedFile(head, source, MappedFile.open(path));
    }

    Head head() {
        return head;
    }

    KeyFile source() {
        return source;
    }

    Centroids centroids() {
        return centroids;
    }

    public int lists() {
        return starts.length - 1;
    }

    /** How many keys a list has. */
    public int keysOf(int list) {
        return (int) (starts[list + 1] - starts[list]);
    }

    /** The first row of a list. */
    int start(int list) {
        return (int) starts[list];
    }

    /** How many lists have fewer keys than that. */
    public int listsWithFewerThan(int keysOfList) {
        int count = 0;
        for (int list = 0; list < lists(); list++) {
            count += keysOf(list) < keysOfList ? 1 : 0;
        }
        return count;
    }

    /** SHA-256 of all that the file says, in hexadecimal digits. */
    public String digest() {
        return head.digest();
    }

    /** Bytes of the file. */
    public long bytes() {
        return head.fileBytes();
    }

    /** [keys, dimension], as stored, in the file. */
    Tensor keys() {
        return keys;
    }

    /** |k|^2 by row, [keys]. */
    Tensor squares() {
        return squares;
    }

    /** Where in the text the key of a row is. */
    int position(int row) {
        return positionOfRow.get(row);
    }

    @Override
    public void close() {
        for (var kept : new Tensor[] {keys, squares, positions, centroids.matrix(), centroids.squares()}) {
            kept.close();
        }
        file.close();
    }
}
