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
    public static final String RECALL = "recall.approximate";

    private MetricNames() {}

    /** Largest training count of the words of a frequency bucket. */
    public static String bucketBound(int bucket) {
        return "bucket" + bucket + ".largest-count";
    }
}
