package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.Locale;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
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
        // Copies of trained arms have only what they report themselves, not what stands beside a digest.
        families.add(
                ArmSet.of(Arms.all(settings), arm -> !arm.isCombined()),
                counted(MetricNames.DISTINCT_KEYS, "distinct keys"),
                counted(MetricNames.MOST_FREQUENT_KEY, "copies of the most frequent key"),
                counted(MetricNames.TIES, "queries of B with a further key as near as the last neighbour"));
        if (!settings.search().isExact()) {
            for (var kind : Kind.values()) {
                approximate(families, arms, kind);
            }
        }
    }

    /** One that another run finds again, but that stands beside the digest: it says something of the keys, and no claim reads it. */
    private static Metric counted(String name, String label) {
        return Metric.measured(name, label, "", 0, "neighbours");
    }

    private static void approximate(MetricFamilies families, ArmSet arms, Kind kind) {
        var of = ", " + kind.name().toLowerCase(Locale.ROOT);
        families.add(
                arms,
                search(kind, MetricNames.PROBES, "lists that a query looks into" + of, "", 0),
                search(kind, MetricNames.LISTS, "lists" + of, "", 0),
                search(kind, MetricNames.POOR_LISTS, "lists with fewer keys than k over probes" + of, "", 0),
                search(kind, MetricNames.RECALL, "recall" + of, "%", 2),
                search(kind, MetricNames.CHANGE, "mean |change of ln p|" + of, "%", 4),
                search(kind, MetricNames.LARGEST_CHANGE, "largest |change of ln p|" + of, "%", 2),
                search(kind, MetricNames.LABELS_LOST, "labels lost" + of, "", 0),
                search(kind, MetricNames.QUERIES_WITH_FEW, "queries whose lists had fewer than k keys" + of, "", 0));
    }

    /** Another machine's keys differ in their last digits, and a number of probes that is chosen by a bound with them. */
    private static Metric search(Kind kind, String what, String label, String unit, int decimals) {
        double tolerance = what.equals(MetricNames.LISTS) ? 0 : what.equals(MetricNames.RECALL) ? 100 : 1e4;
        return new Metric(MetricNames.approximate(kind, what), label, unit, decimals, tolerance, "neighbours");
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
