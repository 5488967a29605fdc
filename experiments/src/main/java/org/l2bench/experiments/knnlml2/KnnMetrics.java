package org.l2bench.experiments.knnlml2;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.l2bench.core.experiment.Metric;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.KnnMetricNames;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;
import org.l2bench.experiments.knnlml2.trial.KnnSettings.Search;

/**
 * Names and meanings of the numbers of the tables. Those of the kNN-LM say whether the search was exact; they rest on a choice of
 * lambda, or of lambda and tau, that all seeds make together on half A.
 */
record KnnMetrics(KnnSettings settings) {
    /** Ways to choose the mixture. */
    enum Choice {
        /** tau = 1, lambda chosen: the paper's way. */
        PLAIN("knn", "kNN"),
        /** tau and lambda chosen. */
        TUNED("knn-tuned", "kNN tuned"),
        /** tau and lambda chosen, keys z. */
        Z("knn-z", "kNN on z");

        private final String key;
        private final String label;

        Choice(String key, String label) {
            this.key = key;
            this.label = label;
        }
    }

    String nll(Choice choice) {
        return "nll." + choice.key + "." + settings.searchName() + ".B";
    }

    String perplexity(Choice choice) {
        return "perplexity." + choice.key + "." + settings.searchName() + ".B";
    }

    String gain(Choice choice) {
        return "gain." + choice.key + "." + settings.searchName();
    }

    String lambda(Choice choice) {
        return "lambda." + choice.key;
    }

    /** log2 of the temperature. */
    String tau(Choice choice) {
        return "log2-tau." + choice.key;
    }

    /** How many of the two chosen numbers lie at an edge of their grids. */
    String edge(Choice choice) {
        return "edge." + choice.key;
    }

    String trainPerplexity() {
        return "perplexity.knn." + settings.searchName() + ".train";
    }

    /** Sums of a choice's NLL over windows. */
    static String windows(Choice choice) {
        return "chosen." + choice.key;
    }

    /** The chosen strength, in arm omega*. */
    static final String OMEGA = "omega";

    /** log2 of the temperature that makes w0's keys as short as omega*'s. */
    static final String MATCHED_TAU = "log2-tau.match";

    /** Spearman's correlation, over the strengths, of omega and the lambda that the seed alone would choose. */
    static final String LAMBDA_RANK = "lambda.rank-correlation";

    /** Mean over a frequency bucket of ln p, kNN-LM. */
    static final String LOG_PROBABILITY = "ln-p";

    List<Metric> all() {
        var metrics = new ArrayList<Metric>();
        metrics.add(perplexity(KnnMetricNames.LM_TRAIN_PERPLEXITY, "LM, training text", "main"));
        metrics.add(perplexity(KnnMetricNames.LM_PERPLEXITY, "LM, B", "main"));
        metrics.add(perplexity(perplexity(Choice.PLAIN), Choice.PLAIN.label + ", B", "main"));
        metrics.add(new Metric(gain(Choice.PLAIN), "gain", "nats", 4, 0.02, "main"));
        metrics.add(new Metric(lambda(Choice.PLAIN), "lambda", "", 2, 0.3, "main"));
        metrics.add(perplexity(perplexity(Choice.TUNED), Choice.TUNED.label + ", B", "main"));
        metrics.add(new Metric(tau(Choice.TUNED), "log2 tuned tau", "", 0, 4, "main"));
        metrics.add(new Metric(KnnMetricNames.KEY_SQUARE, "mean |f|^2", "", 3, 2, "main"));
        metrics.add(new Metric(KnnMetricNames.CLUSTER_RATIO, "Q", "", 4, 0.05, "main"));
        for (var choice : Choice.values()) {
            choice(metrics, choice);
        }
        metrics.add(new Metric(OMEGA, "omega", "", 4, 1, "mixture"));
        metrics.add(new Metric(MATCHED_TAU, "log2 matching tau", "", 3, 2, "mixture"));
        metrics.add(new Metric(LAMBDA_RANK, "rank correlation of lambda and omega", "", 2, 1, "mixture"));
        nats(metrics, KnnMetricNames.LM_A, "LM, A");
        nats(metrics, KnnMetricNames.LM_B, "LM, B");
        nats(metrics, KnnMetricNames.LM_TRAIN, "LM, training text");
        metrics.add(perplexity(trainPerplexity(), "kNN, training text, near keys barred", "mixture"));
        metrics.add(new Metric(LOG_PROBABILITY, "ln p", "nats", 4, 0.05, "buckets"));
        diagnostics(metrics);
        return metrics;
    }

