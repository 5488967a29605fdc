package org.l2bench.core.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.setting.Problems;

/**
 * A choice that is made before the trials that depend on it, on seeds that they never use.
 *
 * @param settings what a measurement depends on of the part's settings; it sees no others
 * @param steps training steps of one measurement, for plans and progress
 */
public record Tuning(Grid grid, Record settings, long steps) {
    /**
     * What is tried, and how it is chosen: every point is measured on each seed, and the one with the best mean is chosen. A mean
     * that is not finite is never the best; of equal ones the first in the order of the grid is.
     *
     * @param tuning its name, unique among the tunings of a part
     * @param metric what is measured, in words for the page
     */
    public record Grid(String tuning, List<Axis> axes, List<Integer> seeds, String metric, Better better) {
        public Grid {
            axes = List.copyOf(axes);
            seeds = List.copyOf(seeds);
            new Problems()
                    .require(!axes.isEmpty(), "tuning %s needs a grid", tuning)
                    .require(!seeds.isEmpty(), "tuning %s needs seeds", tuning)
                    .distinct(
                            "seeds of tuning " + tuning,
                            seeds.stream().map(String::valueOf).toList())
                    .throwIfAny();
        }

        /** All points, those of the first axis slowest. */
        public List<Point> points() {
            var points = List.of(new Point(new TreeMap<>()));
            for (var axis : axes) {
                var longer = new ArrayList<Point>();
                for (var point : points) {
                    for (var value : axis.values()) {
                        var values = new TreeMap<>(point.values());
                        values.put(axis.name(), value);
                        longer.add(new Point(values));
                    }
                }
                points = longer;
            }
            return points;
        }
    }

    /** Which of two means is chosen. */
    public enum Better {
        SMALLER,
        LARGER;

        boolean is(double one, double other) {
            return this == SMALLER ? one < other : one > other;
        }
    }

    /** A name and its values, in the order in which they are preferred where means are equal. */
    public record Axis(String name, List<Double> values) {
        public Axis {
            values = List.copyOf(values);
            new Problems()
                    .require(!values.isEmpty(), "axis %s of a grid needs values", name)
                    .distinct(
                            "values of axis " + name,
                            values.stream().map(String::valueOf).toList())
                    .throwIfAny();
        }

        /** Whether a value is the smallest or largest of several. */
        boolean isEdge(double value) {
            return values.size() > 1 && (value == Collections.min(values) || value == Collections.max(values));
        }
    }

    /** A value of each axis. */
    public record Point(SortedMap<String, Double> values) {
        public Point {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        /** @throws IllegalArgumentException if the grid has no such axis */
        public double value(String axis) {
            if (!values.containsKey(axis)) {
                throw new IllegalArgumentException("no axis " + axis + " in " + values.keySet());
            }
            return values.get(axis);
        }

        /** For people, e.g. {@code decay 0.001, rate 0.1}. */
        public String inWords() {
            return values.entrySet().stream()
                    .map(v -> v.getKey() + " " + v.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /** One point and the tuning that it is measured for. */
    public record Measurement(String tuning, String metric, Point point) {}

    /** Name of the artifact that holds the choice. */
    public static String artifact(String tuning) {
        return "choice of " + tuning;
    }

    /** Name of the artifact that holds one measurement. */
    public static String artifact(String tuning, Point point, int seed) {
        return tuning + " at " + point.inWords() + ", seed " + seed;
    }
}
