package org.l2bench.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.FakeRecords;
import org.l2bench.reports.verdict.Samples;

class PlotTest {
    private static final List<Figure.Panel> PANELS = List.of(new Figure.Panel("m", "the metric"));
    private static final List<Metric> METRICS = List.of(new Metric("m", "M", "%", 1, 0, "g"));

    @Test
    void histogramsKeepAllProbabilityAndPutItWhereItIs() {
        // Uniform on 0..1 and on 1..2: pooled, a flat density over the axis from 0 to 2.
        var seeds = List.of(
                new Curve(List.of(0.0, 0.5, 1.0), List.of(0.0, 0.5, 1.0)),
                new Curve(List.of(0.0, 1.0), List.of(1.0, 2.0)));
        var shares = HistogramPanel.shares(seeds, new Axis(false, 0, 2, List.of()));
        assertThat(shares).allSatisfy(s -> assertThat(s).isCloseTo(100.0 / shares.size(), within(1e-9)));
        var atOnePoint = HistogramPanel.shares(
                List.of(new Curve(List.of(0.0, 1.0), List.of(2.0, 2.0))), new Axis(false, 0, 2, List.of()));
        assertThat(atOnePoint.get(shares.size() - 1)).isCloseTo(100, within(1e-9));
    }

    @Test
    void dotsSayTheirNumbersInWords() {
        var records = new FakeRecords().arm("a").metric("m", 90, 91, 95).records();
        var figure = new Figure.SeedDots("T", "C", PANELS, List.of("a", "b"));
        var svg = plot(figure, Samples.of(records, List.of(1, 2, 3))).document();
        assertThat(svg)
                .contains("a mean 92.0, minimum 90.0, maximum 95.0, n = 3; b not run")
                .contains("not run</text>");
    }

