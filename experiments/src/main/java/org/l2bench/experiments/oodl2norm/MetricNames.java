package org.l2bench.experiments.oodl2norm;

/** The names of the numbers in the records. */
final class MetricNames {
    static final String ACCURACY = "accuracy.test";
    static final String TRAIN_ACCURACY = "accuracy.train";
    static final String NC1 = "nc1";
    static final String NC1_NORMALISED = "nc1n";

    /** What separates ID from OoD. Oriented so that ID is larger. */
    enum Score {
        DENSITY("auroc.density"),
        ENTROPY("auroc.entropy"),
        NORM("auroc.norm"),
        MAX_SOFTMAX("auroc.max-softmax"),
        ENERGY("auroc.energy"),
        DENSITY_FIXED_JITTER("auroc.density-fixed-jitter"),
        DENSITY_SHARED_COVARIANCE("auroc.density-shared");

        private final String prefix;

        Score(String prefix) {
            this.prefix = prefix;
        }

        /** Whether Gaussians in feature space make it. */
        boolean isOfDensity() {
            return this == DENSITY || this == DENSITY_FIXED_JITTER || this == DENSITY_SHARED_COVARIANCE;
        }

        /** The metric's name for an OoD set. */
        String of(String set) {
            return prefix + "." + DataSettings.key(set);
        }
    }

    private MetricNames() {}

    /** Mean of |z| over the images of a set. */
    static String meanNorm(String set) {
        return "norm.mean." + DataSettings.key(set);
    }

    /** The curve of the quantiles of |z| over the images of a set. */
    static String quantiles(String set) {
        return "norm.quantiles." + DataSettings.key(set);
    }
}
