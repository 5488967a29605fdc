package org.l2bench.experiments.aeperturbation;

/** The names of the numbers in the records. */
final class MetricNames {
    static final String ACC = "acc";
    static final String TRAIN_ACC = "train_acc";
    static final String F1_WEIGHTED = "f1w";
    static final String F1_MACRO = "f1m";
    static final String REC_MSE = "rec_mse";
    static final String REC_FLOOR = "rec_floor";
    static final String RUNNING = "mask_running_pct";
    /** At the end of pre-training. */
    static final String ZEROS_START = "zeros_start_pct";
    /** Of the delivered classifier. */
    static final String ZEROS = "zeros_pct";
    /** The least of all folds. */
    static final String ZEROS_LEAST = "zeros_least_pct";

    static final String BEATEN = "arms_beaten";
    /** The table of what folds have. */
    static final String FOLDS = "folds";
    /** The curve of accuracies over the factors' share. */
    static final String BY_FACTORS = "acc.by-factors";

    private MetricNames() {}

    static String of(String metric, String set) {
        return metric + "." + set;
    }

    /** The share that an event, counted from 1, sets to 0. */
    static String event(int event, String set) {
        return "mask_event_pct." + event + "." + set;
    }

    /** The curve of accuracies over folds. */
    static String folds(String set) {
        return of(FOLDS, of(ACC, set));
    }
}
