package org.l2bench.core.neighbour.inverted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.file.UnreadableFile;

/**
 * Puts keys into their lists: goes once through the file of keys, block by block, and writes the keys of a block list by list to where
 * they belong.
 *
 * @param assigned the list of each key
 */
record ListWriter(KeyFile source, InvertedFile.Head head, Path assigned) {
    /** Bytes of the keys that are held at a time. */
    private static final long BLOCK_BYTES = 1 << 26;

    /** Where the next key of each list goes, and what is known of the keys so far. */
    private static final class State {
        final long[] next;
        double largestSquare;
        double largestRounding;

        State(long[] next) {
            this.next = next;
        }
    }

    /** Writes all sections and the head with its digest. */
    InvertedFile.Head write(Path part, float[] centres) throws IOException {
        var starts = starts();
        var state = new State(starts.clone());
        try (var lists = FileChannel.open(assigned, StandardOpenOption.READ);
                var out = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            FileHead.write(out, head);
            out.write(ByteBuffer.allocate(1), head.fileBytes() - 1);
            writeCentres(out, centres);
            writeStarts(out, starts);
            long together = Math.max(1, BLOCK_BYTES / (4L * head.dimension()));
            for (long first = 0; first < head.keys(); first += together) {
                try (var scope = new PointerScope()) {
                    int length = (int) Math.min(together, head.keys() - first);
                    writeBlock(out, first, read(lists, first, length), state);
                }
            }
            var whole = head.with(Math.sqrt(state.largestSquare), state.largestRounding);
            whole = whole.withDigest(FileHead.digest(out, whole));
            FileHead.write(out, whole);
            out.force(true);
            return whole;
        }
    }

    private long[] starts() throws IOException {
        var starts = new long[head.spec().lists() + 1];
        try (var channel = FileChannel.open(assigned, StandardOpenOption.READ)) {
            for (long first = 0; first < head.keys(); first += 1 << 20) {
                for (int list : read(channel, first, (int) Math.min(1 << 20, head.keys() - first))) {
                    if (list < 0 || list >= head.spec().lists()) {
                        throw new UnreadableFile(
                                assigned, "it is damaged: it speaks of list " + list + "; delete it and build anew");
                    }
                    starts[list + 1]++;
                }
            }
        }
        for (int list = 0; list < head.spec().lists(); list++) {
            starts[list + 1] += starts[list];
        }
        return starts;
    }

    private static int[] read(FileChannel channel, long first, int length) throws IOException {
        var bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, FileHead.BYTES + 4 * first + bytes.position()) < 0) {
                throw new IOException("the lists of the keys became shorter while they were read");
            }
        }
        var lists = new int[length];
        bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(lists);
        return lists;
    }

    private void writeCentres(FileChannel out, float[] centres) throws IOException {
        var bytes = ByteBuffer.allocate(4 * centres.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(centres);
        FileHead.writeFully(out, bytes, head.centroidsAt());
    }

    private void writeStarts(FileChannel out, long[] starts) throws IOException {
        var bytes = ByteBuffer.allocate(8 * starts.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(starts);
        FileHead.writeFully(out, bytes, head.startsAt());
    }

    private void writeBlock(FileChannel out, long first, int[] lists, State state) throws IOException {
        var order = ordered(lists);
        var keys = source.keys().narrow(0, first, lists.length);
        FiniteKeys.check(keys, first);
        var sorted = keys.index_select(0, TensorArrays.of(order));
        var squares = sorted.square().sum(1);
        var stored = sorted.to(head.type());
        state.largestSquare = Math.max(state.largestSquare, squares.max().item_double());
        state.largestRounding = Math.max(state.largestRounding, rounding(sorted, stored));
        var keyBytes = bytes(stored);
        var squareBytes = bytes(squares);
        var positionBytes = ByteBuffer.allocate(4 * lists.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int row : order) {
            positionBytes.putInt((int) (first + row));
        }
        for (int start = 0; start < order.length; ) {
            int list = lists[order[start]];
            int end = start + 1;
            while (end < order.length && lists[order[end]] == list) {
                end++;
            }
            long row = state.next[list];
            write(out, keyBytes, start, end, head.rowBytes(), head.keysAt() + row * head.rowBytes());
            write(out, squareBytes, start, end, 4, head.squaresAt() + 4 * row);
            write(out, positionBytes, start, end, 4, head.positionsAt() + 4 * row);
            state.next[list] += end - start;
            start = end;
        }
    }

    /** Places of a block, by list and then by place. */
    private int[] ordered(int[] lists) {
        var next = new int[head.spec().lists() + 1];
        for (int list : lists) {
            next[list + 1]++;
        }
        for (int list = 0; list < head.spec().lists(); list++) {
            next[list + 1] += next[list];
        }
        var order = new int[lists.length];
        for (int place = 0; place < lists.length; place++) {
            order[next[lists[place]]++] = place;
        }
        return order;
    }

    private static double rounding(Tensor keys, Tensor stored) {
        if (stored.scalar_type().intern() == ScalarType.Float) {
            return 0;
        }
        var difference = keys.sub(stored.to(ScalarType.Float)).to(ScalarType.Double);
        return Math.sqrt(difference.square().sum(1).max().item_double());
    }

    private static ByteBuffer bytes(Tensor tensor) {
        return new BytePointer(tensor.data_ptr())
                .capacity(tensor.numel() * tensor.element_size())
                .asByteBuffer();
    }

    private static void write(FileChannel out, ByteBuffer from, int start, int end, long rowBytes, long at)
            throws IOException {
        var part = from.duplicate();
        part.limit((int) (end * rowBytes)).position((int) (start * rowBytes));
        FileHead.writeFully(out, part, at);
    }
}
