package org.l2bench.experiments.knnlml2;

import java.util.List;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.Settings;

/**
 * Names and meanings of the numbers of the tables. Those of the kNN-LM say whether the search was exact; they rest on a choice of
 * lambda, or of lambda and tau, that all seeds make together on half A.
 */
record Metrics(Settings settings) {
    /** The chosen strength, in arm omega*. */
    static final String OMEGA = "omega";

    /** log2 of the temperature that makes w0's keys as short as omega*'s. */
    static final String MATCHED_TAU = "log2-tau.match";

    /** Spearman's correlation, over the strengths, of omega and the lambda that the seed alone would choose. */
    static final String LAMBDA_RANK = "lambda.rank-correlation";

    /** Mean over a frequency bucket of ln p, kNN-LM: no arm has it as a number, but quantities over windows have its unit. */
    static final String LOG_PROBABILITY = "ln-p";

    private static final ArmSet NO_ARM = ArmSet.of();

    String nll(Choice choice) {
        return "nll." + choice.key() + "." + settings.searchName() + ".B";
    }

    String perplexity(Choice choice) {
        return "perplexity." + choice.key() + "." + settings.searchName() + ".B";
    }

    String gain(Choice choice) {
        return "gain." + choice.key() + "." + settings.searchName();
    }

    String lambda(Choice choice) {
        return "lambda." + choice.key();
    }

    /** log2 of the temperature. */
    String tau(Choice choice) {
        return "log2-tau." + choice.key();
    }

    /** How many of the two chosen numbers lie at an edge of their grids. */
    String edge(Choice choice) {
        return "edge." + choice.key();
    }

    String trainPerplexity() {
        return "perplexity.knn." + settings.searchName() + ".train";
    }

    List<Metric> all() {
        var arms = Arms.likeTrained(settings);
        var plain = arms.and(ArmSet.of(Arms.MATCH));
        var families = new MetricFamilies()
                .add(
                        arms,
                        perplexity(MetricNames.LM_TRAIN_PERPLEXITY, "LM, training text", "main"),
                        perplexity(MetricNames.LM_PERPLEXITY, "LM, B", "main"))
                .add(
                        plain,
                        perplexity(perplexity(Choice.PLAIN), Choice.PLAIN.label() + ", B", "main")
                                .combined(),
                        gain(Choice.PLAIN, "gain", "main"),
                        lambda(Choice.PLAIN, "lambda", "main"))
                .add(
                        arms,
                        perplexity(perplexity(Choice.TUNED), Choice.TUNED.label() + ", B", "main")
                                .combined(),
                        combined(tau(Choice.TUNED), "log2 tuned tau", 0, 4, "main"),
                        new Metric(MetricNames.KEY_SQUARE, "mean |f|^2", "", 3, 2, "main"),
                        new Metric(MetricNames.CLUSTER_RATIO, "Q", "", 4, 0.05, "main"));
        for (var choice : Choice.values()) {
            choice(families, choice, choice == Choice.PLAIN ? plain : arms, arms);
        }
        families.add(
                        ArmSet.of(Arms.BEST),
                        combined(OMEGA, "omega", 4, 1, "mixture"),
                        combined(LAMBDA_RANK, "rank correlation of lambda and omega", 2, 1, "mixture"))
                .add(ArmSet.of(Arms.MATCH), combined(MATCHED_TAU, "log2 matching tau", 3, 2, "mixture"))
                .add(
                        arms,
                        nats(MetricNames.LM_A, "LM, A"),
                        nats(MetricNames.LM_B, "LM, B"),
                        nats(MetricNames.LM_TRAIN, "LM, training text"),
                        perplexity(trainPerplexity(), "kNN, training text, near keys barred", "mixture")
                                .combined())
                .add(NO_ARM, new Metric(LOG_PROBABILITY, "ln p", "nats", 4, 0.05, "buckets").combined());
        diagnostics(families, arms);
        return families.all();
    }

    private void choice(MetricFamilies families, Choice choice, ArmSet scored, ArmSet arms) {
        families.add(scored, nats(nll(choice), choice.label() + ", B").combined());
        if (choice != Choice.PLAIN) {
            families.add(
                    arms,
                    gain(choice, "gain, " + choice.label(), "mixture"),
                    lambda(choice, "lambda, " + choice.label(), "mixture"));
        }
        if (choice == Choice.Z) {
            families.add(
                    arms,
                    perplexity(perplexity(choice), choice.label() + ", B", "mixture")
                            .combined(),
                    combined(tau(choice), "log2 tau, " + choice.label(), 0, 4, "mixture"));
        }
        families.add(arms, combined(edge(choice), "choices at an edge, " + choice.label(), 0, 2, "mixture"));
    }

    private void diagnostics(MetricFamilies families, ArmSet arms) {
        families.add(
                arms,
                diagnostic(MetricNames.GAMMA, "|gamma|", 3, 1),
                diagnostic(MetricNames.BETA, "|beta|", 3, 1),
                diagnostic(MetricNames.W1, "|W1|", 2, 5),
                diagnostic(MetricNames.FIRST_DISTANCE, "D of the 1st neighbour", 3, 5),
                diagnostic(MetricNames.LAST_DISTANCE, "D of the last neighbour", 3, 5),
                new Metric(MetricNames.FOUND, "targets among the neighbours", "%", 2, 3, "diagnostics"),
                diagnostic(MetricNames.CROSS_ENTROPY, "cross entropy of the last batch", 4, 0.2),
                diagnostic(MetricNames.PENALTY, "penalty of the last batch", 4, 0.2),
                diagnostic(MetricNames.KEYS, "keys", 0, 0),
                diagnostic(MetricNames.DROPPED_A, "windows of A that the training text has", 0, 0),
                diagnostic(MetricNames.DROPPED_B, "windows of B that the training text has", 0, 0));
        for (int bucket = 1; bucket < FrequencyBuckets.COUNT; bucket++) {
            families.add(arms, diagnostic(MetricNames.bucketBound(bucket), "largest count in bucket " + bucket, 0, 0));
        }
        if (!settings.search().isExact()) {
            families.add(arms, new Metric(MetricNames.RECALL, "recall", "%", 2, 1, "diagnostics"));
        }
    }

    private Metric gain(Choice choice, String label, String group) {
        return new Metric(gain(choice), label, "nats", 4, 0.02, group).combined();
    }

    private Metric lambda(Choice choice, String label, String group) {
        return combined(lambda(choice), label, 2, 0.3, group);
    }

    private static Metric combined(String name, String label, int decimals, double tolerance, String group) {
        return new Metric(name, label, "", decimals, tolerance, group).combined();
    }

    private static Metric perplexity(String name, String label, String group) {
        return new Metric(name, "perplexity, " + label, "", 2, 3, group);
    }

    private static Metric nats(String name, String label) {
        return new Metric(name, "NLL, " + label, "nats", 4, 0.05, "mixture");
    }

    private static Metric diagnostic(String name, String label, int decimals, double tolerance) {
        return new Metric(name, label, "", decimals, tolerance, "diagnostics");
    }
}
