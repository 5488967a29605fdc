package org.l2bench.reports.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.verdict.Finding;

/** A finding's effect and interval against its threshold, as small as a word; all findings of a claim share a scale. */
public final class Strip {
    private static final double WIDTH = 132;
    private static final double HEIGHT = 18;

    private Strip() {}

    /** The strip of one of the findings; empty markup if it has no effect, or nothing to see it against. The numbers stand beside it as text. */
    public static Markup of(Finding finding, List<Finding> all) {
        boolean bare = finding.interval().isEmpty() && finding.threshold().isEmpty();
        if (finding.effect().isEmpty() || bare) {
            return new Markup();
        }
        var values = all.stream()
                .flatMapToDouble(Strip::values)
                .filter(Double::isFinite)
                .summaryStatistics();
        var margin = Math.max((values.getMax() - values.getMin()) * 0.06, 1e-12);
        var axis = new Axis(false, values.getMin() - margin, values.getMax() + margin, List.of());
        var frame = new Frame(WIDTH, HEIGHT, 2, 2, 0, 0, axis, axis);
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        finding.setAside() ? "strip aside" : "strip",
                        "aria-hidden",
                        "true",
                        "width",
                        Ink.number(WIDTH),
                        "height",
                        Ink.number(HEIGHT),
                        "viewBox",
                        "0 0 " + Ink.number(WIDTH) + " " + Ink.number(HEIGHT));
        Ink.path(svg, "mark", "M" + Ink.number(frame.px(finding.threshold().orElse(0))) + " 0V18");
        finding.interval().ifPresent(i -> {
            var low = Ink.number(frame.px(i.low()));
            var high = Ink.number(frame.px(i.high()));
            Ink.path(svg, "whisker", "M" + low + " 9H" + high + "M" + low + " 5v8M" + high + " 5v8");
        });
        svg.empty(
                "circle",
                "class",
                "dot",
                "cx",
                Ink.number(frame.px(finding.effect().getAsDouble())),
                "cy",
                "9",
                "r",
                "3.2");
        return svg.close();
    }

    private static DoubleStream values(Finding finding) {
        if (finding.effect().isEmpty()) {
            return DoubleStream.empty();
        }
        var ends =
                finding.interval().map(i -> DoubleStream.of(i.low(), i.high())).orElseGet(DoubleStream::empty);
        return DoubleStream.concat(
                ends,
                DoubleStream.of(
                        finding.effect().getAsDouble(), finding.threshold().orElse(0)));
    }
}
