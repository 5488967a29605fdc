package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.metric.Calibration;
import org.l2bench.core.network.Dropout;

/**
 * What a decoder says of each word of some sentences, given those before it (and, of the second decoder, those behind), without dropout.
 *
 * @param batches in which the numbers are kept: together they may be too many to be taken at once
 */
record Scores(List<Batch> batches) {
    private static final int SENTENCES = 100;

    /**
     * Of a batch.
     *
     * @param logits [n, classes]
     * @param targets int64 [n]
     */
    record Batch(Tensor logits, Tensor targets) {}

    /** Which decoder says it. */
    enum Decoder {
        CONVENTIONAL,
        SEER
    }

    /** Of all sentences; what it holds is freed with the caller's scope. */
    static Scores of(Net net, Sentences sentences, Decoder decoder) {
        var batches = new ArrayList<Batch>();
        var callers = PointerScope.getInnerScope();
        try (var guard = new NoGradGuard()) {
            for (var indices : sentences.batches(SENTENCES)) {
                try (var scope = new PointerScope()) {
                    var pass = net.forward(sentences.select(indices), Dropout.none(), Dropout.none());
                    var states = decoder == Decoder.SEER ? pass.seerStates().orElseThrow() : pass.states();
                    batches.add(new Batch(
                            Handles.handedTo(callers, net.model().logits(states)),
                            Handles.handedTo(callers, pass.words())));
                }
            }
        }
        return new Scores(batches);
    }

    /** Other numbers made of each batch's. */
    Scores map(BiFunction<Tensor, Tensor, Batch> made) {
        return new Scores(
                batches.stream().map(b -> made.apply(b.logits(), b.targets())).toList());
    }

    /** Mean -ln p(target) of the softmax of logits / temperature. */
    double negativeLogLikelihood(double temperature) {
        double sum = 0;
        long count = 0;
        for (var batch : batches) {
            long size = batch.targets().size(0);
            sum += size * Calibration.negativeLogLikelihood(batch.logits(), batch.targets(), temperature);
            count += size;
        }
        return sum / count;
    }

    double negativeLogLikelihood() {
        return negativeLogLikelihood(1);
    }

    /** The one that fits best. */
    double temperature() {
        return Math.exp(Calibration.leastOf(logT -> negativeLogLikelihood(Math.exp(logT))));
    }
}
