package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.exhibit.CustomDrawing;
import org.l2bench.core.exhibit.CustomDrawing.Asked;
import org.l2bench.core.exhibit.CustomDrawing.Had;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.table.MarksTable;
import org.l2bench.reports.table.TextTable;
import org.l2bench.reports.verdict.Samples;

/**
 * {@link Figure.Custom}: the marks are the figure's, all else is the engine's.
 *
 * @param seeds those that the figure was asked about, in its order
 */
record CustomPlot(Figure.Custom figure, Samples samples, List<Replicate> seeds, CustomDrawing said) {
    private static final double WIDTH = 380;

    /** Names in a sentence; a caption that lists more is no caption. */
    private static final int MOST_NAMES = 6;

    /** Asks the figure; it cannot fail so that the rest of the page is lost. */
    static CustomPlot of(Figure.Custom figure, Samples samples) {
        var arms = Stream.ofNullable(figure.reads())
                .flatMap(List::stream)
                .flatMap(r -> r.arms().stream())
                .distinct()
                .toList();
        var seeds = samples.seedsOf(arms);
        return new CustomPlot(
                figure,
                samples,
                seeds,
                CustomDrawing.of(figure, seeds.stream().map(samples::results).toList()));
    }

    Drawing drawing() {
        if (!said.problems().isEmpty()) {
            return Drawing.failed(
                    Blank.picture(WIDTH, figure.title(), "could not be drawn; the caption says why"), said.problems());
        }
        var isAlone = said.panels().size() == 1;
        var panels = said.panels().stream()
                .map(p -> new MarksPanel(name(p), p, isAlone))
                .toList();
        return new Drawing(panels.stream().map(MarksPanel::draw).toList(), reading(panels), tables());
    }

    private String name(CustomPanel panel) {
        return panel.label().isEmpty() ? figure.title() : panel.label();
    }

    private List<TextTable> tables() {
        return said.panels().stream()
                .map(p -> MarksTable.of(panelTitle(p), p, figure.intervals(), samples.noun()))
                .filter(t -> !t.rows().isEmpty())
                .toList();
    }

    private String panelTitle(CustomPanel panel) {
        return panel.label().isEmpty() ? figure.title() : figure.title() + ": " + panel.label();
    }

    private String reading(List<MarksPanel> panels) {
        var sentences = new ArrayList<String>();
        var series = said.panels().stream().flatMap(p -> p.series().stream()).toList();
        if (series.stream()
                .flatMap(s -> s.points().stream())
                .anyMatch(p -> p.x().hasInterval() || p.y().hasInterval())) {
            sentences.add("Bar: " + figure.intervals() + ".");
        }
        if (series.stream().anyMatch(s -> s.look() == Marks.Look.REFERENCE)) {
            sentences.add("Dashed line without marks: a reference, not measured.");
        }
        if (panels.size() > 1) {
            sentences.add("Each panel has its own range.");
        }
        lacking("Not there and left out", Had.NOTHING, sentences);
        lacking("Not a finite number and left out", Had.NOT_FINITE, sentences);
        int lost = panels.stream().mapToInt(MarksPanel::lost).sum();
        if (lost > 0) {
            sentences.add(lost + (lost == 1 ? " point is" : " points are")
                    + " not shown: at or below 0 on a logarithmic axis, or of a size beyond 1e-100 and 1e100.");
        }
        return String.join(" ", sentences);
    }

    private void lacking(String what, Had had, List<String> sentences) {
        var seedsByName = new LinkedHashMap<String, LinkedHashSet<Integer>>();
        said.asked().stream().filter(a -> a.had() == had && isWanted(a)).forEach(a -> seedsByName
                .computeIfAbsent(Formula.of(a.name(), a.arm()), k -> new LinkedHashSet<>())
                .add(a.seed()));
        if (seedsByName.isEmpty()) {
            return;
        }
        var names = seedsByName.entrySet().stream()
                .limit(MOST_NAMES)
                .map(e ->
                        e.getKey() + " in " + e.getValue().size() + " of " + seeds.size() + " " + samples.noun() + "s")
                .toList();
        var more = seedsByName.size() - names.size();
        sentences.add(what + ": " + String.join(", ", names) + (more > 0 ? ", and " + more + " more" : "") + ".");
    }

    private boolean isWanted(Asked asked) {
        return asked.seed() < seeds.size() && samples.isWanted(asked.arm(), seeds.get(asked.seed()));
    }
}
