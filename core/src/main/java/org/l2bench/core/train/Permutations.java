package org.l2bench.core.train;

import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;

/** Numbered permutations of the samples, each from a stream of its own. The one that was asked for last is kept. */
final class Permutations {
    private final long samples;
    private final LongFunction<RandomStream> streams;
    private final Compute compute;
    private long number = -1;
    private Tensor kept;

    /** @param streams the stream of a permutation, numbered from 0 */
    Permutations(long samples, long batchSize, LongFunction<RandomStream> streams, Compute compute) {
        if (batchSize < 1 || batchSize > samples) {
            throw new IllegalArgumentException("batch size must be in 1.." + samples + ", was " + batchSize);
        }
        this.samples = samples;
        this.streams = streams;
        this.compute = compute;
    }

    /** int64 [samples], where the computation is; another call may free it. */
    Tensor get(long wanted) {
        if (wanted != number) {
            if (kept != null) {
                kept.releaseReference();
            }
            kept = compute.place(streams.apply(wanted).permutation(samples)).retainReference();
            number = wanted;
        }
        return kept;
    }
}
