package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.l2bench.core.regulariser.convention.Amount;
import org.l2bench.core.regulariser.convention.Answer;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Conversion;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what libraries mean by weight decay, and converts between them. */
@Command(
        name = "conventions",
        description = {
            "What do libraries mean by L2 and weight decay? Lists what was measured, and converts.",
            "Example: l2bench conventions sklearn.Ridge --value 1 --n 200 --to pytorch.SGD"
        })
final class ConventionsCommand implements Callable<Integer> {
    private final Suite suite;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A row, such as sklearn.Ridge; or a part of a name, to list the rows that contain it.")
    private String name;

    @Option(names = "--value", paramLabel = "X", description = "The value of the row's parameter.")
    private Double value;

    @Option(names = "--to", paramLabel = "ROW", description = "The row whose parameter is to mean the same.")
    private String to;

    @Mixin
    private FactOptions facts;

    ConventionsCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() {
        var table = Conventions.read();
        if (to != null) {
            suite.console().lines(converted(table));
        } else if (value != null) {
            suite.console().lines(strength(table));
        } else {
            suite.console().lines(listed(table));
        }
        return ExitCode.DONE;
    }

    private List<String> listed(Conventions table) {
        if (name == null) {
            return ConventionText.table(table, table.rows());
        }
        var exact = table.rows().stream()
                .filter(r -> r.name().equalsIgnoreCase(name))
                .toList();
        if (!exact.isEmpty()) {
            return ConventionText.details(table, exact.get(0));
        }
        var rows = table.containing(name);
        if (rows.isEmpty()) {
            var known = table.rows().stream().map(Convention::name).toList();
            throw new InvalidSettings(List.of("no row contains \"" + name + "\"; " + Nearest.hint(name, known)));
        }
        return ConventionText.table(table, rows);
    }

    private List<String> strength(Conventions table) {
        var problems = new Problems();
        problems.require(name != null, "name a row before --value, such as sklearn.Ridge");
        var found = name == null ? Optional.<Convention>empty() : noted(problems, () -> table.row(name));
        var known = noted(problems, facts::facts);
        var told = found.flatMap(r -> noted(problems, () -> Conversion.strength(r, value, known.orElse(Facts.NONE))));
        problems.throwIfAny();
        var row = found.orElseThrow();
        var answer = told.orElseThrow();
        var lines = new ArrayList<String>();
        lines.add(given(row));
        if (answer instanceof Answer.Missing missing) {
            throw new InvalidSettings(List.of(row.name() + " needs " + FactOptions.asked(missing.needs())));
        }
        if (answer instanceof Answer.NoEquivalent none) {
            lines.addAll(ConventionText.field("none", none.why()));
        } else if (answer instanceof Answer.Equivalent strength) {
            lines.addAll(ConventionText.field("meaning", row.equation()));
            lines.addAll(ConventionText.field("strength", Amount.shown(strength.value())));
        }
        return lines;
    }

    private List<String> converted(Conventions table) {
        var problems = new Problems();
        problems.require(name != null, "name the row to convert from, before --to");
        problems.require(value != null, "give the value to convert, --value X");
        var source = name == null ? Optional.<Convention>empty() : noted(problems, () -> table.row(name));
        var aim = noted(problems, () -> table.row(to));
        var given = noted(problems, facts::facts);
        if (value != null) {
            source.ifPresent(row -> noted(problems, () -> Conversion.strength(row, value, Facts.NONE)));
        }
        problems.throwIfAny();
        var from = source.orElseThrow();
        var target = aim.orElseThrow();
        var known = given.orElseThrow();
        var answer = new Conversion(from, target, known).of(value);
        if (answer instanceof Answer.Missing missing) {
            throw new InvalidSettings(
                    List.of(from.name() + " to " + target.name() + " needs " + FactOptions.asked(missing.needs())));
        }
        var lines = new ArrayList<String>();
        if (answer instanceof Answer.NoEquivalent none) {
            lines.add(given(from) + " has no equivalent in " + target.name());
            lines.addAll(ConventionText.field("why", none.why()));
        } else if (answer instanceof Answer.Equivalent equal) {
            lines.add(given(from) + " is " + target.name() + " " + target.parameterWord() + " = "
                    + Amount.shown(equal.value()));
            lines.addAll(ConventionText.field("here", strengthText(from, value, known)));
            lines.addAll(ConventionText.field("there", strengthText(target, equal.value(), known)));
            equal.remarks().forEach(r -> lines.addAll(ConventionText.field("note", r)));
        }
        return lines;
    }

    /** The equation, with its number where all that it needs is known: what both sides share need not be. */
    private static String strengthText(Convention row, double value, Facts known) {
        var number = Conversion.strength(row, value, known) instanceof Answer.Equivalent e
                ? " (" + Amount.shown(e.value()) + ")"
                : "";
        return row.equation() + number + "; " + row.loss().meaning() + "; intercept "
                + row.intercept().meaning();
    }

    private String given(Convention row) {
        return row.name() + " " + row.parameterWord() + " = " + Amount.shown(value);
    }

    /** What is wrong with one part of the input, noted beside what is wrong with the others. */
    private static <T> Optional<T> noted(Problems problems, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidSettings e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
