package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;

/** Columns that are made of the names of files and folders, or of the text of a cell, by a pattern with named groups. */
final class MadeColumns {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    /**
     * The table with the columns that the roles ask for, and the roles that name them.
     *
     * @param table with the columns
     * @param roles with groups {@code arm}, {@code pair} and {@code dataset} as what they are called
     */
    record Result(CellTable table, Roles roles) {}

    private MadeColumns() {}

    static Result of(CellTable table, Roles roles, Problems problems) {
        if (roles.armFrom().isEmpty() && roles.armPattern().isEmpty()) {
            return new Result(table, roles);
        }
        var from = roles.armFrom().orElse("");
        problems.require(List.of("", "file", "folder").contains(from), "arm-from must be file or folder, was %s", from);
        problems.require(
                !from.isEmpty() || roles.arm().size() == 1,
                "--arm-pattern reads the arm: name one column, --arm COLUMN, or --arm-from file");
        roles.arm().stream()
                .filter(a -> from.isEmpty() && table.column(a).isEmpty())
                .forEach(a -> problems.require(false, "there is no column \"%s\"", a));
        if (!problems.messages().isEmpty()) {
            return new Result(table, roles);
        }
        var text = text(table, roles, from);
        if (roles.armPattern().isEmpty()) {
            var name = free(from, table);
            return new Result(table.with(name, text), roles.with(Role.ARM, List.of(name)));
        }
        return byPattern(table, roles, text, Pattern.compile(roles.armPattern().get()), problems);
    }

    private static IntFunction<String> text(CellTable table, Roles roles, String from) {
        return switch (from) {
            case "file" -> row -> table.file(row).stem();
            case "folder" -> row -> table.file(row).folder();
            default -> {
                int column = table.column(roles.arm().get(0)).orElseThrow();
                yield row -> table.cell(row, column);
            }
        };
    }

    private static Result byPattern(
            CellTable table, Roles roles, IntFunction<String> text, Pattern pattern, Problems problems) {
        for (var row = 0; row < table.rows(); row++) {
            if (!pattern.matcher(text.apply(row)).matches()) {
                problems.require(
                        false,
                        "the pattern %s does not fit \"%s\" (%s)",
                        pattern.pattern(),
                        text.apply(row),
                        table.place(row));
                return new Result(table, roles);
            }
        }
        var groups = new ArrayList<String>();
        GROUP.matcher(pattern.pattern()).results().forEach(m -> groups.add(m.group(1)));
        problems.require(
                groups.contains("arm"),
                "arm-pattern needs a group (?<arm>...), and may have (?<pair>...) and (?<dataset>...); was %s",
                pattern.pattern());
        var wider = table;
        var known = roles;
        for (var group : groups) {
            var name = free(group, wider);
            wider = wider.with(name, row -> {
                var matcher = pattern.matcher(text.apply(row));
                return matcher.matches() && matcher.group(group) != null ? matcher.group(group) : "";
            });
            known = switch (group) {
                case "arm" -> known.with(Role.ARM, List.of(name));
                case "pair" -> known.with(Role.PAIR, List.of(name));
                case "dataset" -> known.with(Role.DATA_SET, List.of(name));
                default -> known;
            };
        }
        return new Result(wider, known);
    }

    private static String free(String name, CellTable table) {
        var free = name;
        for (var next = 2; table.column(free).isPresent(); next++) {
            free = name + "-" + next;
        }
        return free;
    }
}
