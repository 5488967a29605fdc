package org.l2bench.core.train;

import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;

/**
 * The order of samples as of {@link EpochOrder}, but that a last partial batch is kept: every epoch sees each sample once. A pure
 * function of the step.
 */
public final class WholeEpochs {
    private final long samples;
    private final int batchSize;
    private final EpochOrder epochs;

    /**
     * Batches of this size, and what is left in a smaller one.
     *
     * @param streams the stream of an epoch, numbered from 0
     */
    public WholeEpochs(int samples, int batchSize, LongFunction<RandomStream> streams, Compute compute) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size must be >= 1, was " + batchSize);
        }
        this.samples = samples;
        this.batchSize = batchSize;
        this.epochs = new EpochOrder(samples, samples, streams, compute);
    }

    /** Steps of an epoch over so many samples. */
    public static long stepsPerEpoch(long samples, int batchSize) {
        return (samples + batchSize - 1) / batchSize;
    }

    public long stepsPerEpoch() {
        return stepsPerEpoch(samples, batchSize);
    }

    /** Indices of the samples of a step's batch, int64. */
    public Tensor batch(long step) {
        long start = step % stepsPerEpoch() * batchSize;
        return epochs.batch(step / stepsPerEpoch()).narrow(0, start, Math.min(batchSize, samples - start));
    }
}
