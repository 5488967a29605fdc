package org.l2bench.experiments.knnlml2.trial;

/** Names of the numbers that a trial reports. */
public final class MetricNames {
    public static final String LM_A = "nll.lm.A";
    public static final String LM_B = "nll.lm.B";
    public static final String LM_TRAIN = "nll.lm.train";
    public static final String LM_PERPLEXITY = "perplexity.lm.B";
    public static final String LM_TRAIN_PERPLEXITY = "perplexity.lm.train";
    public static final String KEY_SQUARE = "key.square";
    public static final String CLUSTER_RATIO = "cluster.ratio";
    public static final String GAMMA = "norm.gamma";
    public static final String BETA = "norm.beta";
    public static final String W1 = "norm.w1";
    public static final String FIRST_DISTANCE = "distance.first";
    public static final String LAST_DISTANCE = "distance.last";
    public static final String FOUND = "target.found";
    public static final String CROSS_ENTROPY = "loss.cross-entropy";
    public static final String PENALTY = "loss.penalty";
    public static final String DROPPED_A = "windows.dropped.A";
    public static final String DROPPED_B = "windows.dropped.B";
    public static final String KEYS = "keys";
    public static final String DISTINCT_KEYS = "keys.distinct";
    public static final String MOST_FREQUENT_KEY = "keys.most-frequent";
    public static final String TIES = "queries.tied";

    /** Of an approximate search, see {@link #approximate}. */
    public static final String PROBES = "probes";

    public static final String LISTS = "lists";
    public static final String POOR_LISTS = "lists.poor";
    public static final String RECALL = "recall";
    public static final String CHANGE = "change";
    public static final String LARGEST_CHANGE = "change.largest";
    public static final String LABELS_LOST = "labels.lost";
    public static final String QUERIES_WITH_FEW = "queries.few";

    private MetricNames() {}

    /** What an approximate search of a kind of keys came to. */
    public static String approximate(MixtureGrid.Kind kind, String what) {
        return "approximate." + kind.key() + "." + what;
    }

    /** Largest training count of the words of a frequency bucket. */
    public static String bucketBound(int bucket) {
        return "bucket" + bucket + ".largest-count";
    }
}
