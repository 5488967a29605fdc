package org.l2bench.core.privacy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/**
 * Poisson sampling: in every step every record enters with probability q, whatever becomes of the others and in other steps. The
 * sample of a step is a function of its seed alone, so a run can go on after a cut.
 */
public final class PoissonSampler {
    private final double samplingRate;
    private final LongUnaryOperator seedOfStep;

    /**
     * A sampler.
     *
     * @param samplingRate q, in (0, 1]
     * @param seedOfStep a seed for every step, from 0, unrelated to each other, such as hashes
     */
    public PoissonSampler(double samplingRate, LongUnaryOperator seedOfStep) {
        if (!(samplingRate > 0 && samplingRate <= 1)) {
            throw new IllegalArgumentException("the sampling rate must be in (0, 1], was " + samplingRate);
        }
        this.samplingRate = samplingRate;
        this.seedOfStep = seedOfStep;
    }

    /** q. */
    public double samplingRate() {
        return samplingRate;
    }

    /**
     * What enters a step.
     *
     * @param step from 0
     * @param records how many there are to draw from, the real number
     */
    public PoissonSample sample(long step, int records) {
        if (step < 0 || records < 0) {
            throw new IllegalArgumentException(
                    "a step and a number of records must be >= 0, were " + step + " and " + records);
        }
        var random = new SplittableRandom(seedOfStep.applyAsLong(step));
        var entered = new int[records];
        int count = 0;
        for (int record = 0; record < records; record++) {
            if (random.nextDouble() < samplingRate) {
                entered[count++] = record;
            }
        }
        return new PoissonSample(step, samplingRate, Arrays.copyOf(entered, count));
    }
}
