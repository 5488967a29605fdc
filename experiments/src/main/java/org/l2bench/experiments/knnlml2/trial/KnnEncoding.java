package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.TransformerLm;
import org.l2bench.core.network.TransformerLmBlock;

/** A trained model's view of a text: keys, and what it says of the words that follow. In evaluation mode, without dropout. */
record KnnEncoding(TransformerLm model, int context, Compute compute) {
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

    /** Windows of positions, of which only the last ones count. */
    private record Stretch(int start, int length, int first) {}

    private interface Told {
        /** Positions {@code first} and later of each of some windows: [windows, length - first, width] each. */
        void accept(int window, TransformerLmBlock.Pass pass);
    }

    /**
     * Keys of all positions but the last, which has no next word. Windows overlap so that every key but the first ones has seen at
     * least context - fresh tokens before it; the last window is aligned to the end.
     */
    Keys keys(int[] tokens, int fresh) {
        int count = tokens.length - 1;
        long width = model.spec().width();
        var f = empty(count, width);
        var z = empty(count, width);
        var windows = stretches(count, context, fresh);
        forEach(tokens, windows, (window, pass) -> {
            var stretch = windows.get(window);
            int kept = stretch.length() - stretch.first();
            int target = stretch.start() + stretch.first();
            f.narrow(0, target, kept).copy_(last(pass.feedForwardInput(), stretch));
            z.narrow(0, target, kept).copy_(last(withoutScale(pass), stretch));
        });
        return new Keys(f, z);
    }

    private Tensor empty(long rows, long columns) {
        return compute.place(torch.empty(new long[] {rows, columns}, new TensorOptions(ScalarType.Float), null));
    }

    private static Tensor last(Tensor window, Stretch stretch) {
        return window.narrow(0, stretch.first(), stretch.length() - stretch.first());
    }

    private Tensor withoutScale(TransformerLmBlock.Pass pass) {
        return model.lastBlock().feedForwardNorm().withoutScale(pass.beforeNorm());
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
        var stretches = new ArrayList<Stretch>();
        for (int start : starts) {
            stretches.add(new Stretch(start, context, context - scored));
        }
        long width = model.spec().width();
        int count = starts.length * scored;
        var f = empty(count, width);
        var z = empty(count, width);
        var hidden = empty(count, width);
        forEach(tokens, stretches, (window, pass) -> {
            var stretch = stretches.get(window);
            f.narrow(0, (long) window * scored, scored).copy_(last(pass.feedForwardInput(), stretch));
            z.narrow(0, (long) window * scored, scored).copy_(last(withoutScale(pass), stretch));
            hidden.narrow(0, (long) window * scored, scored).copy_(last(pass.output(), stretch));
        });
        var places = new long[count];
        var targets = new int[count];
        for (int i = 0; i < count; i++) {
            int place = starts[i / scored] + context - scored + i % scored;
            places[i] = place;
            targets[i] = tokens[place + 1];
        }
        var targetTensor = TensorArrays.of(targets);
        return new Queries(new Keys(f, z), targetTensor, logProbability(hidden, targetTensor), places);
    }

    private double[] logProbability(Tensor hidden, Tensor targets) {
        int count = (int) hidden.size(0);
        var result = new double[count];
        var placed = compute.place(targets);
        try (var guard = new NoGradGuard()) {
            for (int start = 0; start < count; start += 1024) {
                int length = Math.min(1024, count - start);
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

    /** Runs the model over windows, many at once where they have the same length, and tells of each by itself. */
    private void forEach(int[] tokens, List<Stretch> windows, Told told) {
        var stream = compute.place(TensorArrays.of(tokens));
        int together = Math.max(1, TOKENS_TOGETHER / context);
        try (var guard = new NoGradGuard()) {
            for (int first = 0; first < windows.size(); first += together) {
                try (var scope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    int count = Math.min(together, windows.size() - first);
                    int length = windows.get(first).length();
                    var starts = new long[count];
                    for (int i = 0; i < count; i++) {
                        starts[i] = windows.get(first + i).start();
                    }
                    var places = TensorArrays.of(starts)
                            .view(count, 1)
                            .add(torch.arange(new Scalar((long) length), new TensorOptions(ScalarType.Long)))
                            .view(-1);
                    var inputs = stream.index_select(0, compute.place(places)).view(count, length);
                    var pass = model.forward(inputs, Dropout.none());
                    for (int i = 0; i < count; i++) {
                        told.accept(
                                first + i,
                                new TransformerLmBlock.Pass(
                                        pass.attentionInput().select(0, i),
                                        pass.beforeNorm().select(0, i),
                                        pass.feedForwardInput().select(0, i),
                                        pass.output().select(0, i)));
                    }
                }
            }
        }
    }
}
