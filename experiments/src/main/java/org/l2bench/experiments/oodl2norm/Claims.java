package org.l2bench.experiments.oodl2norm;

import static org.l2bench.core.claim.Quantity.metric;
import static org.l2bench.experiments.oodl2norm.Arms.L2_LONG;
import static org.l2bench.experiments.oodl2norm.Arms.L2_SHORT;
import static org.l2bench.experiments.oodl2norm.Arms.NO_LONG;
import static org.l2bench.experiments.oodl2norm.Arms.NO_SHORT;
import static org.l2bench.experiments.oodl2norm.Arms.OFF_LONG;
import static org.l2bench.experiments.oodl2norm.Arms.OFF_SHORT;
import static org.l2bench.experiments.oodl2norm.Arms.POST_SHORT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.CurveAt;
import org.l2bench.core.claim.Quantity.Log;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Requirement.AtLeast;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Association;
import org.l2bench.core.claim.Rule.PairedDifference;
import org.l2bench.core.claim.Rule.RankCorrelation;
import org.l2bench.core.claim.Rule.ReportDifference;
import org.l2bench.core.claim.Rule.SameVerdict;
import org.l2bench.core.claim.Rule.SwapOfMinimum;
import org.l2bench.core.claim.Rule.Variant;
import org.l2bench.experiments.oodl2norm.MetricNames.Score;

/** The claims of the sheet, C1 to C12. The paper's own figures are not established for any of them. */
record Claims(Settings settings) {
    private static final int SEEDS = 5;
    private static final double SATURATED = 99.5;
    private static final double MARGIN = -1.0;
    private static final double TERMINAL_ACCURACY = 98;

    List<Claim> all() {
        return List.of(
                claim(
                                "C1",
                                "Short training with normalised features detects at least as well as long training"
                                        + " without, on each set, less a margin of one point",
                                superior(Score.DENSITY, L2_SHORT, NO_LONG, MARGIN))
                        .weightOfNull("no; a refutation is a finding for this net and data only"),
                Claim.of(
                                "C2",
                                "The worst seed improves with normalised features and short training, on each set",
                                new SwapOfMinimum(contrasts(Score.DENSITY, L2_SHORT, Score.DENSITY, NO_LONG)))
                        .seeds(8)
                        .weightOfNull("no; 8 seeds have little power"),
                claim(
                                "C3",
                                "Short training with normalised features is as accurate, less a margin of one point",
                                accuracy())
                        .weightOfNull("no; the short run may be too short for accuracy"),
                claim(
                                "C4",
                                "At equal, short length normalisation helps detection, on each set",
                                superior(Score.DENSITY, L2_SHORT, NO_SHORT, 0))
                        .weightOfNull("yes, for the mechanism: without C4, C1 only says that long training does not"
                                + " help"),
                claim(
                                "C5",
                                "Detection at equal, long length, with normalisation less without",
                                new ReportDifference(contrasts(Score.DENSITY, L2_LONG, Score.DENSITY, NO_LONG)))
                        .control(),
                terminal(claim(
                                "C6",
                                "Neural collapse comes earlier with normalisation: at equal epochs of the short runs, and at"
                                        + " their end before the long run at epoch "
                                        + settings.length().later(),
                                new PairedDifference(collapse(MetricNames.NC1), 0)))
                        .weightOfNull("yes"),
                terminal(claim(
                                "C6n",
                                "The same for directions, NC1 of z/|z|: if C6 holds and C6n not, early collapse is an"
                                        + " effect of the projection",
                                new PairedDifference(collapse(MetricNames.NC1_NORMALISED), 0)))
                        .weightOfNull("it would make C6 an effect of the projection")
                        .control(),
                terminal(claim(
                                "C7",
                                "Softmax entropy as the score, with normalisation less without, short and long (sign in the"
                                        + " paper: not established)",
                                new ReportDifference(entropy())))
                        .control(),
                terminal(claim(
                                "C8",
                                "Follow-up: normalisation switched off at test, the norm separates better than without"
                                        + " normalisation, and mean |z| is larger for ID than for OoD; long and short",
                                new PairedDifference(normSeparates(), 0)))
                        .weightOfNull("no"),
                Claim.of(
                                "C9",
                                "Lower NC1 goes with higher G over seeds, within an arm at its last epoch (no causal"
                                        + " reading)",
                                new RankCorrelation(associations()))
                        .seeds(8)
                        .control(),
                claim(
                                "C10",
                                "The base of the benchmark: density detects better than softmax entropy, on each set",
                                new PairedDifference(contrasts(Score.DENSITY, NO_LONG, Score.ENTROPY, NO_LONG), 0))
                        .weightOfNull("no")
                        .control(),
                claim(
                                "C11",
                                "Training with normalisation adds to normalising afterwards, on each set",
                                superior(Score.DENSITY, L2_SHORT, POST_SHORT, 0))
                        .weightOfNull("it would weaken C1 and C4")
                        .control(),
                claim(
                                "C12",
                                "C1 and C4 keep their verdict with a fixed relative jitter of 1e-6, and with one covariance"
                                        + " for all classes",
                                new SameVerdict(variants()))
                        .weightOfNull("it would weaken C1 and C4")
                        .control());
    }

