package org.l2bench.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Meaning;
import org.l2bench.core.regulariser.convention.Spread;

/** The table of conventions for a terminal of 100 columns. */
final class ConventionText {
    static final int WIDTH = 100;

    private static final int LABEL = 12;

    private ConventionText() {}

    /** Rows below their group and library; with the remarks on a library if only some rows are wanted. */
    static List<String> table(Conventions all, List<Convention> rows) {
        var lines = new ArrayList<String>();
        lines.add(count(rows.size(), "row")
                + ". Strengths stand in mean loss + lambda w'w, squared error without a half.");
        lines.addAll(wrapped(
                "Symbols: " + FactOptions.symbols()
                        + ". Times var: features are divided by their deviations first, and so on. Behind a parameter its"
                        + " default.",
                0));
        var libraries = rows.stream()
                .collect(Collectors.groupingBy(Convention::library, LinkedHashMap::new, Collectors.toList()));
        var group = "";
        for (var entry : libraries.entrySet()) {
            var own = entry.getValue();
            if (!own.get(0).group().equals(group)) {
                group = own.get(0).group();
                lines.add("");
                lines.add("== " + group);
            }
            lines.add("");
            lines.add(entry.getKey() + " "
                    + own.stream().map(Convention::version).distinct().collect(Collectors.joining(", ")));
            lines.addAll(rows(own));
            if (rows.size() < all.rows().size()) {
                lines.addAll(remarks(all, entry.getKey()));
            }
        }
        return lines;
    }

    /** With the defaults where they fit. */
    private static List<String> rows(List<Convention> rows) {
        var withDefaults = rows(rows, true);
        boolean doFit = withDefaults.stream().allMatch(l -> l.length() <= WIDTH);
        return (doFit ? withDefaults : rows(rows, false))
                .stream().map(ConventionText::clipped).toList();
    }

    private static List<String> rows(List<Convention> rows, boolean withDefaults) {
        var columns = new Columns();
        rows.forEach(
                r -> columns.row("  " + r.name(), parameter(r, withDefaults), strength(r), scaled(r), intercept(r)));
        var lines = columns.lines();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).meaning() instanceof Meaning.None none
                        ? clipped(lines.get(i) + ": " + none.why())
                        : lines.get(i))
                .toList();
    }

    private static String parameter(Convention row, boolean withDefault) {
        if (row.parameter().isEmpty()) {
            return "-";
        }
        return withDefault && !row.standard().isEmpty()
                ? row.parameter() + " (" + row.standard() + ")"
                : row.parameter();
    }

    private static String strength(Convention row) {
        if (row.meaning() instanceof Meaning.None) {
            return "none";
        }
        return row.meaning() instanceof Meaning.Decay ? "w *= 1 - " + row.formula() : row.formula();
    }

    private static String scaled(Convention row) {
        return switch (row.spread()) {
            case NONE -> "";
            case SAMPLE -> "times var (n - 1)";
            case POPULATION -> "times var (n)";
            case RMS -> "times rms^2";
            case RANGE -> "times range^2";
            case LARGEST -> "times max^2";
            case COMMON -> "times common^2";
        };
    }

    private static String intercept(Convention row) {
        return row.meaning() instanceof Meaning.None || row.intercept() == Intercept.FREE
                ? ""
                : "intercept " + row.intercept().name().toLowerCase(Locale.ROOT);
    }

    static String clipped(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 2) + " …";
    }

    /** All that is known of one row. */
    static List<String> details(Conventions all, Convention row) {
        var lines = new ArrayList<String>();
        lines.add(row.name());
        lines.addAll(field("library", row.library() + " " + row.version() + ", the version that was run"));
        if (!row.parameter().isEmpty()) {
            lines.addAll(field(
                    "parameter",
                    row.parameter() + (row.standard().isEmpty() ? "" : " (default " + row.standard() + ")")));
        }
        lines.addAll(field("of", row.model().meaning() + "; " + row.loss().meaning()));
        lines.addAll(field("meaning", row.equation()));
        if (row.spread() != Spread.NONE) {
            lines.addAll(field("s_j", row.spread().meaning()));
        }
        lines.addAll(field("intercept", row.intercept().meaning()));
        row.zero().ifPresent(z -> lines.addAll(field("0", z)));
        if (row.least() > 0) {
            lines.addAll(field("least", String.valueOf(row.least())));
        }
        Stream.of(row.remark()).filter(r -> !r.isEmpty()).forEach(r -> lines.addAll(field("note", r)));
        lines.addAll(field("measured", row.match()));
        lines.addAll(remarks(all, row.library()));
        return lines;
    }

    private static List<String> remarks(Conventions all, String library) {
        return all.remarks().stream()
                .filter(r -> r.library().equals(library))
                .flatMap(r -> field("", r.text()).stream())
                .toList();
    }

    /** A label and its text beside it, in as many lines as it takes. */
    static List<String> field(String label, String text) {
        var lines = new ArrayList<>(wrapped(text, LABEL + 2));
        lines.set(
                0,
                "  " + label + " ".repeat(LABEL - label.length()) + lines.get(0).strip());
        return lines;
    }

    private static List<String> wrapped(String text, int indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(" ".repeat(indent));
        for (var word : text.split(" ", -1)) {
            if (line.length() > indent && line.length() + word.length() > WIDTH - 1) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
