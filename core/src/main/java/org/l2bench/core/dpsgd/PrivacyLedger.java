package org.l2bench.core.dpsgd;

/**
 * The steps that a run of {@link PrivateSteps} has really sampled, clipped and noised. Only such a run has one and only its steps count,
 * so that no epsilon can be printed of a run that sampled or clipped otherwise.
 */
public final class PrivacyLedger {
    private final double rate;
    private final double sigma;
    private long steps;

    PrivacyLedger(double rate, double sigma) {
        this.rate = rate;
        this.sigma = sigma;
    }

    void count(long more) {
        steps += more;
    }

    /** Steps so far, those of empty samples among them. */
    public long steps() {
        return steps;
    }
}
