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
    private final Permutations permutations;

    /** @param streams the stream of an epoch, numbered from 0 */
    public EpochOrder(long samples, int batchSize, LongFunction<RandomStream> streams, Compute compute) {
        this.samples = samples;
        this.batchSize = batchSize;
        this.permutations = new Permutations(samples, batchSize, streams, compute);
    }

    public long stepsPerEpoch() {
        return samples / batchSize;
    }

    /** Indices of the samples of a step's batch, int64 [batch]. */
    public Tensor batch(long step) {
        return permutations.get(step / stepsPerEpoch()).narrow(0, step % stepsPerEpoch() * batchSize, batchSize);
    }
}
