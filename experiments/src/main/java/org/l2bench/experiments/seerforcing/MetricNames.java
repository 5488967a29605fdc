package org.l2bench.experiments.seerforcing;

/** Names of metrics and curves. */
final class MetricNames {
    static final String NLL = "nll";
    static final String CALIBRATED = "nll_cal";
    static final String SYNONYMS = "nll_syn";
    static final String REGRET = "regret";
    static final String VALIDATED = "validation_nll";
    static final String SEER = "seer_nll";
    static final String SEER_CALIBRATED = "seer_cal";
    static final String BAYES_PAST = "bayes_c";
    static final String BAYES_BOTH = "bayes_s";
    static final String LEAK = "leak";
    static final String ACCURACY = "word_accuracy";
    static final String BLEU = "bleu";
    static final String BLEU_WORDS = "bleu_w";
    static final String CHANGED = "changed_translations";
    static final String PARAMETERS = "decoding_parameters";
    static final String TRAINED = "trained_parameters";
    static final String CHECKPOINT = "checkpoint";
    static final String PAIRS = "training_pairs";
    static final String RATIO = "transfer_ratio";
    static final String JUDGED = "judged_conventional";
    static final String JUDGED_SEER = "judged_seer";
    static final String DECODING = "decoding_ms";

    /** Curves by step. */
    static final String VALIDATION = "validation";

    static final String VALIDATION_SEER = "validation_seer";
    static final String VALIDATION_PAST = "validation_bayes_c";
    static final String VALIDATION_BOTH = "validation_bayes_s";

    /** Counts of BLEU, a row for each sentence. */
    static final String COUNTS = "bleu_counts";

    /** Translations as characters, see {@link Examples}. */
    static final String EXAMPLES = "examples";

    /** Of all trials together. */
    static final String GAIN = "gain_by_pairs";

    static final String BLEU_GAIN = "bleu_gain";
    static final String BLEU_LOW = "bleu_gain_low";
    static final String BLEU_HIGH = "bleu_gain_high";
    static final String BLEU_NOT_BETTER = "bleu_not_better";

    private MetricNames() {}
}
