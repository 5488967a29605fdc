package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;

/**
 * Fills in the roles that nobody has named, from the names of columns and from what stands in them. What is guessed is told; where two
 * guesses fit, there is none, and both are told.
 */
final class Guess {
    private static final Set<String> ARMS = Set.of(
            "arm",
            "model",
            "modelname",
            "method",
            "framework",
            "algorithm",
            "algo",
            "classifier",
            "classifiername",
            "estimator",
            "learner",
            "optimizer",
            "optimiser",
            "system",
            "approach",
            "variant",
            "treatment",
            "submission",
            "expname");
    private static final Set<String> PAIRS = Set.of(
            "seed",
            "trialseed",
            "randomseed",
            "fold",
            "foldid",
            "cvfold",
            "trial",
            "split",
            "run",
            "runid",
            "repeat",
            "rep",
            "replicate",
            "repetition",
            "replication");
    private static final Set<String> DATA_SETS = Set.of(
            "dataset",
            "datasetname",
            "data",
            "task",
            "taskname",
            "problem",
            "problemname",
            "env",
            "envid",
            "environment",
            "benchmark",
            "corpus");
    private static final Set<String> STEPS = Set.of(
            "epoch",
            "step",
            "globalstep",
            "iteration",
            "iter",
            "timestep",
            "timesteps",
            "totaltimesteps",
            "update",
            "round");
    private static final Set<String> METRICS = Set.of("metric", "metricname", "measure");
    private static final Set<String> VALUES = Set.of("value", "score", "metricvalue");
    /** More different texts than this are not counted. */
    private static final int ENOUGH = 10_000;

    private static final List<String> PAIR_COLUMNS = List.of("split(\\d+)_(.+)", "fold[ _]?(\\d+)", "seed[ _]?(\\d+)");

    private final Reading reading;
    private final CellTable table;
    private final Set<String> armsOfClaims;
    private final Problems problems;
    private final List<String> lines = new ArrayList<>();
    private final Map<List<String>, Boolean> areKeys = new HashMap<>();
    private Roles roles;

    private Guess(Reading reading, Roles roles, Collection<String> armsOfClaims, Problems problems) {
        this.reading = reading;
        this.table = reading.table();
        this.roles = roles;
        this.armsOfClaims = new LinkedHashSet<>(armsOfClaims);
        this.problems = problems;
    }

    /**
     * All roles, and what was guessed of them.
     *
     * @param lines one a guess, for example {@code arm = model (guessed)}
     */
    record Result(Roles roles, List<String> lines) {}

    /**
     * Guesses what is missing.
     *
     * @param armsOfClaims names that the claims give to arms; none if there are no claims yet
     * @param problems gets what cannot be guessed, with the options that would say it
     */
    static Result of(Reading reading, Roles roles, Collection<String> armsOfClaims, Problems problems) {
        var guess = new Guess(reading, roles, armsOfClaims, problems);
        guess.run();
        return new Result(guess.roles, List.copyOf(guess.lines));
    }

    private void run() {
        guessLongForm();
        guessArm();
        guessDataSet();
        if (problems.messages().isEmpty()) {
            guessPair();
        }
        if (problems.messages().isEmpty()) {
            guessStep();
        }
    }

    private void tell(String option, List<String> columns) {
        lines.add("--" + option + " " + String.join(",", columns) + " (guessed)");
    }

