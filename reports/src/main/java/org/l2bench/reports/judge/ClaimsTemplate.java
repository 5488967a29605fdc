package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.Numerals;

/** Writes a first claims file from a table: its roles, and a difference of the first two arms for every metric. */
public final class ClaimsTemplate {
    private static final int MOST_METRICS = 5;

    private ClaimsTemplate() {}

    /**
     * The text of the file, which judges the table as it is.
     *
     * @throws InvalidSettings if nothing of the table could be judged, with all reasons
     */
    public static String of(Request request) {
        var look = Look.at(request, Set.of());
        var metrics = metrics(look);
        var arms = List.copyOf(look.arms());
        new Problems()
                .require(
                        arms.size() > 1,
                        "there is but one arm, %s, and a verdict compares two: --arm COLUMN names the column of the arms",
                        Words.list(arms))
                .require(
                        !metrics.isEmpty(),
                        "no column holds results of single runs; the columns are %s. %s",
                        Words.list(look.reading().table().columns()),
                        Summaries.NEEDED)
                .throwIfAny();
        var two = comparable(look, arms, metrics.get(0));
        var lenient = new Policy(Policy.Pairs.COMMON, Policy.Failures.COMMON);
        var wanted = new ArrayList<ClaimsFile.Wanted>();
        for (var metric : metrics) {
            var rule = new Rule.ReportDifference(
                    List.of(Contrast.of("", Quantity.metric(two.get(1), metric), Quantity.metric(two.get(0), metric))));
            wanted.add(new ClaimsFile.Wanted("C" + (wanted.size() + 1), "", Formula.of(rule), false, 0, lenient));
        }
        // What this text claims is judged once, so that a table that would be refused later is refused now.
        var input = Judging.input(request, ClaimsFile.of(wanted, lenient));
        return text(look, request.roles(), wanted, input.remarks().isEmpty());
    }

    /** The first arm, and the first other one that has a pair in common with it; if none has, the first two. */
    private static List<String> comparable(Look look, List<String> arms, String metric) {
        var read = RunReading.of(
                look.reading(), look.roles(), List.of(metric), look.arms(), Optional.empty(), new Problems());
        if (read.isEmpty()) {
            return arms.subList(0, 2);
        }
        var runs = read.get().runs();
        for (var dataSet : runs.dataSets()) {
            for (var other : arms.subList(1, arms.size())) {
                var common = runs.of(dataSet, arms.get(0)).asSet();
                common.and(runs.of(dataSet, other).asSet());
                if (!common.isEmpty()) {
                    return List.of(arms.get(0), other);
                }
            }
        }
        return arms.subList(0, 2);
    }

    /** Columns that hold numbers, but for those whose name says that they count or sum up. */
    private static List<String> metrics(Look look) {
        var roles = look.roles();
        if (roles.isLong()) {
            return look.metrics().stream().limit(MOST_METRICS).toList();
        }
        var columns = new LinkedHashSet<String>();
        for (var source : Source.of(look.reading().table(), roles)) {
            var name = look.reading().table().columns().get(source.column());
            boolean isMetric = !Guess.isCount(name)
                    && !name.matches("column \\d+")
                    && (roles.pairsAreColumns().isPresent() || !Summaries.isSummary(name))
                    && roles.where().stream().noneMatch(f -> f.column().equals(name))
                    && holdsNumbers(look, source.column());
            if (isMetric) {
                columns.add(source.metric());
            }
        }
        return columns.stream().limit(MOST_METRICS).toList();
    }

    private static boolean holdsNumbers(Look look, int column) {
        var table = look.reading().table();
        boolean isAny = look.reading().each().anyMatch(r -> Numerals.looksLikeNumber(table.cell(r, column)));
        return isAny
                && look.reading()
                        .each()
                        .mapToObj(r -> table.cell(r, column))
                        .allMatch(c -> Numerals.isMissing(c) || Numerals.looksLikeNumber(c));
    }

    private static String text(Look look, Roles said, List<ClaimsFile.Wanted> claims, boolean arePairsEqual) {
        var text = new StringBuilder(
                "# Claims for l2bench judge. Fix them before you look at the results, and change what was guessed "
                        + "wrongly.\n# Arms: " + Words.list(look.arms()) + "\n\n[table]\n");
        var roles = look.roles();
        var fromFiles = new HashSet<String>();
        look.reading().table().files().forEach(f -> fromFiles.addAll(f.columns()));
        boolean isMade = roles.armFrom().isPresent() || roles.armPattern().isPresent();
        list(text, "arm", isMade ? said.arm() : roles.arm());
        list(text, "pair", fromFiles.containsAll(roles.pair()) ? roles.pair() : List.of());
        list(text, "data-set", fromFiles.containsAll(roles.dataSet()) ? roles.dataSet() : List.of());
        roles.armFrom().ifPresent(f -> one(text, "arm-from", f));
        roles.armPattern().ifPresent(p -> one(text, "arm-pattern", p));
        list(text, "where", roles.where().stream().map(Filter::toString).toList());
        if (roles.isLong() || roles.armsAreColumns()) {
            roles.metric().ifPresent(m -> one(text, "metric", m));
            roles.value().ifPresent(v -> one(text, "value", v));
        }
        roles.step().ifPresent(s -> one(text, "step", s));
        roles.at().ifPresent(a -> one(text, "at", a));
        roles.best().ifPresent(b -> one(text, "best", b.toString()));
        roles.pairsAreColumns().ifPresent(p -> one(text, "pairs-are-columns", p));
        if (roles.armsAreColumns()) {
            text.append("arms-are-columns = true\n");
        }
        if (!arePairsEqual) {
            text.append("# Some runs have no partner or no value: the others count, and the page names these.\n")
                    .append("pairs = \"common\"\n");
        }
        text.append(
                        "\n# A formula ends in \"> 0\" where the left side is claimed to have more, in \"> -0.01\" where it is claimed to lose\n")
                .append(
                        "# no more than that, in \"within 0.01 of 0\" where both are claimed to be alike; \"reported\" claims nothing.\n");
        for (var claim : claims) {
            text.append("[[claims]]\n");
            one(text, "id", claim.id());
            one(text, "formula", claim.formula());
            text.append('\n');
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String key, List<String> values) {
        if (!values.isEmpty()) {
            text.append(key)
                    .append(" = [")
                    .append(values.stream().map(ClaimsTemplate::quoted).collect(Collectors.joining(", ")))
                    .append("]\n");
        }
    }

    private static void one(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(quoted(value)).append('\n');
    }

    /** A basic string of TOML. */
    private static String quoted(String value) {
        var text = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || c == 0x7f) {
                text.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.append('"').toString();
    }
}
