package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.core.claim.Quantity.metric;
import static org.l2bench.experiments.rehearsalfreecl.Rules.A;
import static org.l2bench.experiments.rehearsalfreecl.Rules.FG;
import static org.l2bench.experiments.rehearsalfreecl.Rules.PL;
import static org.l2bench.experiments.rehearsalfreecl.Rules.claim;
import static org.l2bench.experiments.rehearsalfreecl.Rules.contrast;
import static org.l2bench.experiments.rehearsalfreecl.Rules.difference;
import static org.l2bench.experiments.rehearsalfreecl.Rules.flip;
import static org.l2bench.experiments.rehearsalfreecl.Rules.paired;
import static org.l2bench.experiments.rehearsalfreecl.Rules.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.CurveAt;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Requirement.AtLeast;
import org.l2bench.core.claim.Rule.ReportDifference;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/** The claims about the pre-trained start and what it changes, C6 to C10 and C12, with the gate of C6 to C9. */
record PretrainedClaims(Settings settings) {
    private static final double GATE_POINTS = 3;
    private static final double GATE_ACCURACY = 30;
    private static final String NO_GAIN = "no pre-training gain";

    List<Claim> all() {
        var claims = new ArrayList<Claim>(List.of(
                gated(claim(
                                settings,
                                "C6",
                                "From a pre-trained start the ranking turns: L2 is best, then EWC, then distilled"
                                        + " predictions alone",
                                paired(
                                        0,
                                        contrast("l2 - ewc", A, "P-predkd+l2", "P-predkd+ewc"),
                                        contrast("ewc - predkd", A, "P-predkd+ewc", "P-predkd")))
                        .paperFigure("35.6 > 31.1 > 26.6")
                        .weightOfNull("no; if C13 is not supported, not training the encoder would do as well")),
                gated(claim(
                                settings,
                                "C7",
                                "Rank flip of L2: it gains more from a pre-trained than from a random start, and gains"
                                        + " there at all",
                                paired(0, flip("l2"), contrast("gain, pre-trained", A, "P-predkd+l2", "P-predkd")))
                        .paperFigure("+12.6, by subtraction")
                        .weightOfNull("no for the paper; yes for: the flip shows at this scale")),
                gated(claim(
                                settings,
                                "C7e",
                                "Rank flip of EWC: the same",
                                paired(0, flip("ewc"), contrast("gain, pre-trained", A, "P-predkd+ewc", "P-predkd")))
                        .paperFigure("+7.0, by subtraction")
                        .weightOfNull("no for the paper; yes for: the flip shows at this scale")),
                gated(claim(
                                settings,
                                "C8",
                                "Pre-training acts on plasticity: with L2 it raises PL by more than it lowers F^G",
                                paired(
                                        0,
                                        Contrast.of(
                                                "",
                                                difference(PL, "P-predkd+l2", "R-predkd+l2"),
                                                difference(FG, "R-predkd+l2", "P-predkd+l2"))))
                        .weightOfNull("no")),
                gated(claim(settings, "C9", drift(), paired(0, driftContrasts()))
                        .weightOfNull("no")),
                Claim.of(
                                "Gate",
                                "Gate of C6 to C9: pre-training raises PL by at least " + GATE_POINTS + " points"
                                        + (settings.pretraining().happens()
                                                ? ", and its test accuracy is at least " + GATE_ACCURACY + " %"
                                                : ""),
                                report(contrast("", PL, "P-predkd", "R-predkd")))
                        .control(),
                claim(
                                settings,
                                "C10",
                                "How much better L2 is than EWC whose first task has L2's anchor: near 0 would mean that"
                                        + " the anchor of the first task is the whole advantage of L2",
                                report(contrast("", A, "P-predkd+l2", "P-predkd+ewc-l2start")))
                        .control()));
        if (settings.sweep().happens()) {
            claims.add(Claim.of(
                            "C12",
                            "Gain over P-predkd (C6) and flip (C7) at every weight of the sweep, on the first "
                                    + settings.sweep().tasks()
                                    + " tasks, validation accuracy; one sweep, so no spread and no test",
                            new ReportDifference(sweepContrasts()))
                    .paperFigure("not in the paper")
                    .control());
        }
        return claims;
    }

    private String drift() {
        return "Representations drift most in the last layers: CKA to the first task falls from " + firstDepth()
                + " over the feature to the logits in R-predkd, and at the feature L2 and EWC keep more than R-predkd";
    }

    private Contrast[] driftContrasts() {
        var feature = MetricNames.cka("feature");
        return new Contrast[] {
            Contrast.of(
                    firstDepth() + " - feature",
                    metric("R-predkd", MetricNames.cka(firstDepth())),
                    metric("R-predkd", feature)),
            Contrast.of(
                    "feature - logits",
                    metric("R-predkd", feature),
                    metric("R-predkd", MetricNames.cka(MetricNames.LOGITS))),
            contrast("feature, L2", feature, "R-predkd+l2", "R-predkd"),
            contrast("feature, EWC", feature, "R-predkd+ewc", "R-predkd")
        };
    }

    private String firstDepth() {
        return settings.net().depths().get(0);
    }

    /** L2 and EWC at every weight: gain from the pre-trained start, then its excess over the gain from the random start. */
    private List<Contrast> sweepContrasts() {
        var contrasts = new ArrayList<Contrast>();
        for (var keep : List.of(Keep.L2, Keep.EWC)) {
            for (double weight : settings.sweep().grid(keep)) {
                var label = keep.label() + " "
                        + BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
                contrasts.add(Contrast.of(
                        label + ", gain",
                        swept(Start.PRETRAINED, keep, true, weight),
                        swept(Start.PRETRAINED, keep, false, weight)));
                contrasts.add(Contrast.of(
                        label + ", flip",
                        new Difference(
                                swept(Start.PRETRAINED, keep, true, weight),
                                swept(Start.PRETRAINED, keep, false, weight)),
                        new Difference(
                                swept(Start.RANDOM, keep, true, weight), swept(Start.RANDOM, keep, false, weight))));
            }
        }
        return contrasts;
    }

    private static Quantity swept(Start start, Keep keep, boolean with, double weight) {
        var arm = start.letter() + "-predkd" + (with ? "+" + keep.label() : "");
        return new CurveAt(arm, SweepCurves.accuracy(keep), weight);
    }

    private Claim gated(Claim claim) {
        var gained = claim.needs(new AtLeast(difference(PL, "P-predkd", "R-predkd"), GATE_POINTS, NO_GAIN));
        return settings.pretraining().happens()
                ? gained.needs(new AtLeast(metric("P-predkd", MetricNames.PRETRAINING), GATE_ACCURACY, NO_GAIN))
                : gained;
    }
}
