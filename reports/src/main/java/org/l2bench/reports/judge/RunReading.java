package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.NumberColumn;
import org.l2bench.reports.cells.Numerals;

/** Reads the runs of a table whose columns are known. A run that cannot be read is told with its lines, never mended. */
final class RunReading {
    private static final Pattern ROUNDED = Pattern.compile("[+-]?\\d\\.\\d+[eE]\\+?\\d+");

    private final Reading reading;
    private final CellTable table;
    private final Roles roles;
    private final List<String> metrics;
    private final Problems problems;
    private final List<String> notes = new ArrayList<>();
    private final Told repeats = new Told();
    private final List<NumberColumn> numbers = new ArrayList<>();
    private final Gathering found;
    private final StepChoice steps;
    /** By run: at first in the order in which pairs occur, from {@link #pairs} on in their natural order. */
    private final int[] pairOfRun;

    private RunReading(
            Reading reading,
            Roles roles,
            Collection<String> metrics,
            Set<String> arms,
            Optional<Character> decimal,
            Problems problems) {
        this.reading = reading;
        this.table = reading.table();
        this.roles = roles;
        this.metrics = List.copyOf(metrics);
        this.problems = problems;
        metrics.forEach(m -> numbers.add(new NumberColumn(m, decimal)));
        var best = roles.best().map(b -> numbersOf(b.metric(), decimal));
        this.steps = new StepChoice(reading, roles, best);
        this.found = Gathering.of(reading, roles, this.metrics, arms);
        this.pairOfRun = new int[found.runs()];
    }

    private NumberColumn numbersOf(String name, Optional<Character> decimal) {
        var column = new NumberColumn(name, decimal);
        int index = table.column(name).orElseThrow();
        reading.each()
                .filter(row -> !Numerals.isMissing(table.cell(row, index)))
                .forEach(row -> column.see(table.cell(row, index), () -> table.place(row)));
        problems.addAll(column.problems());
        return column;
    }

    /** Runs, and what a reader must know of how they were read. */
    record Result(Runs runs, List<String> notes) {}

    /**
     * The runs of these arms with these metrics.
     *
     * @param problems gets all that forbids to read them; then there is no result
     */
    static Optional<Result> of(
            Reading reading,
            Roles roles,
            Collection<String> metrics,
            Set<String> arms,
            Optional<Character> decimal,
            Problems problems) {
        int before = problems.messages().size();
        var own = new RunReading(reading, roles, metrics, arms, decimal, problems);
        var pairs = own.pairs();
        own.lookAtNumbers();
        if (problems.messages().size() > before) {
            return Optional.empty();
        }
        var runs = own.runs(pairs);
        return problems.messages().size() > before ? Optional.empty() : Optional.of(runs);
    }

    /** The names of all pairs in natural order; notes those that are none. */
    private List<String> pairs() {
        var told = new Told();
        var numbers = new HashMap<String, Integer>();
        var firstRuns = new ArrayList<Integer>();
        for (var run = 0; run < found.runs(); run++) {
            if (!found.isEmpty(run)) {
                pairOfRun[run] = numbers.computeIfAbsent(found.pair(run), p -> numbers.size());
                if (pairOfRun[run] == firstRuns.size()) {
                    firstRuns.add(run);
                }
            }
        }
        var pairs = numbers.keySet().toArray(String[]::new);
        Arrays.sort(pairs, NaturalOrder.OF_NAMES);
        var ranks = new int[pairs.length];
        for (var rank = 0; rank < pairs.length; rank++) {
            var pair = pairs[rank];
            int number = numbers.get(pair);
            ranks[number] = rank;
            int row = found.firstRow(firstRuns.get(number));
            Summaries.ofPair(pair, roles.pairWord(), () -> table.place(row)).ifPresent(p -> told.add(() -> p));
            if (pair.indexOf('.') >= 0 && ROUNDED.matcher(pair).matches()) {
                told.add(() -> "the " + roles.pairWord() + " " + pair + " (" + table.place(row)
                        + ") is rounded, so that different ones may look the same; write it with all digits");
            }
        }
        problems.addAll(told.lines());
        Arrays.setAll(pairOfRun, run -> ranks.length == 0 ? 0 : ranks[pairOfRun[run]]);
        return Arrays.asList(pairs);
    }

    private void lookAtNumbers() {
        for (var run = 0; run < found.runs(); run++) {
            for (var metric = 0; metric < metrics.size(); metric++) {
                var places = found.cells(run, metric);
                for (var k = 0; k < places.size(); k++) {
                    int row = places.row(k);
                    var cell = table.cell(row, places.column(k));
                    if (!Numerals.isMissing(cell)) {
                        numbers.get(metric).see(cell, () -> table.place(row));
                    }
                }
            }
        }
        numbers.forEach(column -> problems.addAll(column.problems()));
    }

