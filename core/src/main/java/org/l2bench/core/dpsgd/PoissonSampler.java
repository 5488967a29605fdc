package org.l2bench.core.dpsgd;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.RandomStream;

/** Samples in which every record is independently with the same probability: their sizes vary, and may be 0. */
public final class PoissonSampler {
    private final long records;
    private final double rate;
    private final RandomStream stream;

    /**
     * Of records 0 .. records-1.
     *
     * @param rate q, in (0, 1]
     */
    public PoissonSampler(long records, double rate, RandomStream stream) {
        if (records < 1) {
            throw new IllegalArgumentException("a Poisson sampler needs a record, had " + records);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("sampling rate must be in (0, 1], was " + rate);
        }
        this.records = records;
        this.rate = rate;
        this.stream = stream;
    }

    public double rate() {
        return rate;
    }

    /** The next sample: indices in ascending order, int64 [n]. */
    public Tensor next() {
        return stream.kept(1 - rate, records).nonzero().view(-1);
    }

    /** Draws what {@code steps} samples took, so that a run that was cut off goes on with the sample that is due. */
    public void skip(long steps) {
        for (long i = 0; i < steps; i++) {
            try (var scope = new PointerScope()) {
                stream.kept(1 - rate, records);
            }
        }
    }
}
