package org.l2bench.reports.plot;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.metric.GridOptimum;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/**
 * One map of {@link Figure.HeatMap}. Every cell has its number, so that shade is never the only cue; the best cell of each
 * rate has a frame, and a dot where the parabola through it has its vertex.
 */
record HeatMapPanel(Figure.HeatMap figure, Figure.MapPanel panel, Samples samples) {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 330;

    Picture draw() {
        var grid = panel.grid();
        var cells = means(grid);
        var known = IntStream.range(0, grid.rates().size())
                .mapToObj(i -> cells[i])
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (known.getCount() == 0) {
            return Blank.picture(WIDTH, panel.label(), "no record has this grid yet");
        }
        var halfWidth = halfStep(grid.rates());
        var halfHeight = halfStep(grid.strengths());
        var lowest = place(0, 0);
        var highest = lowest;
        for (var i = 0; i < grid.rates().size(); i++) {
            lowest = Math.min(lowest, place(i, 0));
            highest = Math.max(highest, place(i, grid.strengths().size() - 1));
        }
        var lastRate = grid.rates().get(grid.rates().size() - 1);
        var frame = new Frame(
                WIDTH,
                HEIGHT,
                52,
                8,
                42,
                36,
                Axis.logarithmic(grid.rates().get(0) / halfWidth, lastRate * halfWidth),
                Axis.logarithmic(lowest / halfHeight, highest * halfHeight));
        var svg = frame.open(panel.label(), describe(cells));
        frame.drawY(svg, panel.yLabel() + " (log scale)");
        frame.drawX(svg, figure.xLabel());
        for (var i = 0; i < grid.rates().size(); i++) {
            drawColumn(svg, frame, i, cells[i], known.getMin(), known.getMax(), halfWidth, halfHeight);
        }
        for (var i = 0; i < grid.rates().size(); i++) {
            drawVertex(svg, frame, i, cells[i]);
        }
        Ink.text(svg, slopeText(cells), "axis-label", Ink.Anchor.END, WIDTH - 8, 34);
        return new Picture(WIDTH, HEIGHT, svg.close());
    }

    private void drawColumn(
            Markup svg,
            Frame frame,
            int i,
            double[] column,
            double smallest,
            double largest,
            double halfWidth,
            double halfHeight) {
        var rate = panel.grid().rates().get(i);
        var left = frame.px(rate / halfWidth);
        var right = frame.px(rate * halfWidth);
        var best = best(column);
        for (var j = 0; j < column.length; j++) {
            if (!Double.isFinite(column[j])) {
                continue;
            }
            var top = frame.py(place(i, j) * halfHeight);
            var bottom = frame.py(place(i, j) / halfHeight);
            // Dark is good: the eye goes to the best points.
            var share = largest > smallest ? (largest - column[j]) / (largest - smallest) : 0;
            svg.empty(
                    "rect",
                    "class",
                    j == best ? "cell best" : "cell",
                    "x",
                    Ink.number(left + 1),
                    "y",
                    Ink.number(top + 1),
                    "width",
                    Ink.number(right - left - 2),
                    "height",
                    Ink.number(bottom - top - 2),
                    "fill-opacity",
                    Ink.number(0.04 + 0.5 * share * share));
            var text = Numbers.fixed(100 * column[j], 1);
            Ink.text(svg, text, "tick", Ink.Anchor.MIDDLE, (left + right) / 2, (top + bottom) / 2 + 3.5);
        }
        svg.text("\n");
    }

    private void drawVertex(Markup svg, Frame frame, int i, double[] column) {
        GridOptimum.log10Best(array(panel.grid().strengths()), column).ifPresent(log10 -> {
            var rate = panel.grid().rates().get(i);
            var y = frame.py(StrictMath.pow(10, log10) * shear(rate));
            // Beside the number, at the right edge of the cell.
            var x = frame.px(rate * StrictMath.pow(halfStep(panel.grid().rates()), 0.8));
            svg.empty("circle", "class", "dot", "cx", Ink.number(x), "cy", Ink.number(y), "r", "2.6");
        });
    }

    /** Where a cell's middle is drawn. */
    private double place(int i, int j) {
        return panel.grid().strengths().get(j) * shear(panel.grid().rates().get(i));
    }

    private double shear(double rate) {
        return StrictMath.pow(2 * rate, panel.shear());
    }

    private double[][] means(Grid grid) {
        return grid.cells().stream()
                .map(row -> row.stream()
                        .mapToDouble(q -> {
                            var values = List.copyOf(samples.values(q).values());
                            return values.isEmpty()
                                    ? Double.NaN
                                    : Summary.of(values).mean();
                        })
                        .toArray())
                .toArray(double[][]::new);
    }

    /** -1 if there is none. */
    private static int best(double[] column) {
        var best = -1;
        for (var j = 0; j < column.length; j++) {
            if (Double.isFinite(column[j]) && (best < 0 || column[j] < column[best])) {
                best = j;
            }
        }
        return best;
    }

    private OptionalDouble slope(double[][] cells) {
        var slope = GridOptimum.slope(
                array(panel.grid().rates()), array(panel.grid().strengths()), cells);
        // Moving each column by (2 rate)^shear adds shear to the slope.
        return slope.isPresent() ? OptionalDouble.of(slope.getAsDouble() + panel.shear()) : slope;
    }

    private String slopeText(double[][] cells) {
        var slope = slope(cells);
        return slope.isPresent()
                ? "b = " + Numbers.signed(slope.getAsDouble(), 2)
                : "b undecided: fewer than three optima inside";
    }

    /** Square root of the ratio of neighbours: from a cell's middle to its edge, as a factor. */
    private static double halfStep(List<Double> values) {
        return values.size() < 2 ? 1.8 : StrictMath.sqrt(values.get(1) / values.get(0));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String describe(double[][] cells) {
        var parts = IntStream.range(0, cells.length)
                .filter(i -> best(cells[i]) >= 0)
                .mapToObj(i -> "at " + figure.xLabel() + " "
                        + Numbers.significant(panel.grid().rates().get(i), 2) + " the best "
                        + panel.yLabel() + " is " + Numbers.significant(place(i, best(cells[i])), 2) + " with "
                        + Numbers.fixed(100 * cells[i][best(cells[i])], 1) + " %")
                .toList();
        return String.join("; ", parts) + "; " + slopeText(cells);
    }
}
