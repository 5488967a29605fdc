package org.l2bench.benchmarks;

import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.train.EpochOrder;

/** Random inputs with random labels, of the size of the quick preset, and the order that both twins read them in. */
record TrainingData(Tensor inputs, Tensor labels, int batchSize) {
    private static final int SAMPLES = 2_000;

    static TrainingData of(int classes, int batchSize, long... shapeOfOne) {
        var shape = new long[shapeOfOne.length + 1];
        shape[0] = SAMPLES;
        System.arraycopy(shapeOfOne, 0, shape, 1, shapeOfOne.length);
        return new TrainingData(
                new RandomStream(1).normal(1, shape), new RandomStream(2).integers(classes, SAMPLES), batchSize);
    }

    EpochOrder order() {
        return new EpochOrder(SAMPLES, batchSize, RandomStream::new, Compute.CPU);
    }

    /** The permutation of the first epoch, int64 [samples]. */
    Tensor permutation() {
        return new RandomStream(0).permutation(SAMPLES);
    }

    static InitialStreams initialStreams() {
        return tensor -> new RandomStream(tensor.hashCode());
    }
}
