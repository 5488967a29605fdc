package org.l2bench.core.exhibit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;
import org.l2bench.core.claim.Statistic;

/** What a figure of the report shows; how it is drawn is not said here. Yours is a record that implements {@link Custom}. */
public sealed interface Figure {
    String title();

    /** What to look for, in one or two sentences. */
    String caption();

    /** All that it reads. */
    List<Reads> reads();

    /** What is done with this kind of figure. */
    <T> T as(Cases<T> cases);

    /** One answer for each kind of figure, so that none is forgotten. */
    interface Cases<T> {
        T curves(Curves figure);

        T seedDots(SeedDots figure);

        T histograms(Histograms figure);

        T slopes(Slopes figure);

        T armScatter(ArmScatter figure);

        T overlay(Overlay figure);

        T heatMap(HeatMap figure);

        T itemIntervals(ItemIntervals figure);

        T stackedBars(StackedBars figure);

        T seedIntervals(SeedIntervals figure);

        T armMap(ArmMap figure);

        T pictures(Pictures figure);

        T custom(Custom figure);
    }

    /**
     * A figure of your own: it works out from what the seeds have which marks there are. Their look, the scales, the text for those
     * who cannot see them and the table of their numbers are the engine's. {@code FigureContract} of the test kit holds it to what it
     * promises.
     */
    non-sealed interface Custom extends Figure {
        /**
         * The panels, at least one. A pure function: what a seed lacks is left out, and the engine says so; a series of which no seed
         * has anything has no points.
         *
         * @param seeds at least one, ascending. A seed that has not been run has nothing; of what the others have, they hand over finite
         *     numbers, and what {@link #reads} does not name they refuse
         */
        List<CustomPanel> panels(List<Results> seeds);

        /** What the intervals of its marks are, in words without a full stop. */
        default String intervals() {
            return "minimum to maximum over seeds";
        }

        @Override
        default <T> T as(Cases<T> cases) {
            return cases.custom(this);
        }
    }

    /** One panel per curve; in each, every arm's mean over seeds with a band from minimum to maximum. */
    record Curves(
            String title,
            String caption,
            List<Panel> panels,
            List<String> arms,
            String xLabel,
            boolean logX,
            boolean logY,
            OptionalDouble mark)
            implements Figure {
        @Override
        public List<Reads> reads() {
            return List.of(Reads.curves(arms, keys(panels)));
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.curves(this);
        }
    }

    /** One panel per metric; in each, one dot per seed and arm, with mean and minimum marked. */
    record SeedDots(String title, String caption, List<Panel> panels, List<String> arms) implements Figure {
        @Override
        public List<Reads> reads() {
            return List.of(Reads.metrics(arms, keys(panels)));
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.seedDots(this);
        }
    }

    /**
     * One panel per arm; in each, the distributions of several samples. A sample is a curve of quantiles (x probability,
     * y value); all seeds are pooled.
     *
     * @param panels {@link Panel#key} is the arm
     * @param samples {@link Panel#key} is the curve
     */
    record Histograms(String title, String caption, List<Panel> panels, List<Panel> samples, String xLabel)
            implements Figure {
        @Override
        public List<Reads> reads() {
            return List.of(Reads.curves(keys(panels), keys(samples)));
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.histograms(this);
        }
    }

    /**
     * A metric of pairs of arms, joined by lines: thin ones for the seeds, a thick one for their mean. One panel.
     *
     * @param metric name of the metric
     * @param left what the left ends have in common
     * @param right what the right ends have in common
     */
    record Slopes(String title, String caption, String metric, String left, String right, List<Slope> slopes)
            implements Figure {
        @Override
        public List<Reads> reads() {
            return slopes.stream()
                    .flatMap(s -> Stream.of(s.leftArm(), s.rightArm()))
                    .map(arm -> Reads.metric(arm, metric))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.slopes(this);
        }
    }