    /** The last word of a name with points or strokes, in small letters without signs: trialseed of args.trial_seed. */
    private static String word(String column) {
        return column.substring(Math.max(column.lastIndexOf('.'), column.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** Whether the name of a column says that it counts runs or steps. */
    static boolean isCount(String column) {
        return PAIRS.contains(word(column)) || STEPS.contains(word(column));
    }

    /** Columns without a role whose name is one of these words. */
    private List<String> named(Set<String> words) {
        var taken = new HashSet<>(roles.named());
        return table.columns().stream()
                .filter(c -> !taken.contains(c) && words.contains(word(c)))
                .toList();
    }

    /** How many texts a column has, as far as {@link #ENOUGH}. */
    private int different(String column) {
        var index = table.column(column).orElseThrow();
        var seen = new HashSet<String>();
        return (int) reading.each()
                .filter(row -> seen.add(table.cell(row, index)))
                .limit(ENOUGH)
                .count();
    }

    private void guessLongForm() {
        var metric = named(METRICS);
        var value = named(VALUES);
        boolean isSaid = roles.metric().isPresent()
                || roles.armsAreColumns()
                || roles.pairsAreColumns().isPresent();
        if (!isSaid && metric.size() == 1 && value.size() == 1) {
            roles = roles.with(Role.METRIC, metric).with(Role.VALUE, value);
            tell("metric", metric);
            tell("value", value);
        }
    }

    private void guessArm() {
        if (!roles.arm().isEmpty() || roles.armsAreColumns()) {
            return;
        }
        var fitting = armCandidates();
        if (fitting.size() > 1) {
            twoFit("name the arms", "arm", fitting);
        } else if (fitting.isEmpty()) {
            problems.require(
                    false,
                    "no column is known to name the arms: --arm COLUMN, or --arms-are-columns; the columns are %s",
                    Words.list(table.columns()));
        } else {
            roles = roles.with(Role.ARM, fitting);
            tell("arm", fitting);
        }
    }

    private List<String> armCandidates() {
        var byName = named(ARMS);
        if (!armsOfClaims.isEmpty()) {
            var both = byName.stream().filter(this::holdsArmsOfClaims).toList();
            if (!both.isEmpty()) {
                return both;
            }
            var holding = table.columns().stream()
                    .filter(c -> !roles.named().contains(c) && !byName.contains(c))
                    .filter(this::holdsArmsOfClaims)
                    .toList();
            if (!holding.isEmpty()) {
                return holding;
            }
        }
        var several = byName.stream().filter(c -> different(c) > 1).toList();
        if (!several.isEmpty()) {
            return several;
        }
        var parameters = table.columns().stream()
                .filter(c -> c.startsWith("param_") && different(c) > 1)
                .toList();
        if (!parameters.isEmpty()) {
            return parameters;
        }
        return byName;
    }

    private boolean holdsArmsOfClaims(String column) {
        var index = table.column(column).orElseThrow();
        var wanted = new HashSet<>(armsOfClaims);
        return reading.each().anyMatch(row -> wanted.remove(table.cell(row, index)) && wanted.isEmpty());
    }

    private void twoFit(String what, String option, List<String> fitting) {
        problems.require(
                false,
                "%s columns may %s: %s; say which: %s",
                Words.number(fitting.size()),
                what,
                Words.and(fitting),
                String.join(
                        " or ",
                        fitting.stream().map(c -> "--" + option + " " + c).toList()));
    }

    private void guessDataSet() {
        if (!roles.dataSet().isEmpty()) {
            return;
        }
        var candidates = named(DATA_SETS).stream()
                .filter(c -> roles.where().stream().noneMatch(f -> f.column().equals(c)))
                .toList();
        var several = candidates.stream().filter(c -> different(c) > 1).toList();
        if (several.size() > 1) {
            twoFit("name the data set", "data-set", several);
        } else if (!candidates.isEmpty()) {
            var chosen = several.isEmpty() ? candidates.subList(0, 1) : several;
            roles = roles.with(Role.DATA_SET, chosen);
            tell("data-set", chosen);
        }
    }

    private void guessPair() {
        if (!roles.pair().isEmpty() || roles.pairsAreColumns().isPresent()) {
            return;
        }
        var byName = named(PAIRS);
        var several = byName.stream().filter(c -> different(c) > 1).toList();
        var candidates = several.isEmpty() ? byName : several;
        if (candidates.isEmpty()) {
            guessPairColumns();
            return;
        }
        var shared = candidates.stream().filter(this::isShared).toList();
        if (shared.isEmpty()) {
            roles = roles.with(Role.PAIR, candidates.subList(0, 1)); // is refused with what the arms do share
            tell("pair", roles.pair());
            return;
        }
        var whole = shared.stream().filter(c -> isKey(List.of(c))).toList();
        if (whole.size() > 1) {
            twoFit("be what makes two results a pair", "pair", whole);
            return;
        }
        // Where none alone tells the runs apart, as folds of several seeds, all of them do together.
        var chosen = whole.isEmpty() ? (isKey(shared) ? shared : shared.subList(0, 1)) : whole;
        roles = roles.with(Role.PAIR, chosen);
        tell("pair", chosen);
    }

    private void guessPairColumns() {
        for (var pattern : PAIR_COLUMNS) {
            var compiled = Pattern.compile(pattern);
            long columns = table.columns().stream()
                    .filter(c -> compiled.matcher(c).matches())
                    .count();
            if (columns > 1) {
                roles = roles.with(Role.PAIRS_ARE_COLUMNS, List.of(pattern));
                lines.add("--pairs-are-columns '" + pattern + "' (guessed)");
                return;
            }
        }
        problems.addAll(List.of(withoutPair()));
    }

    /** What is said to somebody whose table has no seeds: it holds summaries, single runs, or pairs by another name. */
    private String withoutPair() {
        var arms = reading.values(roles.arm());
        int rows = reading.rows().cardinality();
        if (rows == arms.size()) {
            var numbered = arms.stream()
                    .filter(a -> a.matches(".*(?i:seed|run|fold).?\\d+\\W*"))
                    .toList();
            if (numbered.size() == arms.size() && !numbered.isEmpty()) {
                return "each of " + Words.number(arms.size())
                        + " arms has one row: the arm names end in what may be the pair (" + Words.list(numbered)
                        + "): --arm-pattern '(?<arm>.*) \\(Seed (?<pair>\\d+)\\)', with your own pattern";
            }
            return "each of " + Words.number(arms.size()) + " arms has one row: these are summaries or single runs. "
                    + Summaries.NEEDED;
        }
        if (!roles.dataSet().isEmpty()
                && different(roles.dataSet().get(0)) > 1
                && rows <= arms.size() * different(roles.dataSet().get(0))) {
            return "there is one row an arm and " + roles.dataSet().get(0)
                    + ": these are summaries or single runs. " + Summaries.NEEDED + " --pair "
                    + roles.dataSet().get(0)
                    + " takes the data sets as pairs, which is another question: whether an arm is better on data sets like these";
        }
        return "no column is known to pair the runs: --pair COLUMN with what two results share, such as seed or fold; the columns are "
                + Words.list(table.columns());
    }

    /** Whether two arms have a text of the column in common, on one data set. */
    private boolean isShared(String column) {
        if (roles.arm().isEmpty()) {
            return true;
        }
        var by = new ArrayList<>(roles.dataSet());
        by.add(column);
        var arms = reading.indexes(roles.arm());
        var keys = reading.indexes(by);
        var groups = new RowKeys(reading, List.of(keys));
        return reading.each().anyMatch(row -> {
            var arm = reading.key(row, arms);
            return isJudged(arm)
                    && !reading.key(groups.firstRow(groups.of(row)), arms).equals(arm);
        });
    }

    private boolean isJudged(String arm) {
        return armsOfClaims.isEmpty() || armsOfClaims.contains(arm);
    }

    /** Whether arm, data set and these tell all rows apart that are not equal or other steps of a run. */
    private boolean isKey(List<String> pair) {
        var steps = roles.step().map(List::of).orElseGet(() -> named(STEPS));
        return isKey(pair, steps);
    }

    private boolean isKey(List<String> pair, List<String> steps) {
        var columns = new ArrayList<String>();
        columns.addAll(roles.arm());
        columns.addAll(roles.dataSet());
        columns.addAll(pair);
        roles.metric().filter(m -> roles.isLong()).ifPresent(columns::add);
        columns.addAll(steps);
        return areKeys.computeIfAbsent(columns, this::isKeyOfRows);
    }

    private boolean isKeyOfRows(List<String> columns) {
        var keys = new RowKeys(reading, List.of(reading.indexes(columns)));
        return reading.each().allMatch(row -> {
            int before = keys.firstRow(keys.of(row));
            return before == row || table.areEqual(before, row);
        });
    }

    /** Rows of one run are steps only if there are several of them. */
    private void guessStep() {
        if (roles.step().isPresent() || roles.pairsAreColumns().isPresent() || isKey(roles.pair(), List.of())) {
            return;
        }
        var candidates = named(STEPS).stream().filter(c -> different(c) > 1).toList();
        if (candidates.size() > 1) {
            twoFit("count the steps of a run", "step", candidates);
        } else if (candidates.size() == 1) {
            roles = roles.with(Role.STEP, candidates);
            tell("step", candidates);
        }
    }

    /** The columns that could pair two arms: those that have the same texts in both, one row each. */
    static List<String> agreeing(
            Reading reading, Roles roles, Collection<String> metrics, String dataSet, List<String> arms) {
        var sets = reading.indexes(roles.dataSet());
        var names = reading.indexes(roles.arm());
        var agreeing = new ArrayList<String>();
        for (var column : reading.table().columns()) {
            boolean isOther =
                    !roles.named().contains(column) && !metrics.contains(column) && !STEPS.contains(word(column));
            if (isOther) {
                var own = reading.table().column(column).orElseThrow();
                var first = new TreeSet<String>();
                var second = new TreeSet<String>();
                reading.each().filter(r -> reading.key(r, sets).equals(dataSet)).forEach(r -> {
                    var arm = reading.key(r, names);
                    if (arm.equals(arms.get(0))) {
                        first.add(reading.table().cell(r, own));
                    } else if (arm.equals(arms.get(1))) {
                        second.add(reading.table().cell(r, own));
                    }
                });
                if (first.size() > 1
                        && first.equals(second)
                        && first.stream().noneMatch(t -> t.matches("-?\\d*\\.\\d+"))) {
                    agreeing.add(column);
                }
            }
        }
        var byName = agreeing.stream().filter(c -> PAIRS.contains(word(c))).toList();
        return byName.isEmpty() ? agreeing : byName;
    }
}
