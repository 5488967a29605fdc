package org.l2bench.core.privacy;

/**
 * The records that entered one step, drawn by a {@link PoissonSampler}, which alone makes it: whoever shows one has drawn each record
 * on its own with this rate.
 */
public final class PoissonSample {
    private final long step;
    private final double samplingRate;
    private final int[] records;

    PoissonSample(long step, double samplingRate, int[] records) {
        this.step = step;
        this.samplingRate = samplingRate;
        this.records = records;
    }

    /** Of which step, from 0. */
    public long step() {
        return step;
    }

    /** q. */
    public double samplingRate() {
        return samplingRate;
    }

    /** How many entered, perhaps none. */
    public int size() {
        return records.length;
    }

    /** The records, ascending, 0 .. records-1; a copy. */
    public int[] records() {
        return records.clone();
    }
}
