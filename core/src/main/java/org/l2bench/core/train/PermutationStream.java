package org.l2bench.core.train;

import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;

/**
 * Batches cut from one permutation of the samples after another: every batch is whole, and one may hold the end of a permutation and
 * the beginning of the next. A pure function of the step: a resumed run sees the batches that it would have seen.
 */
public final class PermutationStream {
    private final long samples;
    private final long batchSize;
    private final Permutations permutations;

    /** @param streams the stream of a permutation, numbered from 0 */
    public PermutationStream(long samples, long batchSize, LongFunction<RandomStream> streams, Compute compute) {
        this.samples = samples;
        this.batchSize = batchSize;
        this.permutations = new Permutations(samples, batchSize, streams, compute);
    }

    /** Indices of the samples of a step's batch, int64 [batch]. */
    public Tensor batch(long step) {
        long from = step * batchSize;
        long start = from % samples;
        long here = Math.min(batchSize, samples - start);
        var first = permutations.get(from / samples).narrow(0, start, here);
        if (here == batchSize) {
            return first;
        }
        var second = permutations.get(from / samples + 1).narrow(0, 0, batchSize - here);
        return torch.cat(new TensorVector(first, second));
    }
}
