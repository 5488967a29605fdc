package org.l2bench.core.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Results;

/**
 * One series of a {@link CustomPanel}: marks that look alike.
 *
 * @param label what the legend calls it
 * @param points in the order in which a line joins them; none where nothing has been run
 */
public record Marks(String label, Look look, List<Point> points) {
    /** How a series is drawn. */
    public enum Look {
        /** Marks joined by a line. */
        LINE,
        /** Marks alone. */
        DOTS,
        /** Theory and not measurement, such as a diagonal: a dashed line without marks. */
        REFERENCE
    }

    /**
     * A mark.
     *
     * @param label what stands beside it; may be empty
     */
    public record Point(String label, Estimate x, Estimate y) {
        /** Without a label and intervals. */
        public static Point of(double x, double y) {
            return new Point("", Estimate.of(x), Estimate.of(y));
        }

        /** The means of two quantities over the seeds that have both, with minimum and maximum; empty if none has. */
        public static Optional<Point> mean(String label, Quantity x, Quantity y, List<Results> seeds) {
            var xs = new ArrayList<Double>();
            var ys = new ArrayList<Double>();
            for (var seed : seeds) {
                var left = x.in(seed);
                var right = y.in(seed); // also asked for where the other is missing, so that the caption names both
                if (left.isPresent() && right.isPresent()) {
                    xs.add(left.getAsDouble());
                    ys.add(right.getAsDouble());
                }
            }
            return xs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Point(label, Estimate.mean(xs), Estimate.mean(ys)));
        }
    }

    public Marks {
        points = List.copyOf(points);
    }

    public static Marks line(String label, List<Point> points) {
        return new Marks(label, Look.LINE, points);
    }

    /** @param y as many as x */
    public static Marks line(String label, List<Double> x, List<Double> y) {
        return line(label, points(label, x, y));
    }

    public static Marks dots(String label, List<Point> points) {
        return new Marks(label, Look.DOTS, points);
    }

    /** @param y as many as x */
    public static Marks dots(String label, List<Double> x, List<Double> y) {
        return dots(label, points(label, x, y));
    }

    /** @param y as many as x */
    public static Marks reference(String label, List<Double> x, List<Double> y) {
        return new Marks(label, Look.REFERENCE, points(label, x, y));
    }

    private static List<Point> points(String label, List<Double> x, List<Double> y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "series \"" + label + "\" must have as many y as x, had " + x.size() + " x and " + y.size() + " y");
        }
        return IntStream.range(0, x.size())
                .mapToObj(i -> Point.of(x.get(i), y.get(i)))
                .toList();
    }
}
