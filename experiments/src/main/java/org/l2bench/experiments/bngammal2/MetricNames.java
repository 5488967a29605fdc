package org.l2bench.experiments.bngammal2;

/** The names of the numbers in the records. */
final class MetricNames {
    /** Percent of the held-out images. */
    static final String ACCURACY = "accuracy.held-out";

    /** Percent of the test images alone. */
    static final String OFFICIAL = "accuracy.test";

    static final String TRAIN_ACCURACY = "accuracy.train";
    static final String TRAIN_LOSS = "loss.train";
    static final String EFFECT = "effect";
    static final String OFFICIAL_EFFECT = "effect.test";
    static final String BY_DOSE = "effect.by-dose";
    static final String DECAYED = "decayed";
    static final String DOSE = "dose";
    static final String EPSILON_SHARE = "epsilon.share";
    static final String SHARE = "rho";
    static final String IDENTITY_SHARE = "rho.identity";
    static final String PROJECTION_SHARE = "rho.projection";
    static final String NORM = "n2";
    static final String RATE = "rate";
    static final String LOSS = "loss";

    private MetricNames() {}

    static String share(String block) {
        return SHARE + "." + block;
    }

    static String norm(String block) {
        return NORM + "." + block;
    }

    static String gamma(Category category) {
        return "gamma." + category.label;
    }
}
