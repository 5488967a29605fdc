package org.l2bench.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.neighbour.inverted.KeyFile;
import org.l2bench.core.neighbour.inverted.KeyWriter;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.TransformerLm;
import org.l2bench.core.network.TransformerSpec;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.text.NumberedText;
import org.l2bench.datasets.text.Tokeniser;

/**
 * Keys as a kNN-LM has them: the inputs of the last feed-forward net of a small transformer that was trained on an embedded text, for
 * every token but those of the last twentieth, whose tokens are the queries.
 *
 * @param labels the word that follows each key
 * @param queries [queries, dimension]
 * @param targets the word that follows each query, int64
 * @param modelProbability what the model says of it
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers
record TextKeys(KeyFile keys, int[] labels, Tensor queries, Tensor targets, double[] modelProbability) {
    private static final int CONTEXT = 64;
    private static final int FRESH = 32;
    private static final int BATCH = 16;
    private static final int TOGETHER = 16;

    /**
     * Trains, and writes the keys into a folder unless they are there.
     *
     * @param count keys, at most; as many as the text has tokens
     */
    static TextKeys of(String text, int count, int width, int steps, int queries, Path folder) throws IOException {
        var numbered = new NumberedText.Builder(Long.MAX_VALUE);
        var root = new DataRoot(Optional.empty(), folder.resolve("cache"));
        var split = Catalogue.describe(text).counts().containsKey(Split.ALL) ? Split.ALL : Split.TRAIN;
        Catalogue.loadText(text, split, root).read(line -> numbered.add(Tokeniser.PLAIN.tokens(line)));
        var whole = numbered.build(3);
        var tokens = whole.tokens();
        int kept = Math.min(count, tokens.length / 20 * 19 - 1);
        var model = trained(Arrays.copyOf(tokens, kept + 1), whole.vocabulary().size(), width, steps);
        var name = text + "-" + kept + "x" + width + "-" + steps;
        KeyFile keys;
        try (var writer = KeyWriter.open(folder.resolve(name), name, kept, width)) {
            for (int first = (int) writer.written(); first < kept; first += TOGETHER * FRESH) {
                try (var scope = new PointerScope()) {
                    int length = Math.min(TOGETHER * FRESH, kept - first);
                    writer.append(encoded(model, tokens, first).narrow(0, 0, length));
                }
            }
            keys = writer.finish();
        }
        var labels = Arrays.copyOfRange(tokens, 1, kept + 1);
        var asked = torch.empty(new long[] {queries, width}, new TensorOptions(ScalarType.Float), null);
        var targets = new long[queries];
        var probability = new double[queries];
        int held = tokens.length / 20 * 19 + CONTEXT;
        int stretches = queries / (TOGETHER * FRESH);
        for (int i = 0; i < stretches; i++) {
            int first = held + (tokens.length - held - TOGETHER * FRESH - 1) / Math.max(1, stretches) * i;
            ask(model, tokens, first, i * TOGETHER * FRESH, asked, targets, probability);
        }
        return new TextKeys(keys, labels, asked, TensorArrays.of(targets), probability);
    }

    private static TransformerLm trained(int[] tokens, int words, int width, int steps) {
        var spec = new TransformerSpec(
                words,
                CONTEXT,
                2,
                width,
                4,
                4 * width,
                0.1,
                0.1,
                0,
                TransformerSpec.Positions.LEARNED,
                List.of(),
                0,
                ScalarType.Float);
        var model = new TransformerLm(spec, TrainingData.initialStreams());
        var buffer = ParameterBuffer.of(model.parameters(), List.of(), false, Compute.CPU);
        var adam = Adam.decoupled(
                buffer,
                2e-3,
                Adam.EPSILON,
                new Adam.Betas(0.9, 0.98),
                Schedule.warmUp(50, 0.02, Schedule.cosine(Math.max(1, steps - 50))),
                List.of());
        var stream = TensorArrays.of(tokens);
        var windows = new RandomStream(1);
        var dropout = Dropout.from(new RandomStream(2));
        Trainer.of(steps, Compute.CPU, buffer, adam)
                .run(
                        step -> {
                            var places = windows.integers(tokens.length - CONTEXT, BATCH, 1)
                                    .add(torch.arange(new Scalar(CONTEXT + 1L), new TensorOptions(ScalarType.Long)));
                            var batch = stream.index_select(0, places.view(-1)).view(BATCH, CONTEXT + 1L);
                            var hidden = model.forward(batch.narrow(1, 0, CONTEXT), dropout)
                                    .output()
                                    .reshape(-1, width);
                            var next = batch.narrow(1, 1, CONTEXT).reshape(-1);
                            return model.words().meanNegativeLogLikelihood(hidden, next, dropout);
                        },
                        (done, loss) -> {});
        return model;
    }

    /** Windows that end with 32 fresh positions each, from a place on; the very first ones have less before them. */
    private static Tensor windows(int[] tokens, int first) {
        var places = new long[TOGETHER * CONTEXT];
        for (int i = 0; i < places.length; i++) {
            long place = first + (long) i / CONTEXT * FRESH + i % CONTEXT - FRESH;
            places[i] = Math.min(tokens.length - 1, Math.max(0, place));
        }
        return TensorArrays.of(tokens).index_select(0, TensorArrays.of(places)).view(TOGETHER, CONTEXT);
    }

    private static Tensor encoded(TransformerLm model, int[] tokens, int first) {
        try (var guard = new NoGradGuard()) {
            return fresh(model.forward(windows(tokens, first), Dropout.none()).feedForwardInput());
        }
    }

    private static Tensor fresh(Tensor values) {
        return values.narrow(1, CONTEXT - FRESH, FRESH).reshape(-1, values.size(2));
    }

    private static void ask(
            TransformerLm model, int[] tokens, int first, int row, Tensor asked, long[] targets, double[] probability) {
        try (var scope = new PointerScope();
                var guard = new NoGradGuard()) {
            int length = TOGETHER * FRESH;
            var pass = model.forward(windows(tokens, first), Dropout.none());
            asked.narrow(0, row, length).copy_(fresh(pass.feedForwardInput()));
            for (int i = 0; i < length; i++) {
                targets[row + i] = tokens[first + i + 1];
            }
            var nll = model.words()
                    .negativeLogLikelihood(
                            fresh(pass.output()),
                            TensorArrays.of(Arrays.copyOfRange(targets, row, row + length)),
                            Dropout.none());
            var values = TensorArrays.doubles(nll);
            for (int i = 0; i < length; i++) {
                probability[row + i] = Math.exp(-values[i]);
            }
        }
    }
}
