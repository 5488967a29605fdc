package org.l2bench.core.neighbour.inverted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A file whose numbers are tensors. They lie in the file: a page is read when it is touched, and the system may forget it at any
 * time, so that a file may be larger than memory. Nothing may write into these tensors. Numbers are little-endian, as on every
 * machine that libtorch for Java runs on.
 */
final class MappedFile implements AutoCloseable {
    private final Tensor bytes;

    private MappedFile(Tensor bytes) {
        this.bytes = bytes;
    }

    /** Belongs to the caller, whatever the scope. */
    static MappedFile open(Path file) throws IOException {
        // A private mapping counts as memory that may yet be written to, and one larger than the machine is refused.
        boolean isShared = Files.isWritable(file);
        try (var scope = new PointerScope()) {
            var bytes = torch.from_file(
                    file.toString(),
                    new BoolOptional(isShared),
                    new LongOptional(Files.size(file)),
                    new TensorOptions(ScalarType.Byte));
            bytes.retainReference();
            PointerScope.getInnerScope().detach(bytes);
            return new MappedFile(bytes);
        }
    }

    /** A matrix that begins at a byte. Belongs to the caller's scope and must not outlive this file. */
    Tensor matrix(long offset, long rows, long columns, ScalarType type) {
        long size =
                switch (type) {
                    case Float, Int -> 4;
                    case Long -> 8;
                    case BFloat16 -> 2;
                    default -> throw new IllegalArgumentException("no file has numbers of type " + type);
                };
        return bytes.narrow(0, offset, rows * columns * size).view(type).view(rows, columns);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
