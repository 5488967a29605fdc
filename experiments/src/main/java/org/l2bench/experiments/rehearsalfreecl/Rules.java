package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Requirement.Supported;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.PairedDifference;
import org.l2bench.core.claim.Rule.ReportDifference;

/** What the claims are made of: contrasts of arms within a seed, and what must hold before a claim is judged. */
final class Rules {
    static final int SEEDS = 5;
    static final double MARGIN = 5;
    static final String A = MetricNames.AVERAGE;
    static final String PL = MetricNames.PLASTICITY;
    static final String FG = MetricNames.GLOBAL_FORGETTING;

    private static final String BROKEN = "C14 does not hold: the stream is too easy or broken";

    private Rules() {}

    /** A claim that is judged if there are enough seeds and C14 holds. */
    static Claim claim(Settings settings, String id, String statement, Rule rule) {
        return Claim.of(id, statement, rule).seeds(SEEDS).needs(new Supported(sanity(settings), BROKEN));
    }

    /** C14: with distilled predictions A lies below the upper bound and above naive, by the margin. */
    static Rule sanity(Settings settings) {
        var contrasts = new ArrayList<Contrast>();
        for (var start : settings.net().starts()) {
            var s = start.letter();
            contrasts.add(contrast(s + ", upper - predkd", A, s + "-upper", s + "-predkd"));
            contrasts.add(contrast(s + ", predkd - naive", A, s + "-predkd", s + "-naive"));
        }
        return new PairedDifference(contrasts, MARGIN);
    }

    static Contrast flip(String regulariser) {
        var with = "-predkd+" + regulariser;
        return Contrast.of(
                "gain, pre-trained - random",
                difference(A, "P" + with, "P-predkd"),
                difference(A, "R" + with, "R-predkd"));
    }

    static Difference difference(String name, String left, String right) {
        return new Difference(metric(left, name), metric(right, name));
    }

    static Contrast contrast(String label, String name, String left, String right) {
        return Contrast.of(label, metric(left, name), metric(right, name));
    }

    static PairedDifference paired(double threshold, Contrast... contrasts) {
        return new PairedDifference(List.of(contrasts), threshold);
    }

    static ReportDifference report(Contrast... contrasts) {
        return new ReportDifference(List.of(contrasts));
    }
}
