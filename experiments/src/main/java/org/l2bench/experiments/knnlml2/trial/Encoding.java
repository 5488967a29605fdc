package org.l2bench.experiments.knnlml2.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.inverted.KeyWriter;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.TransformerLm;
import org.l2bench.core.network.TransformerLmBlock;

/** A trained model's view of a text: keys, and what it says of the words that follow. In evaluation mode, without dropout. */
record Encoding(TransformerLm model, int context, Compute compute) {
    private static final int TOKENS_TOGETHER = 1024;

    /**
     * Vectors of positions, on the device.
     *
     * @param f keys, [positions, width], float32
     * @param z the same before gamma and beta
     */
    record Keys(Tensor f, Tensor z) {}

    /**
     * Positions whose next word is scored.
     *
     * @param targets int64 [positions], in host memory
     * @param logProbability ln p_LM(target)
     * @param places in the stream
     */
    @SuppressWarnings("ArrayRecordComponent") // bulk numbers
    record Queries(Keys keys, Tensor targets, double[] logProbability, long[] places) {}

    /** A window of which only the positions from {@code first} on count. */
    private record Stretch(int start, int length, int first) {}

    private interface Told {
        /** What the model computes at the positions of a window that count, [positions, width] each. */
        void accept(long row, TransformerLmBlock.Pass pass);
    }

    /**
     * Keys of all positions but the last, which has no next word. Windows overlap so that every key but the first ones has seen at
     * least context - fresh tokens before it; the last window is aligned to the end.
     */
    Keys keys(int[] tokens, int fresh) {
        int count = tokens.length - 1;
        var keys = new Keys(empty(count), empty(count));
        forEach(tokens, stretches(count, context, fresh), 0, (row, pass) -> put(keys, row, pass));
        return keys;
    }

    /**
     * Writes the same keys as they are made. What the writers have already is not made again.
     *
     * @param first the place of this text's first key among all that the writers are to have
     */
    void write(int[] tokens, int fresh, long first, KeyWriter f, KeyWriter z) {
        long there = Math.min(f.written(), z.written()) - first;
        var all = stretches(tokens.length - 1, context, fresh);
        long skipped = 0;
        int from = 0;
        while (from < all.size()) {
            // Whole batches, so that every key is made among the same others as in a run that was not cut off.
            int to = Math.min(all.size(), from + together());
            long keys = all.subList(from, to).stream()
                    .mapToLong(s -> s.length() - s.first())
                    .sum();
            if (skipped + keys > there) {
                break;
            }
            skipped += keys;
            from = to;
        }
        forEach(tokens, all.subList(from, all.size()), first + skipped, (row, pass) -> {
            append(f, row, pass.feedForwardInput());
            append(z, row, model.lastBlock().feedForwardNorm().withoutScale(pass.beforeNorm()));
        });
    }

    private static void append(KeyWriter writer, long row, Tensor values) {
        long there = writer.written() - row;
        try {
            if (there < values.size(0)) {
                writer.append(values.narrow(0, there, values.size(0) - there).to(ScalarType.Float));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tensor empty(long rows) {
        var shape = new long[] {rows, model.spec().width()};
        return compute.place(torch.empty(shape, new TensorOptions(ScalarType.Float), null));
    }

    private void put(Keys keys, long row, TransformerLmBlock.Pass pass) {
        put(keys.f(), row, pass.feedForwardInput());
        put(keys.z(), row, model.lastBlock().feedForwardNorm().withoutScale(pass.beforeNorm()));
    }

    private static void put(Tensor rows, long row, Tensor values) {
        rows.narrow(0, row, values.size(0)).copy_(values);
    }

    /** Which positions of which windows become keys; together every position of 0..count-1 once. */
    private static List<Stretch> stretches(int count, int context, int fresh) {
        var stretches = new ArrayList<Stretch>();
        int length = Math.min(context, count);
        int covered = 0;
        while (covered < count) {
            int end = covered == 0 ? length : Math.min(count, covered + fresh);
            stretches.add(new Stretch(end - length, length, covered - (end - length)));
            covered = end;
        }
        return stretches;
    }

    /** The last {@code scored} positions of windows of a stream. */
    Queries queries(int[] tokens, int[] starts, int scored) {
        int count = starts.length * scored;
        var keys = new Keys(empty(count), empty(count));
        var hidden = empty(count);
        var stretches = Arrays.stream(starts)
                .mapToObj(start -> new Stretch(start, context, context - scored))
                .toList();
        forEach(tokens, stretches, 0, (row, pass) -> {
            put(keys, row, pass);
            put(hidden, row, pass.output());
        });
        var places = new long[count];
        var targets = new int[count];
        for (int i = 0; i < count; i++) {
            int place = starts[i / scored] + context - scored + i % scored;
            places[i] = place;
            targets[i] = tokens[place + 1];
        }
        var words = TensorArrays.of(targets);
        return new Queries(keys, words, logProbability(hidden, words), places);
    }

    private double[] logProbability(Tensor hidden, Tensor targets) {
        int count = (int) hidden.size(0);
        var result = new double[count];
        var placed = compute.place(targets);
        try (var guard = new NoGradGuard()) {
            for (int start = 0; start < count; start += TOKENS_TOGETHER) {
                int length = Math.min(TOKENS_TOGETHER, count - start);
                try (var scope = new PointerScope()) {
                    var nll = model.words()
                            .negativeLogLikelihood(
                                    hidden.narrow(0, start, length), placed.narrow(0, start, length), Dropout.none());
                    var values = TensorArrays.doubles(nll);
                    for (int i = 0; i < length; i++) {
                        result[start + i] = -values[i];
                    }
                }
            }
        }
        return result;
    }

    /**
     * Runs the model over windows, many at once where they have the same length, and tells of each by itself.
     *
     * @param firstRow the row of the first position that counts
     */
    private void forEach(int[] tokens, List<Stretch> windows, long firstRow, Told told) {
        var stream = compute.place(TensorArrays.of(tokens));
        int together = together();
        long row = firstRow;
        try (var guard = new NoGradGuard()) {
            for (int first = 0; first < windows.size(); first += together) {
                var some = windows.subList(first, Math.min(first + together, windows.size()));
                try (var scope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    int length = some.get(0).length();
                    var places = TensorArrays.of(
                                    some.stream().mapToLong(Stretch::start).toArray())
                            .view(-1, 1)
                            .add(torch.arange(new Scalar((long) length), new TensorOptions(ScalarType.Long)))
                            .view(-1);
                    var inputs = stream.index_select(0, compute.place(places)).view(some.size(), length);
                    var pass = model.forward(inputs, Dropout.none());
                    for (int i = 0; i < some.size(); i++) {
                        told.accept(row, last(pass, i, some.get(i)));
                        row += length - some.get(i).first();
                    }
                }
            }
        }
    }

    /** Windows of a batch. */
    private int together() {
        return Math.max(1, TOKENS_TOGETHER / context);
    }

    private static TransformerLmBlock.Pass last(TransformerLmBlock.Pass pass, int window, Stretch stretch) {
        UnaryOperator<Tensor> last =
                values -> values.select(0, window).narrow(0, stretch.first(), stretch.length() - stretch.first());
        return new TransformerLmBlock.Pass(
                last.apply(pass.attentionInput()),
                last.apply(pass.beforeNorm()),
                last.apply(pass.feedForwardInput()),
                last.apply(pass.output()));
    }
}
