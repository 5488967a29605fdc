package org.l2bench.experiments.knnlml2;

import static org.l2bench.core.claim.Quantity.metric;
import static org.l2bench.experiments.knnlml2.Arms.BEST;
import static org.l2bench.experiments.knnlml2.Arms.MATCH;
import static org.l2bench.experiments.knnlml2.Arms.W0;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.ItemMean;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Requirement.AtLeast;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.ItemDifference;
import org.l2bench.core.claim.Rule.ItemDifference.Above;
import org.l2bench.core.claim.Rule.PairedDifference;
import org.l2bench.core.claim.Rule.ReportDifference;
import org.l2bench.core.neighbour.SearchQuality;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.Settings;

/** The claims of the sheet, C1 to C9. The paper's own figures are not established for any of them. */
record Claims(Settings settings, Metrics metrics) {
    private static final int SEEDS = 5;
    private static final double GATE = 0.005;
    private static final double RARE = -0.02;
    private static final double QUEUE = -0.01;

    static List<Claim> all(Settings settings) {
        return new Claims(settings, new Metrics(settings)).all();
    }

    /** The paper's claims end with C2, and the controls begin with those of C2: they stand together in the table. */
    private List<Claim> all() {
        boolean further = settings.penalty().furtherArms();
        var claims = new ArrayList<>(List.of(
                claim(
                                "C3",
                                "The improvement is in the combination: the gain, NLL of the LM less NLL of the kNN-LM, is larger"
                                        + " with omega*",
                                above(gain(BEST), gain(W0), 0))
                        .weightOfNull("yes for \"once kNN is applied\""),
                claim(
                                "C4",
                                "Frequent words gain, rare words do not lose: mean ln p of the kNN-LM rises in buckets 4 and 5, and"
                                        + " does not fall by 0.02 in buckets 1 and 2",
                                new ItemDifference(List.of(
                                        group("frequent (4, 5)", "frequent", 0), group("rare (1, 2)", "rare", RARE))))
                        .weightOfNull("no (some 600 tokens a bucket)"),
                claim(
                                "C6",
                                "The penalty clusters the keys of a word: Q, which is free of scale, is smaller with omega*",
                                new PairedDifference(
                                        List.of(Contrast.of(
                                                "",
                                                metric(W0, MetricNames.CLUSTER_RATIO),
                                                metric(BEST, MetricNames.CLUSTER_RATIO))),
                                        0))
                        .weightOfNull("yes for \"more clustered\""),
                claim("C2", "Headline: the penalty improves the kNN-LM at tau = 1", improves(Choice.PLAIN, W0, 0))
                        .weightOfNull("no"),
                claim(
                                "C7",
                                "Sceptic of C2: it does so with tau and lambda tuned for both. If C2 holds and C7 does not, the"
                                        + " gain is a temperature effect",
                                improves(Choice.TUNED, W0, 0))
                        .weightOfNull("if C2 holds, \"the gain is a temperature effect\" is the headline")
                        .control(),
                claim(
                                "C7m",
                                "Sceptic of C2: more than the change of scale: omega* improves on w0@match, w0 at the tau that makes"
                                        + " up for its longer keys",
                                improves(Choice.PLAIN, MATCH, 0))
                        .weightOfNull("as C7")
                        .control(),
                claim(
                                "C8",
                                "Sceptic of C2: omega* improves with z, the keys before gamma and beta, and tau tuned"
                                        + (further ? "; and beats the penalty on other layers and weight decay" : ""),
                                new ItemDifference(layers(further)))
                        .needs(
                                further
                                        ? rightlySearched(
                                                Arms.OTHER_BEFORE_NORM, Arms.OTHER_ATTENTION_INPUT, Arms.DECAY)
                                        : rightlySearched())
                        .weightOfNull("as C7")
                        .control(),
                Claim.of(
                                "C1",
                                "The gate: neighbours help at all, without a penalty, lambda from A",
                                above(languageModel(W0), item(W0, Choice.PLAIN), 0))
                        .seeds(SEEDS)
                        .needs(rightlySearched(W0))
                        .weightOfNull(
                                "no: without a gain of 0.005 nats nothing else is judged; run again with --set search.store=WIDE")
                        .control(),
                claim(
                                "C3-LM",
                                "What the penalty does to the plain LM's NLL (direction in the paper: not established)",
                                new ReportDifference(List.of(Contrast.of("", languageModel(BEST), languageModel(W0)))))
                        .control()));
        if (further) {
            claims.add(claim("C5", "The queue brings no more", improves(Choice.PLAIN, Arms.QUEUE, QUEUE))
                    .needs(rightlySearched(Arms.QUEUE))
                    .control());
        }
        claims.add(claim(
                        "C9",
                        "The chosen lambda at tau = 1 does not fall as omega grows: rank correlation over the strengths, each"
                                + " seed choosing by itself",
                        new ReportDifference(
                                List.of(Contrast.of("", metric(BEST, Metrics.LAMBDA_RANK), new Quantity.Fixed(0)))))
                .control());
        return claims;
    }

