package org.l2bench.experiments.rehearsalfreecl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/**
 * The weights that come out of the sweep: for each regulariser the one with the highest accuracy on the prefix, averaged over class
 * orders and starts; the smaller one where two are equal. One weight per regulariser for both starts and all arms.
 */
record WeightChoice(Sweep sweep, List<Start> starts) {
    static final String NAME = "weights";

    /**
     * A line of the sweep's table.
     *
     * @param accuracy mean over class orders
     * @param ratios penalty as a share of the class loss at the end of each task, mean over class orders
     */
    record Row(Start start, Keep keep, double weight, double accuracy, List<Double> ratios) {}

    /** The whole sweep and what was chosen. */
    record Table(Weights chosen, List<Row> rows) {
        /** The lines of one regulariser and start, by ascending weight. */
        List<Row> of(Start start, Keep keep) {
            return rows.stream()
                    .filter(r -> r.start() == start && r.keep() == keep)
                    .sorted(Comparator.comparingDouble(Row::weight))
                    .toList();
        }
    }

    static Artifact artifact(Settings settings, List<Artifact> runs) {
        var choice = new WeightChoice(settings.sweep(), settings.net().starts());
        return new Artifact(NAME, 0, choice, runs.stream().map(Artifact::name).toList(), 0);
    }

    Table table(Artifacts artifacts) {
        var rows = new ArrayList<Row>();
        for (var start : starts) {
            rows.add(row(start, Keep.NOTHING, 0, artifacts));
            for (var keep : Sweep.SWEPT) {
                sweep.grid(keep).forEach(w -> rows.add(row(start, keep, w, artifacts)));
            }
        }
        return new Table(new Weights(best(rows, Keep.L2), best(rows, Keep.EWC), best(rows, Keep.FEATKD)), rows);
    }

    private Row row(Start start, Keep keep, double weight, Artifacts artifacts) {
        var results = sweep.orders().stream()
                .map(order -> read(artifacts.file(SweepRun.name(start, keep, weight, order)), SweepRun.Result.class))
                .toList();
        var ratios = IntStream.range(0, sweep.tasks())
                .mapToObj(task -> mean(results.stream().map(r -> r.ratios().get(task))))
                .toList();
        return new Row(start, keep, weight, mean(results.stream().map(SweepRun.Result::accuracy)), ratios);
    }

    /** The weight with the highest mean, of several the smallest. */
    double best(List<Row> rows, Keep keep) {
        ToDoubleFunction<Double> accuracy = weight -> mean(rows.stream()
                .filter(r -> r.keep() == keep && r.weight() == weight)
                .map(Row::accuracy));
        return Collections.max(
                sweep.grid(keep), Comparator.comparingDouble(accuracy).thenComparing(Comparator.reverseOrder()));
    }

    private static double mean(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** A value that {@link #write} has written. */
    static <T> T read(Path file, Class<T> type) {
        try {
            return JsonFile.read(file, type);
        } catch (UnreadableFile e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Object value, Path file) {
        try {
            Files.writeString(file, Json.canonical(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
