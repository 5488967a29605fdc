package org.l2bench.experiments.knnlml2;

import static org.l2bench.core.claim.Quantity.metric;
import static org.l2bench.experiments.knnlml2.KnnArms.BEST;
import static org.l2bench.experiments.knnlml2.KnnArms.MATCH;
import static org.l2bench.experiments.knnlml2.KnnArms.W0;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.ItemMean;
import org.l2bench.core.claim.Requirement.AtLeast;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.ItemDifference;
import org.l2bench.core.claim.Rule.ItemDifference.Above;
import org.l2bench.core.claim.Rule.PairedDifference;
import org.l2bench.core.claim.Rule.ReportDifference;
import org.l2bench.experiments.knnlml2.KnnMetrics.Choice;
import org.l2bench.experiments.knnlml2.trial.KnnGrid;
import org.l2bench.experiments.knnlml2.trial.KnnMetricNames;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;
import org.l2bench.experiments.knnlml2.trial.KnnSettings.Store;

/** The claims of the sheet, C1 to C9. The paper's own figures are not established for any of them. */
record KnnClaims(KnnSettings settings, KnnMetrics metrics) {
    private static final int SEEDS = 5;
    private static final double GATE = 0.005;
    private static final double RARE = -0.02;
    private static final double QUEUE = -0.01;

    static List<Claim> all(KnnSettings settings) {
        return new KnnClaims(settings, new KnnMetrics(settings)).all();
    }

    /** The paper's claims end with C2, and the controls begin with those of C2: they stand together in the table. */
    private List<Claim> all() {
        var claims = new ArrayList<>(List.of(
                onceKnnIsApplied(),
                buckets(),
                claim(
                                "C6",
                                "The penalty clusters the keys of a word: Q, which is free of scale, is smaller with omega*",
                                new PairedDifference(
                                        List.of(Contrast.of(
                                                "",
                                                metric(W0, KnnMetricNames.CLUSTER_RATIO),
                                                metric(BEST, KnnMetricNames.CLUSTER_RATIO))),
                                        0))
                        .weightOfNull("yes for \"more clustered\""),
                claim("C2", "Headline: the penalty improves the kNN-LM at tau = 1", above(Choice.PLAIN, W0, BEST, 0))
                        .weightOfNull("no"),
                claim(
                                "C7",
                                "Sceptic of C2: it does so with tau and lambda tuned for both. If C2 holds and C7 does not, the"
                                        + " gain is a temperature effect",
                                above(Choice.TUNED, W0, BEST, 0))
                        .weightOfNull("if C2 holds, \"the gain is a temperature effect\" is the headline")
                        .control(),
                claim(
                                "C7m",
                                "Sceptic of C2: more than the change of scale: omega* improves on w0@match, w0 at the tau that makes"
                                        + " up for its longer keys",
                                above(Choice.PLAIN, MATCH, BEST, 0))
                        .weightOfNull("as C7")
                        .control(),
                claim("C8", sceptic(), new ItemDifference(layers()))
                        .weightOfNull("as C7")
                        .control()));
        claims.add(Claim.of(
                        "C1",
                        "The gate: neighbours help at all, without a penalty, lambda from A",
                        ItemDifference.of(Contrast.of("", languageModel(W0), item(W0, Choice.PLAIN)), 0))
                .seeds(SEEDS)
                .weightOfNull(
                        "no: without a gain of 0.005 nats nothing else is judged; run again with --set store=WIDE")
                .control());
        claims.add(claim(
                        "C3-LM",
                        "What the penalty does to the plain LM's NLL (direction in the paper: not established)",
                        new ReportDifference(List.of(Contrast.of("", languageModel(BEST), languageModel(W0)))))
                .control());
        if (settings.furtherArms()) {
            claims.add(claim("C5", "The queue brings no more", above(Choice.PLAIN, KnnArms.QUEUE, BEST, QUEUE))
                    .control());
        }
        claims.add(claim(
                        "C9",
                        "The chosen lambda at tau = 1 does not fall as omega grows: rank correlation over the strengths, each"
                                + " seed choosing by itself",
                        new ReportDifference(
                                List.of(Contrast.of("", metric(BEST, KnnMetrics.LAMBDA_RANK), new Quantity.Fixed(0)))))
                .control());
        return claims;
    }

