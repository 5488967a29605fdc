package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.ArmGroup;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.core.exhibit.Figure.Slope;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/** The figures and tables of the sheet. */
final class Figures {
    private Figures() {}

    static List<Figure> all(Settings settings) {
        var figures = new ArrayList<Figure>();
        if (settings.net().starts().contains(Start.RANDOM)) {
            figures.add(flip());
        }
        if (settings.training().tasks() > 1) {
            figures.add(forgetting(settings));
        }
        figures.add(drift(settings));
        if (settings.sweep().happens()) {
            figures.add(sweep(settings));
        }
        return figures;
    }

    private static Figure flip() {
        return new Figure.Slopes(
                "The flip: accuracy by start",
                "What L2 and EWC add to distilled predictions. The paper claims that from a random start both regularisers cost accuracy, and from a pre-trained start both add"
                        + " to it, L2 most.",
                MetricNames.AVERAGE,
                "random start",
                "pre-trained start",
                List.of(
                        new Slope("predkd", "R-predkd", "P-predkd"),
                        new Slope("predkd+ewc", "R-predkd+ewc", "P-predkd+ewc"),
                        new Slope("predkd+l2", "R-predkd+l2", "P-predkd+l2")));
    }

    private static Figure forgetting(Settings settings) {
        var groups = settings.net().starts().stream()
                .map(start -> new ArmGroup(
                        start == Start.RANDOM ? "R: random start" : "P: pre-trained start",
                        Arms.names(settings, m -> !m.joint() && m.start() == start)))
                .toList();
        return new Figure.ArmScatter(
                "Plasticity against forgetting",
                "What is learned of each new task, against what is lost of earlier ones: the upper left is where to be. The paper"
                        + " claims that pre-training moves arms upwards more than to the left.",
                MetricNames.GLOBAL_FORGETTING,
                MetricNames.PLASTICITY,
                groups);
    }

    private static Figure drift(Settings settings) {
        var panels = settings.net().depths().stream()
                .map(d -> new Panel(MetricNames.cka(d), "CKA, " + d))
                .toList();
        return new Figure.Curves(
                "How far representations drift from what they were after the first task",
                "Centred kernel alignment, on the first task's test images, between the network after the first task and after"
                        + " task n; 1 means no drift. The paper claims that the last layers drift most.",
                panels,
                settings.net().starts().contains(Start.RANDOM)
                        ? List.of("R-predkd", "R-predkd+l2", "P-predkd+l2")
                        : List.of("P-predkd+l2"),
                "task",
                false,
                false,
                OptionalDouble.empty());
    }

    private static Figure sweep(Settings settings) {
        return new Figure.Curves(
                "The sweep that chose the weights",
                "Validation accuracy after the first tasks of separate class orders, against the weight of the regulariser. The"
                        + " arms without it have horizontal lines. One weight is chosen for both starts.",
                List.of(
                        new Panel(SweepCurves.accuracy(Keep.L2), "L2 weight: A on the prefix, %"),
                        new Panel(SweepCurves.accuracy(Keep.EWC), "EWC mu: A on the prefix, %"),
                        new Panel(SweepCurves.accuracy(Keep.FEATKD), "FeatKD mu: A on the prefix, %")),
                settings.net().starts().contains(Start.RANDOM)
                        ? List.of(
                                "R-predkd",
                                "P-predkd",
                                "R-predkd+ewc",
                                "P-predkd+ewc",
                                "R-predkd+l2",
                                "P-predkd+l2",
                                "R-predkd+featkd")
                        : List.of("P-predkd", "P-predkd+ewc", "P-predkd+l2"),
                "weight",
                true,
                false,
                OptionalDouble.empty());
    }

    /** The whole sweep as numbers, one table per regulariser. */
    static List<CurveTable> tables(Settings settings) {
        if (!settings.sweep().happens()) {
            return List.of();
        }
        return Sweep.SWEPT.stream().map(k -> table(settings, k)).toList();
    }

    private static CurveTable table(Settings settings, Keep keep) {
        var curves = new ArrayList<Panel>(List.of(new Panel(SweepCurves.accuracy(keep), "A on the prefix [%]")));
        if (keep == Keep.FEATKD) {
            curves.add(new Panel(SweepCurves.added(keep), "A with FeatKD [%]"));
        }
        for (int task = 1; task <= settings.sweep().tasks(); task++) {
            curves.add(new Panel(SweepCurves.ratio(keep, task), "penalty / class loss, task " + task));
        }
        var arms = settings.net().starts().stream()
                .flatMap(start -> Arms.names(settings, m -> m.start() == start && SweepCurves.isIn(m, keep)).stream())
                .toList();
        var note = "Validation accuracy after the first " + settings.sweep().tasks() + " tasks, mean over class orders "
                + settings.sweep().orders() + "; penalty as a share of the class loss at the end of each task."
                + (keep == Keep.FEATKD
                        ? " There is no arm P-predkd+featkd; what the sweep found of it stands with P-predkd, second column."
                        : "");
        return new CurveTable("sweep, " + keep.label(), note, "weight", curves, arms);
    }
}
