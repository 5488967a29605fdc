package org.l2bench.experiments.dpvsregularisation;

import java.util.List;

/** Names of metrics, curves and pictures in the records. */
final class MetricNames {
    static final String TEST_ACCURACY = "test_acc";
    static final String MEMBER_ACCURACY = "member_acc";
    static final String GAP = "gap";

    static final String LOSS = "loss";
    static final String MODIFIED_ENTROPY = "mentr";
    static final String REGRESSION = "lr";
    static final String CALIBRATED = "cal";
    /** Attacks, the primary one first. */
    static final List<String> ATTACKS = List.of(LOSS, MODIFIED_ENTROPY, REGRESSION, CALIBRATED);

    static final String MAXIMUM = "max";
    static final String CANARY_AUC = "canary_auc";
    static final String CANARY_POOLED = "canary_pooled";

    static final String CORRELATION = "inv_corr";
    static final String RECOGNISED = "inv_judge";
    static final String RAW_GAP = "inv_raw_gap";
    static final String INVERSION_GAP = "inv_gap";

    static final String RATE = "eta";
    static final String EDGE = "eta_edge";
    static final String TUNED_ACCURACY = "tune_acc";
    static final String TUNED_AUC = "tune_auc";

    static final String EPSILON = "eps";
    static final String OLD_EPSILON = "eps_old";
    static final String LOSS_EPSILON = "eps_pld";
    static final String AUC_EXCESS = "auc_excess";
    static final String ADVANTAGE_EXCESS = "adv_excess";
    static final String CANARY_AUC_EXCESS = "canary_auc_excess";
    static final String CANARY_ADVANTAGE_EXCESS = "canary_adv_excess";

    static final String LOOP_DIFFERENCE = "loop_difference";

    static final String BEST_ACCURACY = "best_acc";
    static final String NULL_OFFSET = "null_offset";

    /** Against rates, on validation images. */
    static final String TUNING = "tuning";

    static final String CANARIES = "canaries";
    static final String SCORE = "score";
    static final String TRAINED = "trained";
    static final String RECONSTRUCTIONS = "reconstructions";

    private MetricNames() {}

    static String auc(String attack) {
        return "auc_" + attack;
    }

    static String nullAuc(String attack) {
        return "null_auc_" + attack;
    }

    static String advantage(String attack) {
        return "adv_" + attack;
    }

    /** True positives at a rate of 1 % false ones. */
    static String caught(String attack) {
        return "tpr1_" + attack;
    }

    static String milliseconds(String timed) {
        return "step_ms_" + timed;
    }

    static String ratio(String timed) {
        return "ratio_" + timed;
    }
}
