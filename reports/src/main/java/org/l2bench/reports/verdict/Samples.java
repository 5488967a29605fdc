package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Results;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.Combination;
import org.l2bench.reports.input.Measurements;
import org.l2bench.reports.input.PictureSource;
import org.l2bench.reports.input.ReportInput;

/** Finished records of one experiment and one settings, by arm and seed, or whatever the replicates of its parts are; derived arms stand beside trained ones. */
public final class Samples {
    private record Cell(ArmResult result, String recordId) {}

    private final SortedMap<String, List<Replicate>> wanted;
    private final List<Replicate> wantedSeeds;
    private final SortedMap<String, SortedMap<Replicate, Cell>> cells;
    private final Optional<Measurements> table;
    private final PictureSource pictures;

    private Samples(
            SortedMap<String, List<Replicate>> wanted,
            List<Replicate> wantedSeeds,
            SortedMap<String, SortedMap<Replicate, Cell>> cells,
            Optional<Measurements> table,
            PictureSource pictures) {
        this.table = table;
        this.pictures = pictures;
        this.wanted = wanted;
        this.wantedSeeds = wantedSeeds;
        this.cells = cells;
    }

    /** The results of a report, of the replicates that each arm should have. */
    public static Samples of(ReportInput input) {
        var wanted = new TreeMap<String, List<Replicate>>();
        input.experiment().armNames().forEach(arm -> wanted.put(arm, input.wanted(arm)));
        var all = new TreeSet<Replicate>();
        input.wanted().forEach(part -> all.addAll(part.all()));
        var records = input.records().stream()
                .filter(r -> input.wanted().stream()
                        .anyMatch(part -> part.has(r.inputs().arm(), r.inputs().replicate())))
                .toList();
        return of(records, wanted, all, input.pictures());
    }

    /**
     * The results of the wanted seeds; failed records and other seeds are left out.
     *
     * @throws IllegalArgumentException if two records hold the same arm and seed, with the ids of both
     */
    public static Samples of(List<RunRecord> records, List<Integer> wantedSeeds) {
        return of(records, new TreeMap<>(), new TreeSet<>(Replicate.seeds(wantedSeeds)), PictureSource.NONE);
    }

    /** Results of runs that are not ours, as they are: nothing more was wanted. */
    public static Samples of(Measurements table) {
        var wanted = new TreeMap<String, List<Replicate>>();
        table.arms().forEach(arm -> wanted.put(arm, List.of()));
        return new Samples(wanted, table.pairs(table.arms()), new TreeMap<>(), Optional.of(table), PictureSource.NONE);
    }

