package org.l2bench.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.judge.ClaimsFile;
import org.l2bench.reports.judge.Role;
import org.l2bench.reports.judge.Roles;
import picocli.CommandLine.Option;

/** What the columns of a table are, as far as it is typed; the rest is guessed. */
final class RoleOptions {
    @Option(
            names = "--arm",
            split = ",",
            paramLabel = "COLUMN",
            description = "Column of the arms; several together name one arm.")
    private List<String> arm = List.of();

    @Option(
            names = "--pair",
            split = ",",
            paramLabel = "COLUMN",
            description = "Column of what makes two results comparable: seed, fold, split.")
    private List<String> pair = List.of();

    @Option(
            names = "--data-set",
            split = ",",
            paramLabel = "COLUMN",
            description = "Column of the data sets, each of which is judged by itself.")
    private List<String> dataSet = List.of();

    @Option(
            names = "--metric",
            paramLabel = "COLUMN",
            description = "Of a long table, the column that names the metric.")
    private String metric;

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            description = "Of a long table, the column of its values; of arms in columns, the name of the metric.")
    private String value;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=TEXT",
            description = "Read only rows with this text; != for all others.")
    private List<String> where = List.of();

    @Option(
            names = "--step",
            paramLabel = "COLUMN",
            description = "Of curves, the column that counts the steps of a run.")
    private String step;

    @Option(
            names = "--at",
            paramLabel = "COLUMN=STEP",
            description = "Of curves, the step that is read (default: the last one, if it is common).")
    private String at;

    @Option(
            names = "--best",
            paramLabel = "HOW",
            description = "Of curves, the step at which least:METRIC or greatest:METRIC is; every verdict says so.")
    private String best;

    @Option(names = "--arms-are-columns", description = "Each arm is a column of values.")
    private boolean armsAreColumns;

    @Option(
            names = "--pairs-are-columns",
            paramLabel = "PATTERN",
            description = "Each pair is a column, e.g. 'split(\\d+)_(.*)': the pair, then the metric.")
    private String pairsAreColumns;

    @Option(
            names = "--arm-from",
            paramLabel = "WHAT",
            description = "The arm is the name of the file, or of its folder: file, folder.")
    private String armFrom;

    @Option(
            names = "--arm-pattern",
            paramLabel = "PATTERN",
            description = "Takes the arm's text apart, e.g. '(?<arm>.*)_seed(?<pair>\\d+)'.")
    private String armPattern;

    /** The roles; notes all that is wrong with them. */
    Roles roles(Problems problems) {
        var said = new EnumMap<Role, List<String>>(Role.class);
        said.put(Role.ARM, arm);
        said.put(Role.PAIR, pair);
        said.put(Role.DATA_SET, dataSet);
        said.put(Role.METRIC, one(metric));
        said.put(Role.VALUE, one(value));
        said.put(Role.STEP, one(step));
        said.put(Role.AT, one(at));
        said.put(Role.PAIRS_ARE_COLUMNS, ClaimsFile.patterns(one(pairsAreColumns), "pairs-are-columns", problems));
        said.put(Role.ARM_FROM, one(armFrom));
        said.put(Role.ARM_PATTERN, ClaimsFile.patterns(one(armPattern), "arm-pattern", problems));
        return new Roles(
                said,
                ClaimsFile.filters(where, problems),
                Optional.ofNullable(best).flatMap(b -> ClaimsFile.best(b, problems)),
                armsAreColumns);
    }

    /** What was typed, or nothing. */
    private static List<String> one(String typed) {
        return Optional.ofNullable(typed).stream().toList();
    }
}