    private static Claim claim(String id, String statement, Rule rule) {
        return Claim.of(id, statement, rule).seeds(SEEDS);
    }

    /** Judged only if both long arms have reached the terminal phase of training. */
    private static Claim terminal(Claim claim) {
        return claim.needs(reached(NO_LONG), reached(L2_LONG));
    }

    private static Requirement reached(String arm) {
        return new AtLeast(metric(arm, MetricNames.TRAIN_ACCURACY), TERMINAL_ACCURACY, "no terminal phase in " + arm);
    }

    private static Rule accuracy() {
        var left = metric(L2_SHORT, MetricNames.ACCURACY);
        return new PairedDifference(List.of(Contrast.of("", left, metric(NO_LONG, MetricNames.ACCURACY))), MARGIN);
    }

    private List<Contrast> entropy() {
        return Stream.concat(
                        labelled("short, ", contrasts(Score.ENTROPY, L2_SHORT, Score.ENTROPY, NO_SHORT)),
                        labelled("long, ", contrasts(Score.ENTROPY, L2_LONG, Score.ENTROPY, NO_LONG)))
                .toList();
    }

    private PairedDifference superior(Score score, String left, String right, double threshold) {
        return new PairedDifference(contrasts(score, left, score, right), threshold);
    }

    /** One contrast per OoD set; a set on which the baseline leaves no room is not judged. */
    private List<Contrast> contrasts(Score leftScore, String left, Score rightScore, String right) {
        return settings.data().oodSets().stream()
                .map(set -> Contrast.of(
                                settings.data().label(set),
                                metric(left, leftScore.of(set)),
                                metric(right, rightScore.of(set)))
                        .saturatedWhen(metric(NO_LONG, Score.DENSITY.of(set)), SATURATED))
                .toList();
    }

    private static Stream<Contrast> labelled(String prefix, List<Contrast> contrasts) {
        return contrasts.stream().map(c -> new Contrast(prefix + c.label(), c.left(), c.right(), c.saturation()));
    }

    /** ln NC1 of the arm without normalisation minus that of L2@s: positive where L2@s has collapsed further. */
    private List<Contrast> collapse(String curve) {
        var contrasts = new ArrayList<Contrast>();
        for (int epoch : settings.length().compared()) {
            contrasts.add(Contrast.of(
                    "no@s - L2@s, epoch " + epoch, logAt(NO_SHORT, curve, epoch), logAt(L2_SHORT, curve, epoch)));
        }
        contrasts.add(Contrast.of(
                "no@l at " + settings.length().later() + " - L2@s at "
                        + settings.length().shortEpochs(),
                logAt(NO_LONG, curve, settings.length().later()),
                logAt(L2_SHORT, curve, settings.length().shortEpochs())));
        return contrasts;
    }

    private static Quantity logAt(String arm, String curve, int epoch) {
        return new Log(new CurveAt(arm, curve, epoch));
    }

    private List<Contrast> normSeparates() {
        var contrasts = new ArrayList<Contrast>();
        for (boolean isLong : new boolean[] {true, false}) {
            var off = isLong ? OFF_LONG : OFF_SHORT;
            var no = isLong ? NO_LONG : NO_SHORT;
            for (var set : settings.data().oodSets()) {
                contrasts.add(Contrast.of(
                        "N(" + off + ") - N(" + no + "), " + settings.data().label(set),
                        metric(off, Score.NORM.of(set)),
                        metric(no, Score.NORM.of(set))));
                contrasts.add(Contrast.of(
                        "mean |z| ID - OoD in " + off + ", " + settings.data().label(set),
                        metric(off, MetricNames.meanNorm("id")),
                        metric(off, MetricNames.meanNorm(set))));
            }
        }
        return contrasts;
    }

    private List<Association> associations() {
        return Stream.of(NO_SHORT, NO_LONG, L2_SHORT, L2_LONG)
                .flatMap(arm -> settings.data().oodSets().stream()
                        .map(set -> new Association(
                                arm + ", " + settings.data().label(set),
                                metric(arm, MetricNames.NC1),
                                metric(arm, Score.DENSITY.of(set)))))
                .toList();
    }

    private List<Variant> variants() {
        var variants = new ArrayList<Variant>();
        for (var score : List.of(Score.DENSITY_FIXED_JITTER, Score.DENSITY_SHARED_COVARIANCE)) {
            var what = score == Score.DENSITY_FIXED_JITTER ? "jitter 1e-6" : "shared covariance";
            variants.add(new Variant(
                    "C1, " + what,
                    superior(Score.DENSITY, L2_SHORT, NO_LONG, MARGIN),
                    superior(score, L2_SHORT, NO_LONG, MARGIN)));
            variants.add(new Variant(
                    "C4, " + what,
                    superior(Score.DENSITY, L2_SHORT, NO_SHORT, 0),
                    superior(score, L2_SHORT, NO_SHORT, 0)));
        }
        return variants;
    }
}
