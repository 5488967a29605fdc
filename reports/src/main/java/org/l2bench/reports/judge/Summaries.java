package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.FileTable;

/**
 * Finds tables of means, which no paired verdict can rest on: the deviation of the differences cannot be had from the deviations of
 * the two arms. Looks before any number is read.
 */
final class Summaries {
    /** What every refusal of this kind says is needed. */
    static final String NEEDED = "A paired verdict needs one row per run and seed.";

    private static final String NUMBER = "[+-]?\\d[\\d.,]*\\s*%?";
    private static final Pattern WITH_DEVIATION = Pattern.compile(NUMBER + "\\s*(?:±|\\+/?-|\\\\pm)\\s*" + NUMBER);
    private static final Pattern WITH_BRACKETS =
            Pattern.compile(NUMBER + "\\s*[(\\[]\\s*" + NUMBER + "(?:\\s*[,;–-]\\s*" + NUMBER + ")?\\s*[)\\]]");
    private static final Set<String> WORDS = Set.of(
            "mean", "avg", "average", "std", "sd", "stdev", "stddev", "sem", "se", "stderr", "var", "min", "max",
            "median", "count", "n", "ci", "ci95", "lower", "upper", "rank");
    private static final Pattern SPREAD =
            Pattern.compile("(?i)(?:(?:std|stderr|sem|ci95?|rank)_(.+)|(.+)_(?:std|stderr|sem|ci95?|sd|se))");
    private static final Pattern MEAN = Pattern.compile("(?i)(?:(?:mean|avg)_(.+)|(.+)_(?:mean|avg))");
    private static final Set<String> NO_PAIRS =
            Set.of("avg", "average", "mean", "all", "total", "overall", "std", "median");

    private Summaries() {}

    /** Why a table as a whole holds summaries, one line for each column or file that shows it; empty if none does. */
    static List<String> problems(Reading reading, Collection<String> names) {
        var table = reading.table();
        var problems = new ArrayList<String>();
        for (var file : table.files()) {
            twoHeaders(file).ifPresent(problems::add);
        }
        for (var column : table.columns()) {
            if (!names.contains(column)) {
                decorated(reading, column).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> twoHeaders(FileTable file) {
        if (file.cells().rows() == 0) {
            return Optional.empty();
        }
        var second = IntStream.range(0, file.columns().size())
                .mapToObj(c -> file.cells().cell(0, c))
                .filter(cell -> !cell.isEmpty())
                .toList();
        boolean areWords =
                second.size() > 1 && second.stream().allMatch(cell -> WORDS.contains(cell.toLowerCase(Locale.ROOT)));
        return areWords
                ? Optional.of(file.file() + " has two header rows ("
                        + second.stream().distinct().collect(Collectors.joining(", ")) + " in line "
                        + file.cells().line(0) + "): these are summaries, not runs. " + NEEDED)
                : Optional.empty();
    }

    private static Optional<String> decorated(Reading reading, String column) {
        var table = reading.table();
        int index = table.column(column).orElseThrow();
        for (var row = reading.rows().nextSetBit(0);
                row >= 0;
                row = reading.rows().nextSetBit(row + 1)) {
            var cell = table.cell(row, index);
            if (cell.length() > 80 || !mayHoldTwoNumbers(cell)) {
                continue;
            }
            if (WITH_DEVIATION.matcher(cell).matches()) {
                return Optional.of(column + " holds means with deviations (" + cell + " in " + table.place(row)
                        + "), not single runs. " + NEEDED);
            }
            if (WITH_BRACKETS.matcher(cell).matches()) {
                return Optional.of(column + " holds numbers with others in brackets (" + cell + " in "
                        + table.place(row) + "), which are summaries, not single runs. " + NEEDED);
            }
        }
        return Optional.empty();
    }

    /** Whether a cell has a sign that stands between a number and its deviation; most cells have none. */
    private static boolean mayHoldTwoNumbers(String cell) {
        for (var i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '(' || c == '[' || c == '±' || c == '\\' || (c == '+' && i > 0)) {
                return true;
            }
        }
        return false;
    }

    /** Why a metric is a summary of others; empty if its name does not say so. */
    static Optional<String> ofMetric(String metric, CellTable table) {
        var mean = MEAN.matcher(metric);
        if (mean.matches()) {
            var of = mean.group(1) == null ? mean.group(2) : mean.group(1);
            boolean hasSpread = table.columns().stream()
                    .map(SPREAD::matcher)
                    .anyMatch(m -> m.matches() && of.equals(m.group(1) == null ? m.group(2) : m.group(1)));
            var splits = splitsOf(of, table);
            if (splits.isPresent()) {
                return Optional.of(metric + " is the mean of " + splits.get() + ", not a run: --pairs-are-columns "
                        + "'split(\\d+)_(.*)', and " + of + " in the formula");
            }
            if (hasSpread) {
                return Optional.of(metric + " is a mean, with its deviation in another column, not a run. " + NEEDED);
            }
        }
        return SPREAD.matcher(metric).matches()
                        && !metric.toLowerCase(Locale.ROOT).startsWith("rank_")
                ? Optional.of(metric + " is a deviation of several runs, not a run. " + NEEDED)
                : Optional.empty();
    }

    /** Whether the name of a column says that it summarises others. */
    static boolean isSummary(String column) {
        return MEAN.matcher(column).matches() || SPREAD.matcher(column).matches();
    }

    private static Optional<String> splitsOf(String metric, CellTable table) {
        return table.columns().stream()
                .filter(c -> c.matches("(?:split|fold)_?\\d+_" + Pattern.quote(metric)))
                .findFirst()
                .map(c -> c.replaceFirst("\\d+", "*"));
    }

    /** Why a name among the pairs is none. */
    static Optional<String> ofPair(String pair, String word, Supplier<String> place) {
        return NO_PAIRS.contains(pair.toLowerCase(Locale.ROOT))
                ? Optional.of("the " + word + " \"" + pair + "\" (" + place.get()
                        + ") is a summary of the others, not a run: " + "--where '" + word + "!=" + pair
                        + "' leaves it out")
                : Optional.empty();
    }
}
