package org.l2bench.core.privacy;

/**
 * Counts the steps of a run of DP-SGD and is the one place from which a {@link PrivacyGuarantee} comes. The run takes clipping norm,
 * noise and divisor from the {@link #mechanism}, and enters every step with the sample that it was made on and the largest norm that
 * went into the sum.
 */
public final class PrivacyLedger {
    /** Of the clipping norm, for sums in float32. */
    private static final double ROUNDING = 1e-5;

    private final DpSgdMechanism mechanism;
    private long steps;

    /** Of a run that begins. */
    public PrivacyLedger(DpSgdMechanism mechanism) {
        this(mechanism, 0);
    }

    private PrivacyLedger(DpSgdMechanism mechanism, long steps) {
        this.mechanism = mechanism;
        this.steps = steps;
    }

    /**
     * Of a run that goes on after a cut.
     *
     * @param steps that its ledger had counted at its last checkpoint, &gt;= 0
     */
    public static PrivacyLedger resumed(DpSgdMechanism mechanism, long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("the number of steps must be >= 0, was " + steps);
        }
        return new PrivacyLedger(mechanism, steps);
    }

    public DpSgdMechanism mechanism() {
        return mechanism;
    }

    /** Steps entered. */
    public long steps() {
        return steps;
    }

    /**
     * Enters a step that was taken, an empty sample's too, which is noise alone.
     *
     * @param sample this step's, drawn with the mechanism's rate
     * @param largestNorm the largest norm that a single record's gradient had in the sum, after clipping, 0 of an empty sample
     * @throws IllegalStateException if it is not a step of the mechanism, so that no guarantee can be given
     */
    public void enter(PoissonSample sample, double largestNorm) {
        if (sample.step() != steps) {
            throw new IllegalStateException(
                    "step " + steps + " needs a sample of its own, had that of step " + sample.step());
        }
        if (sample.samplingRate() != mechanism.samplingRate()) {
            throw new IllegalStateException("step " + steps + " was sampled at rate " + sample.samplingRate()
                    + ", the mechanism's is " + mechanism.samplingRate());
        }
        if (!(largestNorm <= mechanism.clip() * (1 + ROUNDING))) {
            throw new IllegalStateException("in step " + steps + " a record of norm " + largestNorm
                    + " entered the sum, the clipping norm is " + mechanism.clip());
        }
        steps++;
    }

    /**
     * What the steps entered have cost.
     *
     * @param delta at most 1 / (5 N): near 1 / N, giving out a record in the open would pass
     */
    public PrivacyGuarantee guarantee(double delta, Accountant accountant) {
        double most = 1 / (5.0 * mechanism.nominalRecords());
        if (!(delta <= most)) {
            throw new IllegalArgumentException("delta must be at most 1 / (5 N) = " + most + " of N = "
                    + mechanism.nominalRecords() + " records, was " + delta);
        }
        double epsilon = accountant.epsilon(mechanism.step(), steps, delta);
        return new PrivacyGuarantee(epsilon, delta, accountant, Adjacency.ADD_OR_REMOVE, mechanism, steps);
    }
}
