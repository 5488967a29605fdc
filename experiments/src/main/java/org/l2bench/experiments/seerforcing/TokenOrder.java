package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.datasets.text.TokenBatches;

/**
 * Batches of so many tokens, drawn anew for each epoch: which pairs of like lengths are together, and the order of the batches. A pure
 * function of the step.
 */
final class TokenOrder {
    private final int[] sources;
    private final int[] targets;
    private final int tokens;
    private final LongFunction<RandomStream> streams;
    private final Compute compute;
    private final int stepsPerEpoch;
    private long epoch = -1;
    private List<int[]> batches;
    private long[] order;

    /**
     * Of sentences of these lengths.
     *
     * @param streams the stream of an epoch, numbered from 0
     */
    TokenOrder(int[] sources, int[] targets, int tokens, LongFunction<RandomStream> streams, Compute compute) {
        this.sources = sources;
        this.targets = targets;
        this.tokens = tokens;
        this.streams = streams;
        this.compute = compute;
        draw(0);
        this.stepsPerEpoch =
                batches.size(); // lengths decide where batches are cut, and they are the same in every epoch
    }

    private void draw(long wanted) {
        var stream = streams.apply(wanted);
        var drawn = TensorArrays.longs(stream.permutation(sources.length));
        var pairs = new int[drawn.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (int) drawn[i];
        }
        batches = TokenBatches.of(sources, targets, pairs, tokens);
        order = TensorArrays.longs(stream.permutation(batches.size()));
        epoch = wanted;
    }

    int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** The pairs of a step, int64 [batch]. */
    Tensor batch(long step) {
        long wanted = step / stepsPerEpoch;
        if (wanted != epoch) {
            draw(wanted);
        }
        return compute.place(TensorArrays.of(batches.get((int) order[(int) (step % stepsPerEpoch)])));
    }
}