    private static Samples of(
            List<RunRecord> records,
            SortedMap<String, List<Replicate>> wanted,
            SortedSet<Replicate> all,
            PictureSource pictures) {
        var cells = new TreeMap<String, SortedMap<Replicate, Cell>>();
        for (var finished : records) {
            var seed = finished.inputs().replicate();
            if (finished.outcome().isEmpty() || !all.contains(seed)) {
                continue;
            }
            finished.outcome().get().arms().forEach((arm, result) -> {
                var before =
                        cells.computeIfAbsent(arm, a -> new TreeMap<>()).put(seed, new Cell(result, finished.id()));
                if (before != null) {
                    throw new IllegalArgumentException("records " + before.recordId() + " and " + finished.id()
                            + " both hold arm " + arm + " of " + seed);
                }
            });
        }
        return new Samples(wanted, List.copyOf(all), cells, Optional.empty(), pictures);
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
            // What is combined goes by seed, so that folds and problems are no part of it.
            seeds.forEach((seed, cell) -> {
                if (seed.isSeed()) {
                    results.put(seed.seed().getAsInt(), cell.result());
                }
            });
            finished.put(arm, results);
        });
        var together = new TreeMap<String, SortedMap<Replicate, Cell>>();
        cells.forEach((arm, seeds) -> together.put(arm, new TreeMap<>(seeds)));
        combination
                .of(finished)
                .forEach((arm, seeds) ->
                        seeds.forEach((seed, result) -> together.computeIfAbsent(arm, a -> new TreeMap<>())
                                .merge(
                                        Replicate.seed(seed),
                                        new Cell(result, ""),
                                        (a, b) -> new Cell(joined(a.result(), b.result()), a.recordId()))));
        return new Samples(wanted, wantedSeeds, together, table, pictures);
    }

    /**
     * The same with what a test counts as one: a seed with the means over its folds, if all of them are there; a problem; or the one
     * trial of what is computed without randomness, which is the same beside every seed.
     */
    public Samples ofUnits() {
        var units = new TreeMap<String, SortedMap<Replicate, Cell>>();
        cells.forEach((arm, trials) -> {
            var own = new TreeMap<Replicate, Cell>();
            trials.keySet().stream().map(Replicate::withoutFold).distinct().forEach(unit -> unit(
                            unit, wanted.getOrDefault(arm, List.copyOf(trials.keySet())), trials)
                    .ifPresent(cell -> own.put(unit, cell)));
            units.put(arm, own);
        });
        var unitsByArm = new TreeMap<String, List<Replicate>>();
        wanted.forEach((arm, replicates) -> unitsByArm.put(arm, withoutFolds(replicates)));
        return new Samples(unitsByArm, withoutFolds(wantedSeeds), units, table, pictures);
    }

    private static List<Replicate> withoutFolds(List<Replicate> replicates) {
        return replicates.stream().map(Replicate::withoutFold).distinct().toList();
    }

    private static Optional<Cell> unit(Replicate unit, List<Replicate> wanted, SortedMap<Replicate, Cell> trials) {
        var whole = trials.get(unit);
        if (whole != null) {
            return Optional.of(whole);
        }
        var folds = wanted.stream().filter(r -> r.withoutFold().equals(unit)).toList();
        return trials.keySet().containsAll(folds)
                ? Optional.of(new Cell(
                        MeanResult.of(
                                folds.stream().map(f -> trials.get(f).result()).toList()),
                        ""))
                : Optional.empty();
    }

    private static ArmResult joined(ArmResult recorded, ArmResult combined) {
        var metrics = new TreeMap<>(recorded.metrics());
        var curves = new TreeMap<>(recorded.curves());
        combined.metrics().forEach((name, value) -> requireNew(name, metrics.put(name, value)));
        combined.curves().forEach((name, curve) -> requireNew(name, curves.put(name, curve)));
        return new ArmResult(metrics, curves, recorded.measured(), recorded.tables(), recorded.pictures());
    }

    private static void requireNew(String name, Object before) {
        if (before != null) {
            throw new IllegalArgumentException("a combined result may not replace " + name + " of a record");
        }
    }

    /** The replicates that any arm should have, ascending. */
    public List<Replicate> wantedSeeds() {
        return wantedSeeds;
    }

    /** What one of the seeds is called in a sentence: that, or what pairs the runs of somebody else's table. */
    public String noun() {
        return table.map(Measurements::noun).orElse("seed");
    }

    /** The seeds that have this arm, ascending. */
    public List<Replicate> seeds(String arm) {
        return table.map(t -> t.pairs(arm))
                .orElseGet(() ->
                        List.copyOf(cells.getOrDefault(arm, new TreeMap<>()).keySet()));
    }

    /** The id of the record that holds this arm and seed. */
    public Optional<String> recordId(String arm, Replicate seed) {
        return cell(arm, seed).map(Cell::recordId).filter(id -> !id.isEmpty());
    }

    /** The curve of an arm and seed, or the column {@code table.column}, if the record has it. */
    public Optional<Curve> curve(String arm, Replicate seed, String name) {
        return cell(arm, seed).flatMap(c -> c.result().curve(name));
    }

    /** The PNG file of a picture of an arm and seed, if the record has it and it is there. */
    public Optional<byte[]> picture(String arm, Replicate seed, String name) {
        return cell(arm, seed)
                .flatMap(c -> Optional.ofNullable(c.result().pictures().get(name)))
                .flatMap(p -> pictures.content(p.digest()));
    }

    /** The value of a quantity in one seed, if the record has it. */
    public OptionalDouble value(Quantity quantity, Replicate seed) {
        return quantity.in(new OfSeed(seed));
    }

    /** What a seed has, of all arms. */
    public Results results(Replicate seed) {
        return new OfSeed(seed);
    }

    /** The seeds in which any of these arms should be, ascending; the one trial of arms that are all computed without randomness. */
    public List<Replicate> seedsOf(List<String> arms) {
        return domain(arms.stream()).stream()
                .filter(seed -> arms.isEmpty() || arms.stream().anyMatch(arm -> isWanted(arm, seed)))
                .toList();
    }

    /** Whether an arm should be in a seed, itself or by its one trial without randomness. */
    public boolean isWanted(String arm, Replicate seed) {
        return !wanted.containsKey(arm) || wanted.get(arm).contains(seed) || isComputedOnce(arm);
    }

    /** The results of one seed. */
    private final class OfSeed implements Results {
        private final Replicate seed;

        OfSeed(Replicate seed) {
            this.seed = seed;
        }

        @Override
        public OptionalDouble metric(String arm, String name) {
            return table.isPresent()
                    ? table.get().value(arm, seed, name)
                    : cell(arm, seed).map(c -> c.result().metric(name)).orElseGet(OptionalDouble::empty);
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            return Samples.this.curve(arm, seed, name).map(c -> new Points(c.x(), c.y()));
        }
    }

    /** The values of a quantity by seed, ascending, for the seeds that have it. */
    public Map<Replicate, Double> values(Quantity quantity) {
        return values(quantity, domain(arms(quantity)));
    }

    /** Whether any seed has a value of a quantity. */
    public boolean has(Quantity quantity) {
        return domain(arms(quantity)).stream()
                .anyMatch(seed -> value(quantity, seed).isPresent());
    }

    /** The values of a quantity for the seeds that have it, in their order. */
    public List<Double> numbers(Quantity quantity) {
        var numbers = new ArrayList<Double>();
        domain(arms(quantity)).forEach(seed -> value(quantity, seed).ifPresent(numbers::add));
        return Collections.unmodifiableList(numbers);
    }

    private Map<Replicate, Double> values(Quantity quantity, List<Replicate> seeds) {
        var values = new LinkedHashMap<Replicate, Double>();
        for (var seed : seeds) {
            value(quantity, seed).ifPresent(v -> values.put(seed, v));
        }
        return Collections.unmodifiableMap(values);
    }

    /** Two quantities over the seeds that have both. */
    public Pairs pairs(Quantity left, Quantity right) {
        var arms = Stream.of(left, right).flatMap(Samples::arms).toList();
        var domain = domain(arms.stream());
        var seeds = new ArrayList<Replicate>();
        var a = new ArrayList<Double>();
        var b = new ArrayList<Double>();
        for (var seed : domain) {
            var ofLeft = value(left, seed);
            var ofRight = value(right, seed);
            if (ofLeft.isPresent() && ofRight.isPresent()) {
                seeds.add(seed);
                a.add(ofLeft.getAsDouble());
                b.add(ofRight.getAsDouble());
            }
        }
        var missing = new ArrayList<>(domain);
        arms.stream()
                .filter(arm -> wanted.containsKey(arm))
                .filter(arm -> !isComputedOnce(arm) || domain.contains(Replicate.ONLY))
                .forEach(arm -> missing.retainAll(wanted.get(arm)));
        missing.removeAll(seeds);
        return new Pairs(
                Collections.unmodifiableList(seeds),
                Collections.unmodifiableList(a),
                Collections.unmodifiableList(b),
                List.copyOf(missing));
    }

    /** What is told where {@link #common} finds none. */
    String noneHasAll(List<?> quantities) {
        return "no " + noun() + " has all " + quantities.size() + " quantities";
    }

    /** So many of the {@link #noun}. */
    String counted(int n) {
        return n + " " + noun() + (n == 1 ? "" : "s");
    }

    /** The seeds that have all of these quantities. */
    public List<Replicate> common(List<Quantity> quantities) {
        return domain(quantities.stream().flatMap(Samples::arms)).stream()
                .filter(seed -> quantities.stream().allMatch(q -> value(q, seed).isPresent()))
                .toList();
    }

    /** What arms are compared over: the seeds, but for what is computed once and stands beside nothing that has seeds. */
    private List<Replicate> domain(Stream<String> arms) {
        var all = arms.distinct().toList();
        if (table.isPresent()) {
            return table.get().pairs(all);
        }
        boolean isOnce = !all.isEmpty() && all.stream().allMatch(this::isComputedOnce);
        return all.isEmpty()
                ? wantedSeeds
                : wantedSeeds.stream()
                        .filter(seed -> seed.equals(Replicate.ONLY) == isOnce)
                        .toList();
    }

    private boolean isComputedOnce(String arm) {
        return cells.getOrDefault(arm, new TreeMap<>()).keySet().equals(Set.of(Replicate.ONLY));
    }

    /** The arms that a quantity is of. */
    private static Stream<String> arms(Quantity quantity) {
        return quantity.reads().stream().flatMap(r -> r.arms().stream());
    }

    private Optional<Cell> cell(String arm, Replicate seed) {
        var own = cells.getOrDefault(arm, new TreeMap<>());
        return own.containsKey(seed) || !isComputedOnce(arm)
                ? Optional.ofNullable(own.get(seed))
                : Optional.of(own.get(Replicate.ONLY));
    }
}