    private Result runs(List<String> pairs) {
        var byArm = new LinkedHashMap<String, Map<String, ArmBuilder>>();
        var told = new Told();
        for (var run = 0; run < found.runs(); run++) {
            if (found.isEmpty(run)) {
                continue;
            }
            int named = run;
            var own = byArm.computeIfAbsent(found.dataSet(run), d -> new LinkedHashMap<>())
                    .computeIfAbsent(found.arm(run), a -> new ArmBuilder(metrics.size()));
            own.next(pairOfRun[run]);
            for (var metric = 0; metric < metrics.size(); metric++) {
                read(() -> found.name(named), metric, found.cells(run, metric), own, told);
            }
        }
        steps.differences().forEach(d -> told.add(() -> d));
        var arms = new LinkedHashMap<String, Map<String, ArmRuns>>();
        byArm.forEach((dataSet, builders) -> {
            var built = new LinkedHashMap<String, ArmRuns>();
            builders.forEach((arm, builder) -> {
                built.put(arm, builder.sorted());
                builder.repeated()
                        .ifPresent(pair -> told.add(() -> "two runs of " + arm + " are called " + pairs.get(pair)
                                + ": texts of several columns are joined by strokes, and have strokes themselves"));
            });
            arms.put(dataSet, built);
        });
        problems.addAll(told.lines());
        var notation = new LinkedHashMap<String, Runs.Notation>();
        for (var metric = 0; metric < metrics.size(); metric++) {
            var column = numbers.get(metric);
            notation.put(metrics.get(metric), new Runs.Notation(column.decimals(), column.isPercent()));
        }
        notes.addAll(repeats.lines());
        steps.common()
                .forEach((metric, step) -> notes.add(metric + " is that of "
                        + roles.step().orElseThrow() + " " + step + ", the last one at which every run has it"));
        return new Result(new Runs(pairs, notation, arms, new WhyLost(table, roles)), notes);
    }

    /** Reads the value of one metric of one run, or why there is none. */
    private void read(Supplier<RunName> run, int metric, Places places, ArmBuilder to, Told told) {
        if (places.size() == 0) {
            return;
        }
        var chosen = steps.of(run, metrics.get(metric), places, told);
        if (chosen.isEmpty()) {
            return;
        }
        var cells = chosen.get();
        int first = -1;
        for (var k = 0; k < cells.size(); k++) {
            if (Numerals.isMissing(table.cell(cells.row(k), cells.column(k)))) {
                continue;
            }
            if (first < 0) {
                first = k;
            } else if (table.areEqual(cells.row(first), cells.row(k))) {
                int row = cells.row(k);
                int before = cells.row(first);
                repeats.add(
                        () -> table.place(row) + " repeats " + table.place(before) + " in every cell: counted once");
            } else {
                int one = first;
                int two = k;
                told.add(() -> twoValues(run.get(), metrics.get(metric), cells, one, two));
                return;
            }
        }
        int shown = first < 0 ? cells.size() - 1 : first;
        int row = cells.row(shown);
        int column = cells.column(shown);
        to.set(metric, first < 0 ? Double.NaN : numbers.get(metric).value(table.cell(row, column)), row, column);
    }

    private String twoValues(RunName run, String metric, Places cells, int first, int second) {
        int a = cells.row(first);
        int b = cells.row(second);
        var differing = table.differingColumns(a, b).stream()
                .filter(c -> !metrics.contains(c) && !roles.named().contains(c))
                .filter(c -> !isFraction(table.cell(a, table.column(c).orElseThrow())))
                .toList();
        var text = run.arm() + " has two values of " + metric + " for " + roles.pairWord() + " " + run.pair()
                + (run.dataSet().isEmpty() ? "" : " on " + run.dataSet()) + ": "
                + table.cell(a, cells.column(first)) + " (" + table.place(a) + ") and "
                + table.cell(b, cells.column(second)) + " (" + table.place(b) + ")";
        if (differing.isEmpty()) {
            return text + ". The lines differ in no column that could tell them apart";
        }
        var column = differing.get(0);
        return text + ". The lines differ in " + Words.and(differing) + ": --arm "
                + String.join(",", roles.arm()) + "," + column + ", or --where " + column + "="
                + table.cell(a, table.column(column).orElseThrow());
    }

    private static boolean isFraction(String cell) {
        return cell.matches("[+-]?\\d*[.,]\\d+(?:[eE][+-]?\\d+)?");
    }
}