    private Claim onceKnnIsApplied() {
        return claim(
                        "C3",
                        "The improvement is in the combination: the gain, NLL of the LM less NLL of the kNN-LM, is larger with"
                                + " omega*",
                        ItemDifference.of(Contrast.of("", gain(BEST), gain(W0)), 0))
                .weightOfNull("yes for \"once kNN is applied\"");
    }

    private Claim buckets() {
        return claim(
                        "C4",
                        "Frequent words gain, rare words do not lose: mean ln p of the kNN-LM rises in buckets 4 and 5, and does"
                                + " not fall by 0.02 in buckets 1 and 2",
                        new ItemDifference(List.of(
                                new Above(
                                        Contrast.of("frequent (4, 5)", group(BEST, "frequent"), group(W0, "frequent")),
                                        0),
                                new Above(Contrast.of("rare (1, 2)", group(BEST, "rare"), group(W0, "rare")), RARE))))
                .weightOfNull("no (some 600 tokens a bucket)");
    }

    private String sceptic() {
        var z = "Sceptic of C2: omega* improves with z, the keys before gamma and beta, and tau tuned";
        return settings.furtherArms() ? z + "; and beats the penalty on other layers and weight decay" : z;
    }

    private List<Above> layers() {
        var parts = new ArrayList<Above>();
        var others = settings.furtherArms()
                ? List.of(KnnArms.OTHER_BEFORE_NORM, KnnArms.OTHER_ATTENTION_INPUT, KnnArms.DECAY)
                : List.<String>of();
        parts.add(new Above(Contrast.of(others.isEmpty() ? "" : "z", item(W0, Choice.Z), item(BEST, Choice.Z)), 0));
        others.forEach(
                arm -> parts.add(new Above(Contrast.of(arm, item(arm, Choice.PLAIN), item(BEST, Choice.PLAIN)), 0)));
        return parts;
    }

    private ItemDifference above(Choice choice, String left, String right, double threshold) {
        return ItemDifference.of(Contrast.of("", item(left, choice), item(right, choice)), threshold);
    }

    private ItemMean item(String arm, Choice choice) {
        return new ItemMean(arm, metrics.nll(choice), KnnMetrics.windows(choice), KnnGrid.WINDOW_COUNTS);
    }

    private static ItemMean languageModel(String arm) {
        return new ItemMean(arm, KnnMetricNames.LM_B, KnnGrid.LM_WINDOWS, KnnGrid.WINDOW_COUNTS);
    }

    private ItemMean gain(String arm) {
        return new ItemMean(arm, metrics.gain(Choice.PLAIN), KnnSweep.GAIN, KnnGrid.WINDOW_COUNTS);
    }

    private static ItemMean group(String arm, String group) {
        return new ItemMean(arm, KnnMetrics.LOG_PROBABILITY, KnnSweep.group(group), KnnSweep.groupCounts(group));
    }

    /** Judged with five seeds, and where the neighbours help at all. */
    private Claim claim(String id, String statement, Rule rule) {
        var isWide = settings.store() == Store.WIDE;
        var remedy = isWide ? "; the wide store did not help either" : "; run again with --set store=WIDE";
        return Claim.of(id, statement + (isWide ? " (wide store)" : ""), rule)
                .seeds(SEEDS)
                .needs(
                        new AtLeast(
                                metric(W0, metrics.gain(Choice.PLAIN)),
                                GATE,
                                "gate: the neighbours gain less than 0.005 nats" + remedy),
                        new AtLeast(
                                metric(W0, metrics.lambda(Choice.PLAIN)),
                                KnnGrid.LAMBDAS.get(1),
                                "gate: half A wants no neighbours" + remedy));
    }
}
