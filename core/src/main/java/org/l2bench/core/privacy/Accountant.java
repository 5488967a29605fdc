package org.l2bench.core.privacy;

/** How an epsilon is computed. All four are right, so the smallest may be taken; which one it was belongs to every epsilon. */
public enum Accountant {
    /** {@link RenyiEpsilon} by the conversion of 2020; the one that is usual today. */
    RENYI_NEW("Renyi orders, new conversion"),
    /** {@link RenyiEpsilon} by the conversion of 2017, which older results have; larger by about a tenth. */
    RENYI_OLD("Renyi orders, old conversion"),
    /** {@link PrivacyLoss}; the tightest with subsampling. */
    PRIVACY_LOSS("privacy loss distribution"),
    /** {@link AnalyticGaussian}; exact, without subsampling only. */
    ANALYTIC_GAUSSIAN("analytic Gaussian");

    private static final double LEAST_NOISE = 0.01;
    private static final double MOST_NOISE = 1e6;

    private final String label;

    Accountant(String label) {
        this.label = label;
    }

    /** In words, to stand beside an epsilon. */
    public String label() {
        return label;
    }

    /**
     * epsilon of a number of steps, where one record is added or removed: what a run of these steps would cost. That of a run that was
     * made is {@link PrivacyLedger#guarantee}.
     *
     * @param steps &gt;= 0
     * @param delta in (0, 1)
     * @return &gt;= 0, infinite without noise
     */
    public double epsilon(SubsampledGaussian step, long steps, double delta) {
        return switch (this) {
            case RENYI_NEW ->
                RenyiEpsilon.of(step, steps, delta, RenyiEpsilon.Conversion.NEW).epsilon();
            case RENYI_OLD ->
                RenyiEpsilon.of(step, steps, delta, RenyiEpsilon.Conversion.OLD).epsilon();
            case PRIVACY_LOSS -> PrivacyLoss.epsilon(step, steps, delta);
            case ANALYTIC_GAUSSIAN -> {
                if (step.samplingRate() != 1) {
                    throw new IllegalArgumentException(
                            "the analytic Gaussian needs sampling rate 1, was " + step.samplingRate());
                }
                yield AnalyticGaussian.epsilon(step.noiseMultiplier(), steps, delta);
            }
        };
    }

    /**
     * The least noise multiplier whose epsilon is at most the one wanted, to a relative 1e-6 and never below it.
     *
     * @param samplingRate q, in (0, 1]
     * @param steps &gt;= 1
     * @param epsilon &gt; 0
     * @throws IllegalArgumentException if no noise multiplier from 0.01 to 1e6 lies at that epsilon
     */
    public double noiseMultiplier(double samplingRate, long steps, double delta, double epsilon) {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the epsilon wanted must be > 0 and finite, was " + epsilon);
        }
        double tooLittle = LEAST_NOISE;
        double enough = LEAST_NOISE;
        while (epsilon(new SubsampledGaussian(samplingRate, enough), steps, delta) > epsilon) {
            tooLittle = enough;
            enough *= 2;
            if (enough > MOST_NOISE) {
                throw new IllegalArgumentException("no noise multiplier up to " + MOST_NOISE + " gives epsilon "
                        + epsilon + " at delta " + delta + " by " + label);
            }
        }
        while (enough > tooLittle * (1 + 1e-6)) {
            double middle = Math.sqrt(tooLittle * enough);
            if (epsilon(new SubsampledGaussian(samplingRate, middle), steps, delta) > epsilon) {
                tooLittle = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }
}
