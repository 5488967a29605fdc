package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.NumberColumn;
import org.l2bench.reports.cells.Numerals;

/**
 * Which step of a curve is read: the last one at which the metric has a value, which must be the same in all runs; the one that was
 * asked for; or the best one of each run, by a metric that was named.
 */
final class StepChoice {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?");

    private final CellTable table;
    private final Roles roles;
    private final int column;
    private final int bestColumn;
    private final Optional<NumberColumn> bestValues;
    private final Map<String, Map<Double, String>> lastSteps = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, int[]> atStep = new LinkedHashMap<>();

    /**
     * Before any run was seen.
     *
     * @param bestValues the numbers of the column that the best step is chosen by, if one is
     */
    StepChoice(Reading reading, Roles roles, Optional<NumberColumn> bestValues) {
        this.bestValues = bestValues;
        this.table = reading.table();
        this.roles = roles;
        this.column = roles.step().map(s -> table.column(s).orElseThrow()).orElse(-1);
        this.bestColumn =
                roles.best().map(b -> table.column(b.metric()).orElseThrow()).orElse(-1);
    }

    /** The cells of a metric that are read; empty if the run has none at that step, or a step is no number. */
    Optional<Places> of(Supplier<RunName> run, String metric, Places all, Told told) {
        if (column < 0) {
            return Optional.of(all);
        }
        var counted = new double[all.size()];
        for (var k = 0; k < all.size(); k++) {
            var step = table.cell(all.row(k), column);
            double number = numbers.computeIfAbsent(step, StepChoice::number);
            if (Double.isNaN(number)) {
                int row = all.row(k);
                told.add(() -> "\"" + step + "\" in " + roles.step().orElseThrow() + " (" + table.place(row)
                        + ") is no step, which is a number");
                return Optional.empty();
            }
            counted[k] = number;
        }
        return roles.best().isPresent()
                ? Optional.of(best(all))
                : Optional.of(roles.at().isPresent() ? at(metric, all, counted) : last(run, metric, all, counted))
                        .filter(p -> p.size() > 0);
    }

    private static double number(String step) {
        return PLAIN.matcher(step).matches() ? Double.parseDouble(step) : Double.NaN;
    }

    private Places at(String metric, Places all, double[] steps) {
        double wanted = Double.parseDouble(roles.at().orElseThrow());
        var chosen = new Places();
        var count = atStep.computeIfAbsent(metric, m -> new int[1]);
        for (var k = 0; k < all.size(); k++) {
            if (steps[k] == wanted) {
                chosen.add(all.row(k), all.column(k));
                count[0] += isThere(all, k) ? 1 : 0;
            }
        }
        return chosen;
    }

    private Places last(Supplier<RunName> run, String metric, Places all, double[] steps) {
        var last = Double.NEGATIVE_INFINITY;
        for (var k = 0; k < all.size(); k++) {
            last = isThere(all, k) ? Math.max(last, steps[k]) : last;
        }
        if (Double.isInfinite(last)) {
            return all; // without any value: a failed run, whatever its steps are
        }
        lastSteps.computeIfAbsent(metric, m -> new LinkedHashMap<>()).computeIfAbsent(last, s -> run.get()
                .inShort());
        var chosen = new Places();
        for (var k = 0; k < all.size(); k++) {
            if (steps[k] == last) {
                chosen.add(all.row(k), all.column(k));
            }
        }
        return chosen;
    }

    private boolean isThere(Places all, int k) {
        return !Numerals.isMissing(table.cell(all.row(k), all.column(k)));
    }

    /** The row at which the metric of the choice is best; the first one of several. */
    private Places best(Places all) {
        int chosen = -1;
        double extreme = Double.NaN;
        boolean isLeast = roles.best().orElseThrow().isLeast();
        for (var k = 0; k < all.size(); k++) {
            var cell = table.cell(all.row(k), bestColumn);
            if (!Numerals.isMissing(cell)) {
                double value = bestValues.orElseThrow().value(cell);
                if (chosen < 0 || (isLeast ? value < extreme : value > extreme)) {
                    chosen = k;
                    extreme = value;
                }
            }
        }
        if (chosen < 0) {
            return all;
        }
        var places = new Places();
        places.add(all.row(chosen), all.column(chosen));
        return places;
    }

    /** What forbids to compare runs, once all have been seen: ends at different steps, or no value at the one asked for. */
    List<String> differences() {
        var told = new ArrayList<String>();
        var word = roles.step().orElse("step");
        atStep.forEach((metric, count) -> {
            if (count[0] == 0) {
                told.add("no value of " + metric + " at " + word + " "
                        + roles.at().orElseThrow());
            }
        });
        lastSteps.forEach((metric, steps) -> {
            if (steps.size() > 1) {
                var ends = new ArrayList<String>();
                for (var step : new TreeSet<>(steps.keySet())) {
                    ends.add(steps.get(step) + " at " + shown(step));
                }
                told.add("the runs end at different " + word + "s: " + Words.list(ends) + " (of " + metric
                        + "): --at STEP");
            }
        });
        return told;
    }

    /** The last step that all runs share, by metric; for the head of the page. */
    Map<String, String> common() {
        var common = new LinkedHashMap<String, String>();
        lastSteps.forEach((metric, steps) -> {
            if (steps.size() == 1) {
                common.put(metric, shown(steps.keySet().iterator().next()));
            }
        });
        return common;
    }

    private static String shown(double step) {
        return step == Math.rint(step) && Math.abs(step) < 1e15 ? String.valueOf((long) step) : String.valueOf(step);
    }
}
