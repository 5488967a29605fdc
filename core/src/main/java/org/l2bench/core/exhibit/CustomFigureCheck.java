package org.l2bench.core.exhibit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the panels of a {@link Figure.Custom}: all of it at once, each with its place. */
final class CustomFigureCheck {
    /** More marks than anybody can tell apart, and a page that no browser likes. */
    static final int MOST_POINTS = 5_000;

    private final List<String> problems = new ArrayList<>();

    private CustomFigureCheck() {}

    static List<String> problems(Figure.Custom figure, List<CustomPanel> panels) {
        var check = new CustomFigureCheck();
        check.text("its title", figure.title());
        check.text("its caption", figure.caption());
        check.text("the text of its intervals", figure.intervals());
        check.require(!panels.isEmpty(), "needs a panel, has none");
        var several = panels.size() > 1;
        for (int i = 0; i < panels.size(); i++) {
            check.panel(place("panel", i, panels.get(i).label()), panels.get(i), several);
        }
        if (several) {
            check.distinct("its panels", panels.stream().map(CustomPanel::label).toList());
        }
        long points = panels.stream()
                .flatMap(p -> p.series().stream())
                .mapToLong(s -> s.points().size())
                .sum();
        check.require(
                points <= MOST_POINTS,
                "must have at most " + MOST_POINTS + " points, had " + points + "; thin them out");
        return List.copyOf(check.problems);
    }

    private void panel(String place, CustomPanel panel, boolean mustHaveLabel) {
        if (mustHaveLabel || !panel.label().isEmpty()) {
            text("the label of " + place, panel.label());
        }
        text("the label of the x axis of " + place, panel.x().label());
        text("the label of the y axis of " + place, panel.y().label());
        require(!panel.series().isEmpty(), place + " needs a series, has none");
        for (int i = 0; i < panel.series().size(); i++) {
            var series = panel.series().get(i);
            series(place + ", " + place("series", i, series.label()), series);
        }
        distinct(
                "the series of " + place,
                panel.series().stream().map(Marks::label).toList());
    }

    private void series(String place, Marks series) {
        text("the label of " + place, series.label());
        for (int i = 0; i < series.points().size(); i++) {
            var point = series.points().get(i);
            var here = place + ", " + place("point", i, point.label());
            require(isPlain(point.label()), "the label of " + here + " must be one line of text");
            estimate(here + ": x", point.x());
            estimate(here + ": y", point.y());
        }
    }

    private void estimate(String place, Estimate estimate) {
        if (Stream.of(estimate.value(), estimate.low(), estimate.high()).allMatch(Double::isFinite)) {
            require(
                    estimate.low() <= estimate.value() && estimate.value() <= estimate.high(),
                    place + " must lie in its interval, was " + estimate.value() + " in " + estimate.low() + " to "
                            + estimate.high());
            return;
        }
        var interval =
                estimate.low() == estimate.value() || (Double.isNaN(estimate.low()) && Double.isNaN(estimate.value()))
                        ? ""
                        : " in " + estimate.low() + " to " + estimate.high();
        problems.add(place + " must be a finite number, was " + estimate.value() + interval
                + "; leave out what cannot be worked out");
    }

    private void text(String what, String text) {
        require(!text.isBlank(), what + " must not be empty");
        require(isPlain(text), what + " must be one line of text, was \"" + shown(text) + "\"");
    }

    /** SVG has no place for a control character, nor a line of text for the end of one. */
    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(CustomFigureCheck::isControl);
    }

    private static boolean isControl(int letter) {
        int kind = Character.getType(letter);
        return Character.isISOControl(letter)
                || kind == Character.SURROGATE
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR
                || (letter & 0xFFFE) == 0xFFFE;
    }

    private void distinct(String what, List<String> labels) {
        var twice = labels.stream()
                .filter(l -> !l.isBlank() && Collections.frequency(labels, l) > 1)
                .distinct()
                .toList();
        require(
                twice.isEmpty(),
                what + " must have labels of their own, " + String.join(", ", twice) + " stands twice");
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }

    private static String place(String kind, int index, String label) {
        return kind + " " + (index + 1) + (label.isBlank() ? "" : " \"" + shown(label) + "\"");
    }

    /** With a question mark for what a terminal would obey. */
    private static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(isControl(c) ? '?' : c));
        return shown.toString();
    }
}