    /** Whether a trial reports it, and not all trials together. */
    boolean isOfTrial(Metric metric) {
        var combined = new HashSet<>(List.of(trainPerplexity(), OMEGA, MATCHED_TAU, LAMBDA_RANK, LOG_PROBABILITY));
        for (var choice : Choice.values()) {
            combined.addAll(
                    List.of(nll(choice), perplexity(choice), gain(choice), lambda(choice), tau(choice), edge(choice)));
        }
        return !combined.contains(metric.name());
    }

    private void choice(List<Metric> metrics, Choice choice) {
        nats(metrics, nll(choice), choice.label + ", B");
        if (choice != Choice.PLAIN) {
            metrics.add(new Metric(gain(choice), "gain, " + choice.label, "nats", 4, 0.02, "mixture"));
            metrics.add(new Metric(lambda(choice), "lambda, " + choice.label, "", 2, 0.3, "mixture"));
        }
        if (choice == Choice.Z) {
            metrics.add(perplexity(perplexity(choice), choice.label + ", B", "mixture"));
            metrics.add(new Metric(tau(choice), "log2 tau, " + choice.label, "", 0, 4, "mixture"));
        }
        metrics.add(new Metric(edge(choice), "choices at an edge, " + choice.label, "", 0, 2, "mixture"));
    }

    private void diagnostics(List<Metric> metrics) {
        diagnostic(metrics, KnnMetricNames.GAMMA, "|gamma|", 3, 1);
        diagnostic(metrics, KnnMetricNames.BETA, "|beta|", 3, 1);
        diagnostic(metrics, KnnMetricNames.W1, "|W1|", 2, 5);
        diagnostic(metrics, KnnMetricNames.FIRST_DISTANCE, "D of the 1st neighbour", 3, 5);
        diagnostic(metrics, KnnMetricNames.LAST_DISTANCE, "D of the last neighbour", 3, 5);
        metrics.add(new Metric(KnnMetricNames.FOUND, "targets among the neighbours", "%", 2, 3, "diagnostics"));
        diagnostic(metrics, KnnMetricNames.CROSS_ENTROPY, "cross entropy of the last batch", 4, 0.2);
        diagnostic(metrics, KnnMetricNames.PENALTY, "penalty of the last batch", 4, 0.2);
        diagnostic(metrics, KnnMetricNames.KEYS, "keys", 0, 0);
        diagnostic(metrics, KnnMetricNames.DROPPED_A, "windows of A that the training text has", 0, 0);
        diagnostic(metrics, KnnMetricNames.DROPPED_B, "windows of B that the training text has", 0, 0);
        for (int bucket = 1; bucket < FrequencyBuckets.COUNT; bucket++) {
            diagnostic(metrics, KnnMetricNames.bucketBound(bucket), "largest count in bucket " + bucket, 0, 0);
        }
        if (settings.search() == Search.APPROXIMATE) {
            metrics.add(new Metric(KnnMetricNames.RECALL, "recall", "%", 2, 1, "diagnostics"));
        }
    }

    private static Metric perplexity(String name, String label, String group) {
        return new Metric(name, "perplexity, " + label, "", 2, 3, group);
    }

    private static void nats(List<Metric> metrics, String name, String label) {
        metrics.add(new Metric(name, "NLL, " + label, "nats", 4, 0.05, "mixture"));
    }

    private static void diagnostic(List<Metric> metrics, String name, String label, int decimals, double tolerance) {
        metrics.add(new Metric(name, label, "", decimals, tolerance, "diagnostics"));
    }
}
