package org.l2bench.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.CustomPanel.Scale;
import org.l2bench.core.exhibit.Estimate;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.core.exhibit.Marks.Point;
import org.l2bench.reports.FakeRecords;
import org.l2bench.reports.verdict.Samples;

/** A figure of somebody else is drawn, said in words, tabled and captioned as the engine does it, and never costs the page. */
class CustomPlotTest {
    private record Own(String title, List<String> arms, Function<List<Results>, List<CustomPanel>> of)
            implements Figure.Custom {
        @Override
        public String caption() {
            return "Mine.";
        }

        @Override
        public List<Reads> reads() {
            return List.of(Reads.metrics(arms, List.of("m", "n")));
        }

        @Override
        public List<CustomPanel> panels(List<Results> seeds) {
            return of.apply(seeds);
        }
    }

    private static final List<String> ARMS = List.of("a", "b");

    private static List<Point> means(List<Results> seeds) {
        return ARMS.stream()
                .flatMap(arm -> Point.mean(arm, Quantity.metric(arm, "m"), Quantity.metric(arm, "n"), seeds).stream())
                .toList();
    }

    private static Plot plot(String title, Samples samples, Function<List<Results>, List<CustomPanel>> of) {
        return Plot.of(new Own(title, ARMS, of), samples, ARMS, List.of());
    }

    private static Plot shown(Marks... series) {
        return plot("T", samples(), s -> List.of(CustomPanel.of(Scale.log("across"), Scale.linear("up"), series)));
    }

    private static Samples samples() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 1, 3)
                .metric("n", 10, 30)
                .arm("b")
                .metric("m", 4, Double.NaN)
                .metric("n", 5, 6)
                .records();
        return Samples.of(records, List.of(1, 2, 3));
    }

    @Test
    void marksAreDrawnSaidInWordsAndTabled() {
        var line = plot(
                "T",
                samples(),
                seeds -> List.of(CustomPanel.of(
                        Scale.log("across"),
                        Scale.linear("up"),
                        Marks.line("strengths", means(seeds)),
                        Marks.dots("none", List.of()),
                        Marks.reference("equal", List.of(1.0, 4.0), List.of(1.0, 4.0)))));
        assertThat(line.problems()).isEmpty();
        assertThat(line.document())
                .contains("up over across. strengths: a 20.0 (10.0 to 30.0) at 2.00 (1.00 to 3.00), b 5.00 at 4.00;"
                        + " none: no points; equal (reference): 1.00 at 1.00, 4.00 at 4.00")
                .contains("none (no points)</text>", ">across (log scale)</text>", "class=\"predicted\"");
        assertThat(line.caption())
                .isEqualTo(
                        "Mine. Bar: minimum to maximum over seeds. Dashed line without marks: a reference, not measured."
                                + " Not there and left out: m[a] in 1 of 3 seeds, n[a] in 1 of 3 seeds, m[b] in 1 of 3 seeds,"
                                + " n[b] in 1 of 3 seeds. Not a finite number and left out: m[b] in 1 of 3 seeds.");
        assertThat(line.numbers()).singleElement().satisfies(table -> {
            assertThat(table.title()).isEqualTo("T");
            assertThat(table.rows())
                    .containsExactly(
                            List.of("strengths", "a", "2.000 (1.000 … 3.000)", "20.00 (10.00 … 30.00)", "2"),
                            List.of("strengths", "b", "4.000", "5.000", "1"));
            assertThat(table.note()).isEqualTo("In brackets: minimum to maximum over seeds.");
        });
        assertThat(line.document()).isEqualTo(line.document());
    }

    @Test
    void textIsEscaped() {
        var point = new Point("<b>&'\"", Estimate.of(1), Estimate.of(1));
        var svg = plot(
                        "<script>",
                        samples(),
                        s -> List.of(CustomPanel.of(
                                Scale.linear("x & <i>"), Scale.linear("y"), Marks.dots("\"'>", List.of(point)))))
                .document();
        assertThat(svg)
                .contains("&lt;script&gt;", "x &amp; &lt;i&gt;", "&quot;&#39;&gt;", "&lt;b&gt;&amp;&#39;&quot;")
                .doesNotContain("<script>", "<i>", "<b>");
    }

    @Test
    void whatAnAxisCannotShowIsLeftOutAndCounted() {
        var points = List.of(
                Point.of(0, 1),
                Point.of(1, 1e200),
                Point.of(1, 1),
                new Point("", Estimate.of(2, -1, 5), Estimate.of(2)));
        var plot = shown(Marks.line("l", points));
        assertThat(plot.caption())
                .endsWith(
                        "2 points are not shown: at or below 0 on a logarithmic axis, or of a size beyond 1e-100 and 1e100.");
        assertThat(plot.document())
                .contains("l: 1.00 at 1.00, 2.00 at 2.00 (−1.00 to 5.00)")
                .doesNotContain("NaN");
        for (double extreme : new double[] {1e100, -1e100, 1e-100, Math.nextUp(1.0), 1e-320, 0}) {
            var numbers = List.of(Point.of(1, extreme), Point.of(1, 1), Point.of(1e-320, 0));
            assertThat(shown(Marks.line("l", numbers)).document()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void whatCannotBeDrawnSaysSoInItsPlace() {
        var plot = shown(Marks.dots("l", List.of(Point.of(1, Double.NaN))));
        var reason =
                "panel 1, series 1 \"l\", point 1: y must be a finite number, was NaN; leave out what cannot be worked out";
        assertThat(plot.problems()).containsExactly("figure \"T\": " + reason);
        assertThat(plot.caption()).isEqualTo("Mine. " + reason + ".");
        assertThat(plot.document()).contains("could not be drawn; the caption says why");
        assertThat(plot.numbers()).isEmpty();
    }

    @Test
    void nothingThatIsRunIsNothingDrawn() {
        var none = plot(
                "T",
                Samples.of(List.of(), List.of(1)),
                seeds -> List.of(CustomPanel.of(
                        Scale.log("x"),
                        Scale.log("y"),
                        Marks.line("l", means(seeds)),
                        Marks.reference("r", List.of(1.0), List.of(1.0)))));
        assertThat(none.problems()).isEmpty();
        assertThat(none.document()).contains("no record has these numbers yet");
    }

    @Test
    void severalPanelsStandSideBySideAndLongLegendsTakeRows() {
        var many = IntStream.range(0, 9)
                .mapToObj(i -> Marks.dots("a series of some length " + i, List.of(Point.of(i, i))))
                .toList();
        var plot = plot(
                "T",
                samples(),
                s -> List.of(
                        new CustomPanel("left", Scale.linear("x"), Scale.linear("y"), many),
                        new CustomPanel("right", Scale.linear("x"), Scale.linear("y"), many)));
        assertThat(plot.panels()).hasSize(2);
        assertThat(plot.numbers()).extracting(t -> t.title()).containsExactly("T: left", "T: right");
        assertThat(plot.document()).contains("y=\"27\"", "y=\"30.5\"", "y=\"46.5\"");
        assertThat(plot.caption()).isEqualTo("Mine. Each panel has its own range.");
    }
}
