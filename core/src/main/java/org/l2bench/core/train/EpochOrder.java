package org.l2bench.core.train;

import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;

/**
 * The order of samples: a new permutation for each epoch, a last partial batch dropped. A pure function of the step: a
 * resumed run sees the batches that it would have seen.
 */
public final class EpochOrder {
    private final long samples;
    private final int batchSize;
    private final LongFunction<RandomStream> streams;
    private final Compute compute;
    private long epoch = -1;
    private Tensor permutation;

    /** @param streams the stream of an epoch, numbered from 0 */
    public EpochOrder(long samples, int batchSize, LongFunction<RandomStream> streams, Compute compute) {
        if (batchSize < 1 || batchSize > samples) {
            throw new IllegalArgumentException("batch size must be in 1.." + samples + ", was " + batchSize);
        }
        this.samples = samples;
        this.batchSize = batchSize;
        this.streams = streams;
        this.compute = compute;
    }

    public long stepsPerEpoch() {
        return samples / batchSize;
    }

    /** Indices of the samples of a step's batch, int64 [batch]. */
    public Tensor batch(long step) {
        long wanted = step / stepsPerEpoch();
        if (wanted != epoch) {
            if (permutation != null) {
                permutation.releaseReference();
            }
            permutation =
                    compute.place(streams.apply(wanted).permutation(samples)).retainReference();
            epoch = wanted;
        }
        return permutation.narrow(0, step % stepsPerEpoch() * batchSize, batchSize);
    }
}
