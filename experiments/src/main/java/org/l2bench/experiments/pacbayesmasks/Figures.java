package org.l2bench.experiments.pacbayesmasks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.experiments.pacbayesmasks.Tuned.Method;

/** The figures of the sheet. */
record Figures(Settings settings) {
    private static final List<Method> SHOWN =
            List.of(Method.NONE, Method.BIAS, Method.WEIGHTS, Method.PROB, Method.BOTH);

    List<Figure> all() {
        var figures = new ArrayList<Figure>(List.of(criteria(), histograms(), shift()));
        settings.fineTuning().sparsities().forEach(s -> figures.add(errors(s)));
        figures.add(bounds());
        return figures;
    }

    private static Figure criteria() {
        return new Figure.Overlay(
                "Orthogonal columns: a learnt λ is 1 below 0 and 0 above",
                "Each weight's λ after projected gradient descent over its criterion c. The loss is linear in λ there, so the exact"
                        + " gradient goes to a corner; the straight-through gradient leaves out the data-adaptive term and stops"
                        + " half-way.",
                List.of(
                        byCriterion(ArmNames.LIN_MASK, "exact gradient"),
                        byCriterion(ArmNames.LIN_ST, "straight-through gradient")),
                "criterion c",
                false,
                OptionalDouble.empty());
    }

    private static OverlayPanel byCriterion(String arm, String label) {
        return new OverlayPanel(
                label + ": λ", List.of(new OverlayLine(arm, MetricNames.BY_CRITERION, "λ", Figure.Look.POINTS)), false);
    }

    private static Figure histograms() {
        return new Figure.Histograms(
                "Learnt masks are deterministic, plug-in masks are not",
                "Distribution of λ over weights. An L1-like term puts it at 0 and 1.",
                List.of(
                        new Panel(ArmNames.LIN_MASK, "exact gradient"),
                        new Panel(ArmNames.LIN_ST, "straight-through gradient")),
                Stream.of(Design.values())
                        .map(d -> new Panel(MetricNames.of(MetricNames.QUANTILES, d), d.key() + " columns"))
                        .toList(),
                "λ");
    }

    private static Figure shift() {
        return new Figure.Overlay(
                "The KL of a linear posterior follows how much the alignment changes",
                "Each point is a split: squared difference of the criteria between posterior and prior samples, and the KL of the"
                        + " logits that follow them, which is at most an eighth of that.",
                List.of(new OverlayPanel(
                        "KL, nats",
                        List.of(new OverlayLine(ArmNames.LIN_SHIFT, MetricNames.SHIFT_CURVE, "KL", Figure.Look.POINTS)),
                        false)),
                "Σ(c − c₀)²",
                true,
                OptionalDouble.empty());
    }

    private Figure errors(double sparsity) {
        var arms = new ArrayList<String>();
        for (var source : Source.values()) {
            SHOWN.forEach(method -> arms.add(ArmNames.tuned(method, source, sparsity)));
        }
        if (sparsity == settings.fineTuning().controlSparsity()) {
            arms.add(ArmNames.tuned(Method.PROB_FREE, Source.MAGNITUDE, sparsity));
            arms.add(ArmNames.shuffled(Source.MAGNITUDE, sparsity));
            arms.add(ArmNames.shuffled(Source.SNIP, sparsity));
        }
        return new Figure.SeedDots(
                "Test error with " + ArmNames.percent(sparsity) + " % of the weights pruned",
                "By source of the mask and by what is trained under it. Only arms that learn λ have a stochastic error, that of masks"
                        + " that are drawn; the thresholded one is that of the mask with exactly as many weights.",
                List.of(new Panel(MetricNames.ERR_THR, "thresholded"), new Panel(MetricNames.ERR_STO, "stochastic")),
                arms);
    }

    private static Figure bounds() {
        return new Figure.StackedBars(
                "What a certificate is made of",
                "The error of drawn networks on the images that the bound is about, what Monte-Carlo adds, and what KL and the number"
                        + " of images add; the whole bar is the bound. The line is what the same images certify as a plain test"
                        + " set.",
                Claims.CERTIFIED,
                List.of(
                        new Panel(MetricNames.EMPIRICAL, "ê"),
                        new Panel(MetricNames.ADDED_SAMPLING, "Monte-Carlo"),
                        new Panel(MetricNames.ADDED_DIVERGENCE, "KL and n")),
                new Panel(MetricNames.ERR_Q, "test error of Q"),
                Quantity.least(List.of(Claims.bound(ArmNames.HOLD_OUT), Claims.bound(ArmNames.HOLD_OUT_THRESHOLDED))),
                "hold-out bound",
                "error");
    }
}
