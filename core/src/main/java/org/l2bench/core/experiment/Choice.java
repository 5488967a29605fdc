package org.l2bench.core.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;

/**
 * What a {@link Tuning} came to, with all that it was chosen from.
 *
 * @param tried every point of the grid with its measurements, in the order of the grid
 * @param chosen the point with the best mean
 * @param edges the axes on whose smallest or largest value it lies: the best may lie beyond
 */
public record Choice(
        String tuning,
        String metric,
        Tuning.Better better,
        List<Integer> seeds,
        List<Tried> tried,
        Tuning.Point chosen,
        List<String> edges) {
    public Choice {
        seeds = List.copyOf(seeds);
        tried = List.copyOf(tried);
        edges = List.copyOf(edges);
    }

    /**
     * A point of the grid.
     *
     * @param values by seed, in their order
     */
    public record Tried(Tuning.Point point, List<Double> values, double mean) {
        public Tried {
            values = List.copyOf(values);
        }

        static Tried of(Tuning.Point point, List<Double> values) {
            return new Tried(point, values, values.stream().mapToDouble(v -> v).sum() / values.size());
        }
    }

    /**
     * Chooses.
     *
     * @param values by point of the grid, then by seed
     * @throws IllegalStateException if no mean is finite
     */
    public static Choice of(Tuning.Grid grid, List<List<Double>> values) {
        var points = grid.points();
        var tried = new ArrayList<Tried>();
        for (int i = 0; i < points.size(); i++) {
            tried.add(Tried.of(points.get(i), values.get(i)));
        }
        var best = tried.stream()
                .filter(t -> Double.isFinite(t.mean()))
                .reduce((one, other) -> grid.better().is(other.mean(), one.mean()) ? other : one)
                .orElseThrow(() -> new IllegalStateException(
                        "tuning " + grid.tuning() + " has no point whose mean " + grid.metric() + " is finite"));
        var edges = grid.axes().stream()
                .filter(a -> a.isEdge(best.point().value(a.name())))
                .map(Tuning.Axis::name)
                .toList();
        return new Choice(grid.tuning(), grid.metric(), grid.better(), grid.seeds(), tried, best.point(), edges);
    }

    /** The one in a file that a worker has written. */
    public static Choice read(Path file) {
        try {
            return JsonFile.read(file, Choice.class);
        } catch (UnreadableFile e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The mean of the chosen point. */
    public double best() {
        return tried.stream()
                .filter(t -> t.point().equals(chosen))
                .findFirst()
                .orElseThrow()
                .mean();
    }
}
