package org.l2bench.reports.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.FileTable;

/**
 * A table whose columns are known, before any number of it is read.
 *
 * @param reading the rows that are read
 * @param roles named and guessed
 * @param guesses what was guessed, one line each
 */
record Look(Reading reading, Roles roles, List<String> guesses) {
    /**
     * Opens the files and finds out what their columns are.
     *
     * @throws InvalidSettings if they cannot be opened, hold summaries, or do not say which column is what
     */
    static Look at(Request request, Set<String> armsOfClaims) {
        var problems = new Problems();
        var said = request.roles().over(request.claims().map(ClaimsFile::roles).orElse(Roles.UNKNOWN));
        var files = new ArrayList<FileTable>();
        Conflicts.ofSaid(said, problems);
        for (var file : request.files()) {
            for (var table : ResultFiles.of(file, problems)) {
                open(request, table, files, problems);
            }
        }
        problems.throwIfAny();
        var made = MadeColumns.of(CellTable.of(files), withStepOf(said), problems);
        problems.throwIfAny();
        var table = made.table();
        checkColumns(table, made.roles(), problems);
        problems.throwIfAny();
        var reading = Reading.of(table, made.roles().where());
        problems.require(
                table.rows() > 0,
                "there are no rows below the header of %s",
                Words.and(files.stream().map(FileTable::file).toList()));
        problems.require(
                table.rows() == 0 || !reading.rows().isEmpty(),
                "no row is left by --where %s",
                Words.and(made.roles().where().stream().map(Filter::toString).toList()));
        problems.throwIfAny();
        problems.addAll(Summaries.problems(reading, made.roles().named()));
        problems.throwIfAny();
        var guess = Guess.of(reading, made.roles(), armsOfClaims, problems);
        problems.throwIfAny();
        Conflicts.ofGuessed(guess.roles(), problems);
        problems.throwIfAny();
        return new Look(reading, guess.roles(), guess.lines());
    }

    private static void open(Request request, Path file, List<FileTable> files, Problems problems) {
        try {
            files.add(request.reader().read(file));
        } catch (UnreadableFile e) {
            problems.addAll(List.of(e.getMessage()));
        }
    }

    /** {@code --at epoch=3} names the column as well as the step. */
    private static Roles withStepOf(Roles roles) {
        var at = roles.at().orElse("");
        int sign = at.lastIndexOf('=');
        return sign > 0
                ? roles.with(Role.STEP, List.of(at.substring(0, sign))).with(Role.AT, List.of(at.substring(sign + 1)))
                : roles;
    }

    private static void checkColumns(CellTable table, Roles roles, Problems problems) {
        var named = new LinkedHashSet<>(roles.named());
        roles.where().forEach(f -> named.add(f.column()));
        roles.best().ifPresent(b -> named.add(b.metric()));
        for (var column : named) {
            problems.require(
                    table.column(column).isPresent(),
                    "there is no column \"%s\"; %s",
                    column,
                    Nearest.hint(column, table.columns()));
        }
        problems.require(
                roles.at().isEmpty() || roles.at().get().matches("[+-]?\\d+(?:\\.\\d+)?"),
                "at must be a step, as in epoch=3, was %s",
                roles.at().orElse(""));
        problems.require(
                !roles.isLong() || roles.value().isPresent(),
                "--metric names the metrics of a long table; --value its values");
    }

    /** The names of the arms that there are. */
    Set<String> arms() {
        var arms = new LinkedHashSet<String>();
        if (roles.armsAreColumns()) {
            Source.of(reading.table(), roles).forEach(s -> arms.add(s.arm().orElseThrow()));
            return arms;
        }
        var columns = reading.indexes(roles.arm());
        reading.each().forEach(row -> arms.add(reading.key(row, columns)));
        return arms;
    }

    /** The names of what may be a metric. */
    Set<String> metrics() {
        var metrics = new LinkedHashSet<String>();
        if (roles.isLong()) {
            int column = reading.table().column(roles.metric().orElseThrow()).orElseThrow();
            reading.each().forEach(row -> metrics.add(reading.table().cell(row, column)));
        }
        Source.of(reading.table(), roles).forEach(s -> metrics.add(s.metric()));
        return metrics;
    }
}
