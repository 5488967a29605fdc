package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.core.claim.Quantity.metric;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.A;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.FG;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.PL;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.UNKNOWN;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.claim;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.contrast;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.difference;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.flip;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.paired;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.report;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.with;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.CurveAt;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Requirement.AtLeast;
import org.l2bench.core.claim.Rule.ReportDifference;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/** The claims about the pre-trained start and what it changes, C6 to C10 and C12, with the gate of C6 to C9. */
record ClPretrainedClaims(ClSettings settings) {
    private static final double GATE_POINTS = 3;
    private static final double GATE_ACCURACY = 30;
    private static final String NO_GAIN = "no pre-training gain";

    List<Claim> all() {
        var claims = new ArrayList<Claim>(List.of(
                gated(claim(
                        settings,
                        "C6",
                        "From a pre-trained start the ranking turns: A(P-predkd+l2) > A(P-predkd+ewc) > A(P-predkd)",
                        paired(
                                0,
                                contrast("l2 - ewc", A, "P-predkd+l2", "P-predkd+ewc"),
                                contrast("ewc - predkd", A, "P-predkd+ewc", "P-predkd")),
                        "35.6 > 31.1 > 26.6",
                        "no; if C13 is not supported, not training the encoder would do as well",
                        true)),
                gated(claim(
                        settings,
                        "C7",
                        "Rank flip of L2: it gains more from a pre-trained than from a random start, and gains there at all:"
                                + " [A(P-predkd+l2) - A(P-predkd)] - [A(R-predkd+l2) - A(R-predkd)] > 0",
                        paired(0, flip("l2"), contrast("gain, pre-trained", A, "P-predkd+l2", "P-predkd")),
                        "+12.6, by subtraction",
                        "no for the paper; yes for: the flip shows at this scale",
                        true)),
                gated(claim(
                        settings,
                        "C7e",
                        "Rank flip of EWC: the same",
                        paired(0, flip("ewc"), contrast("gain, pre-trained", A, "P-predkd+ewc", "P-predkd")),
                        "+7.0, by subtraction",
                        "no for the paper; yes for: the flip shows at this scale",
                        true)),
                gated(claim(
                        settings,
                        "C8",
                        "Pre-training acts on plasticity: [PL(P-predkd+l2) - PL(R-predkd+l2)] > [F^G(R-predkd+l2) -"
                                + " F^G(P-predkd+l2)]",
                        paired(
                                0,
                                Contrast.of(
                                        "",
                                        difference(PL, "P-predkd+l2", "R-predkd+l2"),
                                        difference(FG, "R-predkd+l2", "P-predkd+l2"))),
                        UNKNOWN,
                        "no",
                        true)),
                gated(claim(settings, "C9", drift(), paired(0, driftContrasts()), UNKNOWN, "no", true)),
                new Claim(
                        "Gate",
                        "Gate of C6 to C9: mean over seeds of PL(P-predkd) - PL(R-predkd) >= " + GATE_POINTS + " points"
                                + (settings.pretrains()
                                        ? ", and test accuracy of the pre-training >= " + GATE_ACCURACY + " %"
                                        : ""),
                        report(contrast("", PL, "P-predkd", "R-predkd")),
                        List.of(),
                        UNKNOWN,
                        "-",
                        false),
                claim(
                        settings,
                        "C10",
                        "A(P-predkd+l2) - A(P-predkd+ewc-l2start): near 0 would mean that the anchor of the first task is the"
                                + " whole advantage of L2",
                        report(contrast("", A, "P-predkd+l2", "P-predkd+ewc-l2start")),
                        UNKNOWN,
                        "-",
                        false)));
        if (settings.sweeps()) {
            claims.add(new Claim(
                    "C12",
                    "Gain over P-predkd (C6) and flip (C7) at every weight of the sweep, on the first "
                            + settings.sweepTasks()
                            + " tasks, validation accuracy; one sweep, so no spread and no test",
                    new ReportDifference(sweepContrasts()),
                    List.of(),
                    "not in the paper",
                    "-",
                    false));
        }
        return claims;
    }

    private String drift() {
        return "Representations drift most in the last layers: CKA to the first task falls from " + firstDepth()
                + " over the feature to the logits in R-predkd, and at the feature L2 and EWC keep more than R-predkd";
    }

    private Contrast[] driftContrasts() {
        var feature = ClMetricNames.cka("feature");
        return new Contrast[] {
            Contrast.of(
                    firstDepth() + " - feature",
                    metric("R-predkd", ClMetricNames.cka(firstDepth())),
                    metric("R-predkd", feature)),
            Contrast.of(
                    "feature - logits",
                    metric("R-predkd", feature),
                    metric("R-predkd", ClMetricNames.cka(ClMetricNames.LOGITS))),
            contrast("feature, L2", feature, "R-predkd+l2", "R-predkd"),
            contrast("feature, EWC", feature, "R-predkd+ewc", "R-predkd")
        };
    }

    private String firstDepth() {
        return settings.encoder().depths().get(0);
    }

    /** L2 and EWC at every weight: gain from the pre-trained start, then its excess over the gain from the random start. */
    private List<Contrast> sweepContrasts() {
        var contrasts = new ArrayList<Contrast>();
        for (var keep : List.of(Keep.L2, Keep.EWC)) {
            for (double weight : ClSweep.grid(settings, keep)) {
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
        return new CurveAt(arm, ClSweepCurves.accuracy(keep), weight);
    }

    private Claim gated(Claim claim) {
        var gain = difference(PL, "P-predkd", "R-predkd");
        var gate = new ArrayList<Requirement>(List.of(new AtLeast(gain, GATE_POINTS, NO_GAIN)));
        if (settings.pretrains()) {
            gate.add(new AtLeast(metric("P-predkd", ClMetricNames.PRETRAINING), GATE_ACCURACY, NO_GAIN));
        }
        return with(claim, gate);
    }
}
