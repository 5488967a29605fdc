package org.l2bench.experiments.saddletosaddle;

/** Names of metrics and curves, as trials write them. */
final class Names {
    static final String DWELL = "dwell";
    static final String RANK = "rank";
    static final String FROM_GREEDY = "from-greedy";
    static final String IN_ORDER = "in-order";
    static final String SHARE = "plateau-share";
    static final String SKIPPED = "skipped";
    static final String STEPS = "steps";
    static final String LOSS = "loss";
    static final String SINGULAR = "s";
    static final String PLATEAU = "plateau";
    static final String VISIT_LOSS = "visit-loss";
    static final String VISIT_SLOPE = "visit-slope";
    static final String VISIT_RANK = "visit-rank";
    static final String ESCAPE = "escape";
    static final String ESCAPED = "escaped";
    static final String RATIO = "rank-1-ratio";
    static final String LEFT = "alignment-left";
    static final String RIGHT = "alignment-right";
    static final String SADDLE = "d_s";
    static final String TRAVEL = "travel";
    static final String RAW_TRAVEL = "raw-travel";
    static final String REACHED = "reached";
    static final String COMPLETION_STEPS = "completion-steps";
    static final String TRAIN = "train";
    static final String TEST = "test";
    static final String ERROR = "error";
    static final String BALANCE = "balance";
    static final String PENALISED_BALANCE = "balance-penalised";
    static final String NORM_GAP = "norm-gap";
    static final String LARGEST_GAP = "largest-norm-gap";
    static final String BALANCED_GAP = "norm-gap-balanced";
    static final String GAUGE_GAP = "norm-gap-gauge";
    static final String GRADIENT = "gradient";
    static final String LEARNED = "learned";
    static final String CLOSED = "closed";
    static final String OBJECTIVE = "objective";
    static final String SPREAD = "spread";
    static final String DISTINCT = "distinct";
    static final String RANK_DROP = "rank-drop";
    static final String RETURN = "return";
    static final String ZERO_ENDS = "zero-ends";
    static final String DIFFERS = "differs";
    static final String RANK_LOWEST = "rank-lowest";
    static final String RANK_BEST = "rank-best-test";
    static final String TEST_LOWEST = "test-lowest";
    static final String TEST_BEST = "test-best";
    /** What theory says of a curve. */
    static final String THEORY = "-theory";

    private Names() {}

    /** Of a plateau, direction or width. */
    static String of(String name, int number) {
        return name + "." + number;
    }

    /** At a lambda. */
    static String at(String name, double lambda) {
        return name + "@" + lambda;
    }
}