    /** A line of {@link Slopes} from one arm to another. */
    record Slope(String label, String leftArm, String rightArm) {}

    /**
     * One metric against another, one mark per arm at the means over seeds, with a cross of the standard deviations; groups of arms
     * are told apart. One panel.
     *
     * @param x name of the metric across
     * @param y name of the metric upwards
     * @param guides what is drawn beside the marks
     */
    record ArmScatter(String title, String caption, String x, String y, List<ArmGroup> groups, Guides guides)
            implements Figure {
        /** Marks alone. */
        public ArmScatter(String title, String caption, String x, String y, List<ArmGroup> groups) {
            this(title, caption, x, y, groups, Guides.NONE);
        }

        @Override
        public List<Reads> reads() {
            return groups.stream()
                    .flatMap(g -> g.arms().stream())
                    .flatMap(arm -> Stream.of(Reads.metric(arm, x), Reads.metric(arm, y)))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.armScatter(this);
        }
    }

    /**
     * What helps to read an {@link ArmScatter}.
     *
     * @param band values across that are not told from each other
     * @param hasFront whether a line joins the means that no other mean beats, less across and more upwards being better
     * @param labels of arms that are not labelled by their names
     */
    record Guides(Optional<Band> band, boolean hasFront, Map<String, String> labels) {
        /** Nothing. */
        public static final Guides NONE = new Guides(Optional.empty(), false, Map.of());