    /** Differences 1, 2, 3: mean 2, sd 1, t(0.975, 2) = 4.3027, so 2 +- 2.4842. */
    @Test
    void intervalsOverSeedsAreStudents() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 11, 22, 33)
                .arm("b")
                .metric("m", 10, 20, 30)
                .records();
        var contrasts = List.of(
                Contrast.of("a - b", Quantity.metric("a", "m"), Quantity.metric("b", "m")),
                Contrast.of("a - c", Quantity.metric("a", "m"), Quantity.metric("c", "m")));
        var figure =
                new Figure.SeedIntervals("T", "C", List.of(new Figure.IntervalPanel("panel", "points", contrasts)));
        var svg = plot(figure, Samples.of(records, List.of(1, 2, 3))).document();
        assertThat(svg)
                .contains("a - b mean +2.0000, 95 % interval −0.4841 to +4.4841, n = 3; a - c not run")
                .contains("not run</text>");
    }

    @Test
    void aMapHasANumberInEveryCellAndShadesBetweenItsEnds() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 0.2, 0.4)
                .arm("b")
                .metric("m", 2, 2)
                .records();
        var rows = List.of(new Figure.Panel("a", "a ↓"), new Figure.Panel("b", "b"), new Figure.Panel("c", "c"));
        var figure = new Figure.ArmMap("T", "C", rows, List.of(new Figure.Panel("m", "one")), 0, 1);
        var svg = plot(figure, Samples.of(records, List.of(1, 2))).document();
        assertThat(svg).contains("a ↓: one 0.30; b: one 2.00; c: one not run");
        // 0.04 + 0.46 * 0.3, and the darkest for what is beyond the end.
        assertThat(svg).contains("fill-opacity=\"0.18\"").contains("fill-opacity=\"0.5\"");
        assertThat(svg.split("<rect class=\"cell\"", -1)).as("cells").hasSize(3);
        assertThat(plot(figure, Samples.of(List.of(), List.of(1))).document())
                .contains("no record has these metrics yet");
    }

    @Test
    void curvesShowTheMeanAndWhatTheyCannotShow() {
        var records = new FakeRecords()
                .arm("a")
                .curve(1, "m", List.of(1.0, 2.0), List.of(1.0, 0.5))
                .curve(2, "m", List.of(1.0, 2.0), List.of(3.0, 0.0))
                .records();
        var figure = new Figure.Curves("T", "C", PANELS, List.of("a"), "epoch", false, true, OptionalDouble.of(1));
        var svg = plot(figure, Samples.of(records, List.of(1, 2))).document();
        assertThat(svg).contains("a ends at 0.500 (mean of 1 seeds, 0.500 to 0.500) at 2.00");
        assertThat(svg).contains("1 values at or below 0 or not finite are not shown");
    }

    @Test
    void slopesJoinTheSeedsThatHaveBothEnds() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 10, 20, 30)
                .arm("b")
                .metric("m", 20, 40)
                .records();
        var figure = new Figure.Slopes("T", "C", "m", "before", "after", List.of(new Figure.Slope("way", "a", "b")));
        var svg = plot(figure, Samples.of(records, List.of(1, 2, 3))).document();
        assertThat(svg).contains("way from 15.0 (before) to 30.0 (after), means of 2 seeds");
        assertThat(svg.split("stroke-width:.7", -1)).as("thin lines").hasSize(3);
        assertThat(svg).contains(">before</text>").contains(">after</text>");
        var none = new Figure.Slopes("T", "C", "m", "before", "after", List.of(new Figure.Slope("way", "a", "c")));
        assertThat(plot(none, Samples.of(records, List.of(1))).document()).contains("no seed has both ends yet");
    }

    @Test
    void aScatterSaysWhereItsMarksAreAndLeavesOutArmsWithoutNumbers() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 10, 20)
                .metric("o", 1, 3)
                .arm("b")
                .metric("m", 5)
                .records();
        var groups = List.of(new Figure.ArmGroup("one", List.of("a")), new Figure.ArmGroup("two", List.of("b")));
        var figure = new Figure.ArmScatter("T", "C", "m", "o", groups);
        var metrics = List.of(METRICS.get(0), new Metric("o", "O", "", 1, 0, "g"));
        var samples = Samples.of(records, List.of(1, 2));
        var svg = Plot.of(figure, samples, List.of("a", "b"), metrics).document();
        assertThat(svg).contains("a: M 15.0, O 2.0").doesNotContain("b: ").contains(">one</text>");
    }

    @Test
    void aFrontJoinsTheMeansThatNoOtherMeanBeats() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 1)
                .metric("o", 1)
                .arm("b")
                .metric("m", 2)
                .metric("o", 3)
                .arm("c")
                .metric("m", 3)
                .metric("o", 2)
                .records();
        var groups = List.of(new Figure.ArmGroup("all", List.of("a", "b", "c")));
        var guides = new Figure.Guides(Optional.of(new Figure.Band("chance", 0.5, 1.5)), true, Map.of("b", "named"));
        var figure = new Figure.ArmScatter("T", "C", "m", "o", groups, guides);
        var metrics = List.of(METRICS.get(0), new Metric("o", "O", "", 1, 0, "g"));
        var svg = Plot.of(figure, Samples.of(records, List.of(1)), List.of("a", "b", "c"), metrics)
                .document();
        assertThat(svg).contains(">chance</text>").contains(">named</text>").doesNotContain(">b</text>");
        var front = svg.substring(svg.indexOf("stroke-dasharray:4 3"));
        assertThat(front.substring(0, front.indexOf("/>"))
                        .chars()
                        .filter(c -> c == 'L')
                        .count())
                .isEqualTo(1);
    }

    @Test
    void stackedBarsSayWhatTheyAddUpTo() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 0.1, 0.3)
                .metric("o", 0.05, 0.05)
                .metric("t", 0.19, 0.21)
                .arm("b")
                .metric("m", 0.4)
                .records();
        var segments = List.of(new Figure.Panel("m", "error"), new Figure.Panel("o", "added"));
        var figure = new Figure.StackedBars(
                "T",
                "C",
                List.of("a", "b"),
                segments,
                new Figure.Panel("t", "test"),
                Quantity.metric("b", "m"),
                "limit",
                "x");
        var samples = Samples.of(records, List.of(1, 2));
        var svg = plot(figure, samples).document();
        assertThat(svg)
                .contains("a: error 0.200 + added 0.0500 = 0.250, test 0.200; limit 0.400")
                .contains(">error</text>")
                .contains(">added</text>")
                .doesNotContain("b: ");
        assertThat(figure.reads()).hasSize(7);
        assertThat(plot(figure, Samples.of(List.of(), List.of(1))).document())
                .contains("no record has these metrics yet");
    }

    @Test
    void aPanelWithoutDataSaysSo() {
        var figure = new Figure.Curves("T", "C", PANELS, List.of("a"), "epoch", false, false, OptionalDouble.empty());
        assertThat(plot(figure, Samples.of(List.of(), List.of(1))).document()).contains("no record has this curve yet");
    }

    @Test
    void seriesDifferWithoutColour() {
        var looks = IntStream.range(0, 12)
                .mapToObj(i -> new Series(i).dash()
                        + new Series(i).marker(0, 0, 1).toString().replaceAll("s\\d", ""))
                .toList();
        assertThat(looks).doesNotHaveDuplicates();
    }

    private static Figure heatMap(int shear) {
        var grid = Grid.of("a", List.of(0.01, 0.1, 1.0), List.of(1e-3, 1e-2, 1e-1), (i, j) -> "m" + i + j);
        return new Figure.HeatMap("T", "C", List.of(new Figure.MapPanel("map", grid, shear, "λ")), "rate");
    }

    /** The best strength is 0.01 at every rate: b = 0 as it is, 1 when sheared. */
    @Test
    void heatMapsSayTheirBestPointsAndSlope() {
        var fake = new FakeRecords().arm("a");
        for (var i = 0; i < 3; i++) {
            fake.metric(1, "m" + i + 0, 0.3).metric(1, "m" + i + 1, 0.2).metric(1, "m" + i + 2, 0.3);
        }
        var samples = Samples.of(fake.records(), List.of(1));
        assertThat(plot(heatMap(0), samples).document())
                .contains("at rate 0.10 the best λ is 0.010 with 20.0 %")
                .contains("b = 0.00")
                .contains(">30.0</text>");
        assertThat(plot(heatMap(1), samples).document())
                .contains("at rate 0.10 the best λ is 0.0020 with 20.0 %")
                .contains("b = +1.00");
        assertThat(plot(heatMap(0), Samples.of(List.of(), List.of(1))).document())
                .contains("no record has this grid yet");
    }

    @Test
    void overlaysShowZeroApartAndPredictionsWithoutMarks() {
        var records = new FakeRecords()
                .arm("a")
                .curve(1, "m", List.of(0.0, 0.1, 1.0), List.of(3.0, 2.0, 1.0))
                .curve(1, "theory", List.of(0.1, 1.0), List.of(2.0, 1.0))
                .records();
        var lines = List.of(
                new Figure.OverlayLine("a", "m", "measured", Figure.Look.MEAN),
                new Figure.OverlayLine("a", "theory", "formula", Figure.Look.PREDICTION),
                new Figure.OverlayLine("b", "m", "absent", Figure.Look.MEAN));
        var figure = new Figure.Overlay(
                "T", "C", List.of(new Figure.OverlayPanel("panel", lines, false)), "λ", true, OptionalDouble.of(0.01));
        var svg = plot(figure, Samples.of(records, List.of(1))).document();
        assertThat(svg)
                .contains("measured ends at 1.00")
                .contains("class=\"predicted\"")
                .contains(">0</text>")
                .doesNotContain("absent ends");
    }

    @Test
    void pointsOfAllSeedsStandByThemselves() {
        var records = new FakeRecords()
                .arm("a")
                .curve(1, "m", List.of(0.0, 1.0), List.of(3.0, 2.0))
                .curve(2, "m", List.of(0.0, 1.0), List.of(1.0, 2.0))
                .records();
        var lines = List.of(new Figure.OverlayLine("a", "m", "each", Figure.Look.POINTS));
        var figure = new Figure.Overlay(
                "T", "C", List.of(new Figure.OverlayPanel("panel", lines, false)), "x", false, OptionalDouble.empty());
        var svg = plot(figure, Samples.of(records, List.of(1, 2))).document();
        assertThat(svg).contains("each, 4 points, the last at 2.00").doesNotContain("class=\"band");
        // Two seeds meet in one point.
        assertThat(svg.split("class=\"dots", 2)[1].split("/>", 2)[0].split("h0", -1))
                .hasSize(3 + 1);
    }

    private static Plot plot(Figure figure, Samples samples) {
        return Plot.of(figure, samples, List.of("a", "b"), METRICS);
    }
}
