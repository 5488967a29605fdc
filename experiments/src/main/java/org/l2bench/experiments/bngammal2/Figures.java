package org.l2bench.experiments.bngammal2;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;

/** The figures of the sheet. */
record Figures(Settings settings) {
    List<Figure> all() {
        return List.of(effects(), byDose(), shares(), norms());
    }

    private Figure effects() {
        var arms = new Arms(settings);
        return new Figure.SeedIntervals(
                "Effect on held-out accuracy, arm by arm",
                "Points against the arm that decays no gamma, same seed. The paper has +1 to +4 for gammas that L2 is for and -1 to -3"
                        + " for those that it is not for; which are which is our reading. The last row decays the weights more and"
                        + " no gamma.",
                List.of(new Figure.IntervalPanel(
                        "main dose",
                        "effect, points",
                        Stream.concat(arms.main().stream(), Stream.of(arms.weights()))
                                .map(arm -> Contrast.of(
                                        arm,
                                        metric(arm, MetricNames.ACCURACY),
                                        metric(Arms.NONE, MetricNames.ACCURACY)))
                                .toList())));
    }

    private static Figure byDose() {
        return new Figure.Overlay(
                "The same against the dose",
                "D is what decay alone would take from a gamma in this run, which would end near exp(-D). D says whether a gamma had"
                        + " time to arrive, not where it comes to rest: that is lambda_g against the loss.",
                List.of(new OverlayPanel(
                        "effect, points",
                        Arms.SWEPT.stream()
                                .map(arm -> new OverlayLine(arm, MetricNames.BY_DOSE, arm, Figure.Look.MEAN))
                                .toList(),
                        false)),
                "dose D",
                true,
                OptionalDouble.empty());
    }

    private Figure shares() {
        var arms = new Arms(settings);
        return new Figure.ArmMap(
                "How much of a block's sum is its branch",
                "Share rho of the branch in the variance of branch and shortcut, after the last epoch; lower is nearer to the identity."
                        + " Arrows: the direction that our reading expects against none.",
                Stream.concat(Stream.of(Arms.NONE), arms.main().stream())
                        .map(arm -> new Panel(arm, arm + expected(arm)))
                        .toList(),
                settings.net().places().stream()
                        .map(p -> new Panel(
                                MetricNames.share(p.name()),
                                p.name().replace("stage", "").replace("block", "")
                                        + (p.projects() ? " proj." : " ident.")))
                        .toList(),
                0,
                1);
    }

    private static String expected(String arm) {
        if (arm.equals(Category.LAST.label) || arm.equals(Arms.GUIDELINE)) {
            return " ↓";
        }
        return arm.equals(Category.DOWN.label) || arm.equals(Category.STEM.label) || arm.equals(Arms.ANTI) ? " ↑" : "";
    }

    private static Figure norms() {
        return new Figure.Overlay(
                "Length of the pairs (gamma, beta) of inner norms, and their effective rate",
                "n2 is |(gamma, beta)|^2 per channel, mean over blocks; the rate is relative to the start, 1/n2. Without decay the pair"
                        + " can only lengthen; with its beta it is scale-invariant, without only roughly.",
                List.of(panel("n2", MetricNames.NORM), panel("1/n2, relative effective rate", MetricNames.RATE)),
                "epoch",
                false,
                OptionalDouble.empty());
    }

    private static OverlayPanel panel(String label, String curve) {
        return new OverlayPanel(
                label,
                Stream.of(Arms.NONE, Category.OTHERS.label, Arms.OTHERS_BETA)
                        .map(arm -> new OverlayLine(arm, curve, arm, Figure.Look.MEAN))
                        .toList(),
                true);
    }
}