        public Guides {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Values from low to high.
     *
     * @param label what the reader sees
     */
    record Band(String label, double low, double high) {
        public Band {
            if (!(low < high)) {
                throw new IllegalArgumentException("a band needs low < high, was " + low + " and " + high);
            }
        }
    }

    /** Arms that look alike in a figure. */
    record ArmGroup(String label, List<String> arms) {}

    /**
     * Several curves of any arms in one panel, each as its {@link Look} says.
     *
     * @param zeroX on a logarithmic axis, where x = 0 is drawn, apart from the others
     */
    record Overlay(
            String title, String caption, List<OverlayPanel> panels, String xLabel, boolean logX, OptionalDouble zeroX)
            implements Figure {
        @Override
        public List<Reads> reads() {
            return panels.stream()
                    .flatMap(p -> p.lines().stream())
                    .map(l -> Reads.curve(l.arm(), l.curve()))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.overlay(this);
        }
    }

    /** One panel of an {@link Overlay}. */
    record OverlayPanel(String label, List<OverlayLine> lines, boolean logY) {}

    /**
     * A curve of an arm.
     *
     * @param label what the reader sees
     */
    record OverlayLine(String arm, String curve, String label, Look look) {}

    /** How an {@link OverlayLine} is drawn. */
    enum Look {
        /** The mean over seeds with marks and its band. */
        MEAN,
        /** Theory and not measurement: a line without marks. */
        PREDICTION,
        /** Every point of every seed by itself. */
        POINTS
    }

    /**
     * One heat map per grid, rates across and strengths up, each cell the mean over seeds; the best strength of each rate is
     * marked, and the slope b of {@link Statistic.GridSlope} is printed.
     */
    record HeatMap(String title, String caption, List<MapPanel> panels, String xLabel) implements Figure {
        @Override
        public List<Reads> reads() {
            return panels.stream()
                    .flatMap(p -> p.grid().quantities().stream())
                    .flatMap(q -> q.reads().stream())
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.heatMap(this);
        }
    }

    /**
     * One map of a {@link HeatMap}.
     *
     * @param shear strengths are drawn times (2 rate)^shear: 1 turns lambda into the share of the weights that a step takes away,
     *     -1 turns that share into lambda, 0 leaves them
     * @param yLabel what the vertical axis is
     */
    record MapPanel(String label, Grid grid, int shear, String yLabel) {}

    /**
     * Differences of means over items, one row each: a dot per seed, the mean, and the 90 % interval of the bootstrap over items.
     * A line marks 0.
     */
    record ItemIntervals(String title, String caption, List<IntervalPanel> panels) implements Figure {
        @Override
        public List<Reads> reads() {
            return readsOf(panels);
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.itemIntervals(this);
        }
    }

    /**
     * Differences within seeds, one row each: a dot per seed, the mean, and Student's 95 % interval of the mean. A line marks 0.
     */
    record SeedIntervals(String title, String caption, List<IntervalPanel> panels) implements Figure {
        @Override
        public List<Reads> reads() {
            return readsOf(panels);
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.seedIntervals(this);
        }
    }

    /**
     * A table of cells, arms down and metrics across, each the mean over seeds and the darker the greater. One panel.
     *
     * @param rows {@link Panel#key} is the arm
     * @param columns {@link Panel#key} is the metric
     * @param low the value without shade
     * @param high the value with the darkest shade
     */
    record ArmMap(String title, String caption, List<Panel> rows, List<Panel> columns, double low, double high)
            implements Figure {
        @Override
        public List<Reads> reads() {
            return List.of(Reads.metrics(keys(rows), keys(columns)));
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.armMap(this);
        }
    }

    /**
     * One panel of {@link ItemIntervals} or {@link SeedIntervals}.
     *
     * @param contrasts their labels name the rows; those of {@link ItemIntervals} are of {@link Quantity.ItemMean}s
     */
    record IntervalPanel(String label, String xLabel, List<Contrast> contrasts) {}

    /**
     * A bar per arm, made of metrics that add up to a whole, each at its mean over seeds; a dot for a metric to hold the whole against,
     * and a line across all bars. One panel.
     *
     * @param segments {@link Panel#key} is the metric; from the axis outwards, none below 0
     * @param dot {@link Panel#key} is the metric
     * @param line a quantity, at its mean over seeds
     * @param lineLabel what the reader sees of it
     */
    record StackedBars(
            String title,
            String caption,
            List<String> arms,
            List<Panel> segments,
            Panel dot,
            Quantity line,
            String lineLabel,
            String xLabel)
            implements Figure {
        @Override
        public List<Reads> reads() {
            var metrics = Stream.concat(segments.stream(), Stream.of(dot))
                    .map(Panel::key)
                    .toList();
            return Stream.concat(
                            arms.stream().flatMap(arm -> metrics.stream().map(m -> Reads.metric(arm, m))),
                            line.reads().stream())
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.stackedBars(this);
        }
    }

    /**
     * Small pictures of trials, each of the first replicate that has it, and beneath each the numbers along a cut through it, as dots.
     *
     * @param xLabel what is across, in the pictures and in the cuts
     */
    record Pictures(String title, String caption, List<PicturePanel> panels, String xLabel) implements Figure {
        @Override
        public List<Reads> reads() {
            return panels.stream()
                    .flatMap(p -> p.cut().stream().map(c -> Reads.curve(p.arm(), c.key())))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.pictures(this);
        }
    }

    /**
     * One picture of {@link Pictures}.
     *
     * @param picture its name in the arm's results
     * @param cut {@link Panel#key} is the curve, of the same trial; none for a picture alone
     */
    record PicturePanel(String label, String arm, String picture, List<Panel> cut) {
        public PicturePanel {
            cut = List.copyOf(cut);
        }
    }

    /**
     * One of several things that a figure shows side by side.
     *
     * @param key a metric, curve or arm, as the figure says
     * @param label what the reader sees
     */
    record Panel(String key, String label) {}

    private static List<Reads> readsOf(List<IntervalPanel> panels) {
        return panels.stream()
                .flatMap(p -> p.contrasts().stream())
                .flatMap(c -> Stream.of(c.left(), c.right()))
                .flatMap(q -> q.reads().stream())
                .toList();
    }

    private static List<String> keys(List<Panel> panels) {
        return panels.stream().map(Panel::key).toList();
    }
}