    private List<Above> layers(boolean further) {
        var parts = new ArrayList<Above>();
        parts.add(new Above(Contrast.of(further ? "z" : "", item(W0, Choice.Z), item(BEST, Choice.Z)), 0));
        if (further) {
            for (var arm : List.of(Arms.OTHER_BEFORE_NORM, Arms.OTHER_ATTENTION_INPUT, Arms.DECAY)) {
                parts.add(new Above(Contrast.of(arm, item(arm, Choice.PLAIN), item(BEST, Choice.PLAIN)), 0));
            }
        }
        return parts;
    }

    /** omega* has the smaller NLL. */
    private ItemDifference improves(Choice choice, String on, double threshold) {
        return above(item(on, choice), item(BEST, choice), threshold);
    }

    private static ItemDifference above(ItemMean left, ItemMean right, double threshold) {
        return ItemDifference.of(Contrast.of("", left, right), threshold);
    }

    private ItemMean item(String arm, Choice choice) {
        return new ItemMean(arm, metrics.nll(choice), CurveNames.windows(choice), MixtureGrid.WINDOW_COUNTS);
    }

    private static ItemMean languageModel(String arm) {
        return new ItemMean(arm, MetricNames.LM_B, MixtureGrid.LM_WINDOWS, MixtureGrid.WINDOW_COUNTS);
    }

    private ItemMean gain(String arm) {
        return new ItemMean(arm, metrics.gain(Choice.PLAIN), CurveNames.GAIN, MixtureGrid.WINDOW_COUNTS);
    }

    private static Above group(String label, String group, double threshold) {
        return new Above(Contrast.of(label, ofGroup(BEST, group), ofGroup(W0, group)), threshold);
    }

    private static ItemMean ofGroup(String arm, String group) {
        return new ItemMean(arm, Metrics.LOG_PROBABILITY, CurveNames.group(group), CurveNames.groupCounts(group));
    }

    /** Judged with five seeds, where the neighbours help at all, and where the search was right enough to say. */
    private Claim claim(String id, String statement, Rule rule) {
        var isWide = settings.search().isWide();
        var remedy = isWide ? "; the wide store did not help either" : "; run again with --set search.store=WIDE";
        return Claim.of(id, statement + (isWide ? " (wide store)" : ""), rule)
                .seeds(SEEDS)
                .needs(rightlySearched(W0, BEST))
                .needs(
                        new AtLeast(
                                metric(W0, metrics.gain(Choice.PLAIN)),
                                GATE,
                                "gate: the neighbours gain less than 0.005 nats" + remedy),
                        new AtLeast(
                                metric(W0, metrics.lambda(Choice.PLAIN)),
                                MixtureGrid.LAMBDAS.get(1),
                                "gate: half A wants no neighbours" + remedy));
    }

    /** An approximate search moves ln p by at most 0.1 % in the mean; the exact one needs no such thing. */
    private Requirement[] rightlySearched(String... arms) {
        if (settings.search().isExact() || arms.length == 0) {
            return new Requirement[0];
        }
        var changes = Stream.of(arms)
                .flatMap(arm -> Stream.of(Kind.values())
                        .map(kind -> metric(arm, MetricNames.approximate(kind, MetricNames.CHANGE))))
                .toList();
        return new Requirement[] {
            new AtLeast(
                    new Quantity.Difference(new Quantity.Fixed(100 * SearchQuality.BOUND), Quantity.greatest(changes)),
                    0,
                    "the approximate search moves ln p by more than 0.1 %; run again with --set search.method=EXACT")
        };
    }
}
