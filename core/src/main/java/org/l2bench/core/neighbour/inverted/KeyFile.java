package org.l2bench.core.neighbour.inverted;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.file.UnreadableFile;

/**
 * Keys in a file, in the order of their positions in the text: a head, then [keys, dimension] float32. Written by {@link KeyWriter}.
 * The digest is that of all that the file says, and names it for what is built from it.
 */
public final class KeyFile implements AutoCloseable {
    static final String FORMAT = "l2bench keys 1";
    private static final String KIND = "a file of keys";

    private final Path path;
    private final Head head;
    private final MappedFile file;
    private final Tensor keys;

    /**
     * What a file of keys says of itself.
     *
     * @param model digest of the model that made the keys
     * @param digest empty while keys are written
     */
    record Head(String format, String model, long keys, int dimension, String digest) {
        Head withDigest(String other) {
            return new Head(format, model, keys, dimension, other);
        }

        long rowBytes() {
            return (long) Float.BYTES * dimension;
        }

        long fileBytes() {
            return FileHead.BYTES + keys * rowBytes();
        }
    }

    private KeyFile(Path path, Head head, MappedFile file) {
        this.path = path;
        this.head = head;
        this.file = file;
        this.keys = file.matrix(FileHead.BYTES, head.keys(), head.dimension(), ScalarType.Float);
        keys.retainReference();
    }

    /**
     * Opens a file and reads all of it once, to see that it is what was written.
     *
     * @throws UnreadableFile if it is missing, cut short, damaged or something else
     */
    public static KeyFile open(Path path) throws IOException {
        var head = FileHead.read(path, Head.class, KIND);
        if (!FORMAT.equals(head.format())) {
            throw new UnreadableFile(path, "its format is '" + head.format() + "', expected '" + FORMAT + "'");
        }
        FileHead.checkLength(path, head.fileBytes());
        FileHead.checkDigest(path, head.withDigest(""), head.digest());
        return written(path, head);
    }

    /** One that was written just now. */
    static KeyFile written(Path path, Head head) throws IOException {
        return new KeyFile(path, head, MappedFile.open(path));
    }

    /** [keys, dimension], float32, in the file; gone when this is closed. */
    public Tensor keys() {
        return keys;
    }

    public long size() {
        return head.keys();
    }

    public int dimension() {
        return head.dimension();
    }

    /** Digest of the model that made the keys. */
    public String model() {
        return head.model();
    }

    /** SHA-256 of all that the file says, in hexadecimal digits. */
    public String digest() {
        return head.digest();
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        keys.close();
        file.close();
    }
}
