package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Results;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.Combination;

/** Finished records of one experiment and one settings, by arm and seed; derived arms stand beside trained ones. */
public final class Samples {
    private record Cell(ArmResult result, String recordId) {}

    private final List<Integer> wantedSeeds;
    private final SortedMap<String, SortedMap<Integer, Cell>> cells;

    private Samples(List<Integer> wantedSeeds, SortedMap<String, SortedMap<Integer, Cell>> cells) {
        this.wantedSeeds = wantedSeeds;
        this.cells = cells;
    }

    /**
     * The results of the wanted seeds; failed records and other seeds are left out.
     *
     * @throws IllegalArgumentException if two records hold the same arm and seed, with the ids of both
     */
    public static Samples of(List<RunRecord> records, List<Integer> wantedSeeds) {
        var cells = new TreeMap<String, SortedMap<Integer, Cell>>();
        for (var finished : records) {
            var seed = finished.inputs().seed();
            if (finished.outcome().isEmpty() || !wantedSeeds.contains(seed)) {
                continue;
            }
            finished.outcome().get().arms().forEach((arm, result) -> {
                var before =
                        cells.computeIfAbsent(arm, a -> new TreeMap<>()).put(seed, new Cell(result, finished.id()));
                if (before != null) {
                    throw new IllegalArgumentException("records " + before.recordId() + " and " + finished.id()
                            + " both hold arm " + arm + " of seed " + seed);
                }
            });
        }
        return new Samples(wantedSeeds.stream().sorted().distinct().toList(), cells);
    }

    /**
     * These samples, with what the experiment makes of all of them together.
     *
     * @throws IllegalArgumentException if that would replace a metric or curve of a record
     */
    public Samples with(Combination combination) {
        var finished = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        cells.forEach((arm, seeds) -> {
            var results = new TreeMap<Integer, ArmResult>();
            seeds.forEach((seed, cell) -> results.put(seed, cell.result()));
            finished.put(arm, results);
        });
        var together = new TreeMap<String, SortedMap<Integer, Cell>>();
        cells.forEach((arm, seeds) -> together.put(arm, new TreeMap<>(seeds)));
        combination
                .of(finished)
                .forEach((arm, seeds) ->
                        seeds.forEach((seed, result) -> together.computeIfAbsent(arm, a -> new TreeMap<>())
                                .merge(
                                        seed,
                                        new Cell(result, ""),
                                        (a, b) -> new Cell(joined(a.result(), b.result()), a.recordId()))));
        return new Samples(wantedSeeds, together);
    }

    private static ArmResult joined(ArmResult recorded, ArmResult combined) {
        var metrics = new TreeMap<>(recorded.metrics());
        var curves = new TreeMap<>(recorded.curves());
        combined.metrics().forEach((name, value) -> requireNew(name, metrics.put(name, value)));
        combined.curves().forEach((name, curve) -> requireNew(name, curves.put(name, curve)));
        return new ArmResult(metrics, curves);
    }

    private static void requireNew(String name, Object before) {
        if (before != null) {
            throw new IllegalArgumentException("a combined result may not replace " + name + " of a record");
        }
    }

    public List<Integer> wantedSeeds() {
        return wantedSeeds;
    }

    /** The seeds that have this arm, ascending. */
    public List<Integer> seeds(String arm) {
        return List.copyOf(cells.getOrDefault(arm, new TreeMap<>()).keySet());
    }

    /** The id of the record that holds this arm and seed. */
    public Optional<String> recordId(String arm, int seed) {
        return cell(arm, seed).map(Cell::recordId).filter(id -> !id.isEmpty());
    }

    /** The curve of an arm and seed, if the record has it. */
    public Optional<Curve> curve(String arm, int seed, String name) {
        return cell(arm, seed)
                .flatMap(c -> Optional.ofNullable(c.result().curves().get(name)));
    }

    /** The value of a quantity in one seed, if the record has it. */
    public OptionalDouble value(Quantity quantity, int seed) {
        return quantity.in(new OfSeed(seed));
    }

    /** The results of one seed. */
    private final class OfSeed implements Results {
        private final int seed;

        OfSeed(int seed) {
            this.seed = seed;
        }

        @Override
        public OptionalDouble metric(String arm, String name) {
            var value = cell(arm, seed).map(c -> c.result().metrics().get(name));
            return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            return Samples.this.curve(arm, seed, name).map(c -> new Points(c.x(), c.y()));
        }
    }

    /** The values of a quantity by seed, ascending, for the seeds that have it. */
    public Map<Integer, Double> values(Quantity quantity) {
        var values = new LinkedHashMap<Integer, Double>();
        for (var seed : wantedSeeds) {
            value(quantity, seed).ifPresent(v -> values.put(seed, v));
        }
        return Collections.unmodifiableMap(values);
    }

    /** Two quantities over the seeds that have both. */
    public Pairs pairs(Quantity left, Quantity right) {
        var a = values(left);
        var b = values(right);
        var seeds = a.keySet().stream().filter(b::containsKey).toList();
        var missing = new ArrayList<>(wantedSeeds);
        missing.removeAll(seeds);
        return new Pairs(
                seeds,
                seeds.stream().map(a::get).toList(),
                seeds.stream().map(b::get).toList(),
                List.copyOf(missing));
    }

    /** The seeds that have all of these quantities. */
    public List<Integer> common(List<Quantity> quantities) {
        return wantedSeeds.stream()
                .filter(seed -> quantities.stream().allMatch(q -> value(q, seed).isPresent()))
                .toList();
    }

    private Optional<Cell> cell(String arm, int seed) {
        return Optional.ofNullable(cells.getOrDefault(arm, new TreeMap<>()).get(seed));
    }
}
