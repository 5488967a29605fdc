package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Curve;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.verdict.Samples;

/** One panel of {@link Figure.Histograms}. */
record HistogramPanel(Figure.Histograms figure, Figure.Panel panel, Samples samples) {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 230;
    private static final int BINS = 40;

    private record Sample(String label, Series series, List<Curve> seeds) {}

    Picture draw() {
        var found = new ArrayList<Sample>();
        for (var i = 0; i < figure.samples().size(); i++) {
            var key = figure.samples().get(i).key();
            var curves = samples.seeds(panel.key()).stream()
                    .flatMap(seed -> samples.curve(panel.key(), seed, key).stream())
                    .filter(c -> c.y().size() >= 2 && c.y().stream().allMatch(Double::isFinite))
                    .toList();
            if (!curves.isEmpty()) {
                found.add(new Sample(figure.samples().get(i).label(), new Series(i), curves));
            }
        }
        if (found.isEmpty()) {
            return Blank.picture(WIDTH, panel.label(), "no record has these quantiles yet");
        }
        var range = found.stream()
                .flatMap(s -> s.seeds().stream())
                .flatMap(c -> c.y().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        var x = Axis.linear(range.getMin(), range.getMax(), 6);
        var shares = found.stream().map(s -> shares(s.seeds(), x)).toList();
        var highest =
                shares.stream().flatMap(List::stream).mapToDouble(v -> v).max().getAsDouble();
        var frame = new Frame(WIDTH, HEIGHT, 40, 10, 42, 36, x, Axis.linear(0, highest, 4));
        var svg = frame.open(panel.label(), describe(found));
        frame.drawY(svg, "% of the sample per bin");
        frame.drawX(svg, figure.xLabel());
        var labels = new Labels(frame.top() + 4, frame.plotBottom() - 8);
        for (var i = 0; i < found.size(); i++) {
            drawSteps(svg, frame, found.get(i), shares.get(i), labels);
        }
        labels.draw(svg);
        return new Picture(WIDTH, HEIGHT, svg.close());
    }

    /**
     * Percent of the pooled samples in each bin of the axis. Between two neighbouring quantiles the probability is spread
     * evenly; each seed weighs the same.
     */
    static List<Double> shares(List<Curve> seeds, Axis axis) {
        var sums = new double[BINS];
        var width = (axis.max() - axis.min()) / BINS;
        for (var curve : seeds) {
            for (var i = 1; i < curve.x().size(); i++) {
                var mass = curve.x().get(i) - curve.x().get(i - 1);
                spread(
                        sums,
                        mass,
                        (curve.y().get(i - 1) - axis.min()) / width,
                        (curve.y().get(i) - axis.min()) / width);
            }
        }
        var shares = new ArrayList<Double>();
        for (var sum : sums) {
            shares.add(100 * sum / seeds.size());
        }
        return shares;
    }

    /** Adds a probability evenly over the bins from one position to another, in widths of a bin. */
    private static void spread(double[] sums, double mass, double from, double to) {
        var first = Math.max(0, Math.min(BINS - 1, (int) Math.floor(from)));
        var last = Math.max(0, Math.min(BINS - 1, (int) Math.floor(to)));
        if (first == last || !(to > from)) {
            sums[first] += mass;
            return;
        }
        for (var bin = first; bin <= last; bin++) {
            sums[bin] += mass * (Math.min(to, bin + 1) - Math.max(from, bin)) / (to - from);
        }
    }

    private static void drawSteps(Markup svg, Frame frame, Sample sample, List<Double> shares, Labels labels) {
        var axis = frame.x();
        var width = (axis.max() - axis.min()) / BINS;
        var path = new StringBuilder("M" + Ink.number(frame.left()) + " " + Ink.number(frame.plotBottom()));
        var peak = 0;
        for (var bin = 0; bin < BINS; bin++) {
            path.append("V").append(Ink.number(frame.py(shares.get(bin))));
            path.append("H").append(Ink.number(frame.px(axis.min() + (bin + 1) * width)));
            peak = shares.get(bin) > shares.get(peak) ? bin : peak;
        }
        path.append("V").append(Ink.number(frame.plotBottom()));
        Ink.path(svg, "band " + sample.series().colourClass(), path.toString());
        Ink.line(svg, sample.series(), path.toString());
        svg.text("\n");
        var room = frame.plotRight() - sample.label().length() * Frame.CHARACTER;
        labels.want(
                sample.label(),
                Math.min(room, frame.px(axis.min() + (peak + 0.5) * width) + 6),
                frame.py(shares.get(peak)) - 4,
                sample.series());
    }

    private static String describe(List<Sample> samples) {
        return String.join(
                "; ",
                samples.stream()
                        .map(s -> {
                            var middles = s.seeds().stream()
                                    .mapToDouble(c -> c.y().get(c.y().size() / 2))
                                    .average()
                                    .getAsDouble();
                            return s.label() + " lies around " + Numbers.significant(middles, 3) + " ("
                                    + s.seeds().size() + " seeds)";
                        })
                        .toList());
    }
}
