package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.IntervalPanel;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;

/** The figures of the sheet, as far as arms and tables of these settings have what they show. */
record Figures(Settings settings) {
    private static final double CHANCE = 0.5;

    List<Figure> all() {
        var known = Known.of(settings);
        var figures = new ArrayList<Figure>(List.of(differences(known)));
        settings.data().core().forEach(set -> figures.add(sparsity(set)));
        if (settings.data().factorShares().size() > 1) {
            figures.add(factors());
        }
        figures.add(accuracies());
        figures.add(faults(known));
        return figures.stream()
                .filter(f -> !f.reads().isEmpty() && known.hasAll(f.reads()))
                .toList();
    }

    private static Quantity acc(String arm, String set) {
        return Quantity.metric(arm, MetricNames.of(MetricNames.ACC, set));
    }

    private Figure differences(Known known) {
        var method = Method.DAE_PERTURB.arm();
        var panels = settings.data().sets().stream()
                .map(set -> new IntervalPanel(
                        set,
                        "accuracy of " + method + " less the arm's",
                        others(set).stream()
                                .map(arm -> Contrast.of(arm, acc(method, set), acc(arm, set)))
                                .filter(known::has)
                                .toList()))
                .filter(p -> !p.contrasts().isEmpty())
                .toList();
        return new Figure.SeedIntervals(
                "Perturbation less each rival",
                "Each dot is a seed, the mean over its folds. Right of the line perturbation is better. Intervals are over splits,"
                        + " weights and orders on these rows; whether a difference would carry over to new rows is the second reading"
                        + " below.",
                panels);
    }

    /** All arms but the method on a table. */
    private List<String> others(String set) {
        return Metrics.armsOn(settings, set, m -> m != Method.DAE_PERTURB);
    }

    private Figure sparsity(String set) {
        var panels = new ArrayList<Panel>();
        IntStream.rangeClosed(1, settings.reset().afterEpochs().size())
                .forEach(event -> panels.add(new Panel(MetricNames.event(event, set), "event " + event)));
        panels.add(new Panel(MetricNames.of(MetricNames.RUNNING, set), "mean of events"));
        panels.add(new Panel(MetricNames.of(MetricNames.ZEROS, set), "zeros delivered"));
        var arms = Metrics.armsOn(
                settings, set, Predicate.<Method>isEqual(Method.DAE_PERTURB).or(Predicate.isEqual(Method.DAE_HELD)));
        return new Figure.SeedDots(
                "Masked share and zeros of " + set,
                "What each event sets to zero, and what is still zero in the delivered classifier. The published 15 % to 40 % is the"
                        + " mean of events; only a mask that is held delivers zeros.",
                panels,
                arms);
    }

    private Figure factors() {
        var lines = Stream.of(Method.DAE_PERTURB, Method.DAE, Method.DNN, Method.GBT, Method.RIDGE)
                .filter(settings::runs)
                .map(Method::arm)
                .map(arm -> new OverlayLine(arm, MetricNames.BY_FACTORS, arm, Figure.Look.MEAN))
                .toList();
        return new Figure.Overlay(
                "Accuracy against correlation",
                "The columns share five factors, which have this share of every column's variance; the rule of the labels is the same"
                        + " at each.",
                List.of(new OverlayPanel("accuracy", lines, false)),
                "ρ",
                false,
                OptionalDouble.empty());
    }

    private Figure accuracies() {
        var arms = Stream.of(Method.values())
                .filter(settings::runs)
                .filter(m -> m.sets(settings.data()).stream()
                        .anyMatch(settings.data().sets()::contains))
                .map(m -> new Panel(m.arm(), m.arm()))
                .toList();
        var sets = settings.data().sets().stream()
                .map(set -> new Panel(MetricNames.of(MetricNames.ACC, set), set))
                .toList();
        return new Figure.ArmMap(
                "Accuracy of every arm",
                "Mean over seeds and folds; arms without a number were not run on that table.",
                arms,
                sets,
                CHANCE,
                1);
    }

    private Figure faults(Known known) {
        var data = settings.data();
        return new Figure.SeedIntervals(
                "What the published faults are worth",
                "Accuracy with the fault less accuracy without it; for the frozen encoder, accuracy of all layers less that of the head"
                        + " alone, which is what the published comparison gives the method on top.",
                Stream.of(
                                fault("ReLU on the logit", Method.DNN_PUBLISHED, Method.DNN, data.binary()),
                                fault(
                                        "dropout carried over in one layer",
                                        Method.DAE_DROPOUT_PUBLISHED,
                                        Method.DAE_DROPOUT,
                                        data.partial()),
                                fault(
                                        "head_only_gap of the held mask",
                                        Method.DAE_HELD,
                                        Method.DAE_HELD_FROZEN,
                                        data.core()),
                                fault(
                                        "head_only_gap of pruning by magnitude",
                                        Method.DAE_MAGPRUNE,
                                        Method.DAE_MAGPRUNE_FROZEN,
                                        data.core()),
                                fault("luckiest batch", Method.DAE_MINBATCH, Method.DAE_PERTURB, data.sets()))
                        .map(p -> new IntervalPanel(
                                p.label(),
                                p.xLabel(),
                                p.contrasts().stream().filter(known::has).toList()))
                        .filter(p -> !p.contrasts().isEmpty())
                        .toList());
    }

    private static IntervalPanel fault(String label, Method one, Method other, List<String> sets) {
        return new IntervalPanel(
                label,
                one.arm() + " less " + other.arm(),
                sets.stream()
                        .map(set -> Contrast.of(set, acc(one.arm(), set), acc(other.arm(), set)))
                        .toList());
    }

    /** The second reading, beside the first one and not judged. */
    List<CurveTable> tables() {
        var data = settings.data();
        var panels = data.sets().stream()
                .map(set -> new Panel(MetricNames.folds(set), set))
                .toList();
        var arms = Stream.of(Method.values())
                .filter(settings::runs)
                .filter(m -> m != Method.DAE_PERTURB)
                .filter(m -> m.sets(data).stream().anyMatch(data.sets()::contains))
                .map(Method::arm)
                .toList();
        var table = new CurveTable(
                "Second reading: would the differences carry over to new rows?",
                "Differences of accuracy over all seeds and folds together, with the corrected resampled t of Nadeau and Bengio (2003)"
                        + " and its one-sided p; printed and not judged.",
                "folds",
                panels,
                arms,
                Optional.of(new CurveTable.Resampled(Method.DAE_PERTURB.arm(), 1.0 / (data.folds() - 1))));
        return Known.of(settings).hasAll(table.reads()) ? List.of(table) : List.of();
    }
}
