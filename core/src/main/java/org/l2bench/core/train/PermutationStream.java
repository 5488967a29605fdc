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
    private final LongFunction<RandomStream> streams;
    private final Compute compute;
    private long epoch = -1;
    private Tensor permutation;

    /** @param streams the stream of a permutation, numbered from 0 */
    public PermutationStream(long samples, long batchSize, LongFunction<RandomStream> streams, Compute compute) {
        if (batchSize < 1 || batchSize > samples) {
            throw new IllegalArgumentException("batch size must be in 1.." + samples + ", was " + batchSize);
        }
        this.samples = samples;
        this.batchSize = batchSize;
        this.streams = streams;
        this.compute = compute;
    }

    /** Indices of the samples of a step's batch, int64 [batch]. */
    public Tensor batch(long step) {
        long from = step * batchSize;
        long start = from % samples;
        long here = Math.min(batchSize, samples - start);
        var first = of(from / samples).narrow(0, start, here);
        if (here == batchSize) {
            return first;
        }
        return torch.cat(new TensorVector(first, of(from / samples + 1).narrow(0, 0, batchSize - here)));
    }

    private Tensor of(long wanted) {
        if (wanted != epoch) {
            if (permutation != null) {
                permutation.releaseReference();
            }
            permutation =
                    compute.place(streams.apply(wanted).permutation(samples)).retainReference();
            epoch = wanted;
        }
        return permutation;
    }
}
