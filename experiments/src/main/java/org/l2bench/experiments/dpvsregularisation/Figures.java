package org.l2bench.experiments.dpvsregularisation;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.ArmGroup;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.core.exhibit.Figure.PicturePanel;
import org.l2bench.experiments.dpvsregularisation.Arms.Kind;

/** The figures and the table of the sheet. */
record Figures(Settings settings) {
    private static final String AUC = MetricNames.auc(MetricNames.LOSS);
    private static final double CHANCE = 0.5;
    private static final double STANDARD_ERRORS = 1.96;

    List<Figure> all() {
        return List.of(tradeOff(), worstCases(), rivals(), reconstructions());
    }

    private Arms arms() {
        return new Arms(settings);
    }

    private Figure tradeOff() {
        var arms = arms();
        var labels = new HashMap<String, String>();
        settings.dp()
                .sigmas()
                .forEach(s -> labels.put(Arms.privately(s), String.format(Locale.ROOT, "ε %.2f", arms.epsilon(s))));
        arms.regularisers(Kind.ANY).forEach(r -> labels.put(r, r.replace("reg-", "")));
        return new Figure.ArmScatter(
                "Accuracy against what the loss attack finds",
                "Means over seeds with standard deviations; upwards and to the left is better. The dashed line is the Pareto front of"
                        + " the means; DP arms carry their epsilon (Renyi orders, new conversion, delta "
                        + settings.dp().delta()
                        + "). In the band a single AUC is not told from 0.5, one net against chance.",
                AUC,
                MetricNames.TEST_ACCURACY,
                List.of(
                        new ArmGroup("no regularisation", List.of(Arms.BASE)),
                        new ArmGroup("dropout, L2", arms.regularisers(Kind.ANY)),
                        new ArmGroup("DP-SGD", arms.privates()),
                        new ArmGroup("clipping alone", List.of(Arms.CLIP))),
                new Figure.Guides(Optional.of(nullBand()), true, labels));
    }

    /** 95 % of the AUCs of scores that know nothing: standard error sqrt((m + n + 1) / (12 m n)). */
    private Figure.Band nullBand() {
        double m = settings.data().members();
        double half = STANDARD_ERRORS * Math.sqrt((2 * m + 1) / (12 * m * m));
        return new Figure.Band("chance", CHANCE - half, CHANCE + half);
    }

    private Figure worstCases() {
        return new Figure.SeedDots(
                "Averages and worst cases",
                "AUC of the loss attack over all members, the share of members that it finds at 1 % false alarms, and the AUC of canaries"
                        + " with false labels. An average near 0.5 says nothing of the canaries.",
                List.of(
                        new Panel(AUC, "AUC loss, members"),
                        new Panel(MetricNames.caught(MetricNames.LOSS), "tpr1, members"),
                        new Panel(MetricNames.CANARY_AUC, "AUC, canaries")),
                arms().nets());
    }

    private Figure rivals() {
        return new Figure.SeedIntervals(
                "C4 line by line: the rival r* of each DP arm less that arm",
                "r* is chosen by tuning seeds: the least leaking regulariser that is a point more accurate there. The claim asks for a"
                        + " difference of AUCs below 0.01 and one of accuracies above 0.",
                List.of(
                        panel("accuracy", "r* - DP, points", MetricNames.TEST_ACCURACY),
                        panel("AUC, loss attack", "r* - DP", AUC),
                        panel("AUC, calibrated attack", "r* - DP", MetricNames.auc(MetricNames.CALIBRATED))));
    }

    private Figure.IntervalPanel panel(String label, String xLabel, String name) {
        return new Figure.IntervalPanel(
                label,
                xLabel,
                arms().privates().stream()
                        .map(dp -> Contrast.of(dp, metric(dp, Rival.STAR.of(name)), metric(dp, name)))
                        .toList());
    }

    private Figure reconstructions() {
        var panels = new ArrayList<PicturePanel>();
        arms().inverted().forEach(a -> panels.add(new PicturePanel(a, a, MetricNames.RECONSTRUCTIONS, List.of())));
        return new Figure.Pictures(
                "Reconstructions by model inversion",
                "One row an arm, one picture a class, all from the same noise. How near they come to the mean of a class, inv_corr, and"
                        + " whether nearer to members than the judge's do, inv_gap, stands in table inversion: a picture that looks like its"
                        + " class is no leak of a record.",
                panels,
                "class");
    }

    /** All learning rates that were tried. */
    List<CurveTable> tables() {
        return List.of(new CurveTable(
                "Learning rates that were tried",
                "Accuracy on validation images, mean over tuning seeds, in %; the best one is each arm's. Tuning is not covered by"
                        + " epsilon.",
                "eta",
                List.of(new Panel(MetricNames.TUNING, "validation accuracy")),
                Stream.concat(
                                Stream.of(Arms.BASE, Arms.CLIP),
                                Stream.concat(arms().privates().stream(), arms().regularisers(Kind.ANY).stream()))
                        .toList()));
    }
}
