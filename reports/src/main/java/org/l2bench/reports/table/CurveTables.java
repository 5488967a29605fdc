package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.CurveTable.Resampled;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.PairedT;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** Curves as numbers: a row per arm and x, or a row per arm where seeds and places are resampled; a column per curve. */
public final class CurveTables {
    private static final int DIGITS = 4;
    private static final int SIGNED_DIGITS = 3;

    private CurveTables() {}

    /** The tables that have a row. */
    public static List<TextTable> of(List<CurveTable> tables, Samples samples) {
        return tables.stream()
                .map(t -> t.isText()
                        ? texts(t, samples)
                        : t.resampled().map(r -> differences(t, r, samples)).orElseGet(() -> grid(t, samples)))
                .filter(g -> !g.rows().isEmpty())
                .toList();
    }

    private static TextTable grid(CurveTable table, Samples samples) {
        var heads = new ArrayList<>(List.of(TextTable.Head.text("arm"), TextTable.Head.number(table.xLabel())));
        table.curves().forEach(c -> heads.add(TextTable.Head.number(c.label())));
        var rows = new ArrayList<List<String>>();
        for (var arm : table.arms()) {
            for (double x : places(table, arm, samples)) {
                var row = new ArrayList<>(List.of(arm, Numbers.significant(x, DIGITS)));
                table.curves().forEach(c -> row.add(cell(c, arm, x, samples)));
                rows.add(row);
            }
        }
        return TextTable.of(table.title(), table.note(), heads, rows);
    }

    private static TextTable texts(CurveTable table, Samples samples) {
        var heads = new ArrayList<>(List.of(TextTable.Head.text("")));
        table.arms().forEach(arm -> heads.add(TextTable.Head.text(arm)));
        var rows = new ArrayList<List<String>>();
        for (var panel : table.curves()) {
            var texts =
                    table.arms().stream().map(arm -> text(panel, arm, samples)).toList();
            if (texts.stream().anyMatch(t -> !t.isEmpty())) {
                var row = new ArrayList<>(List.of(panel.label()));
                row.addAll(texts);
                rows.add(row);
            }
        }
        return TextTable.of(table.title(), table.note(), heads, rows);
    }

    /** Of the first replicate that has it; empty if none does. */
    private static String text(Panel panel, String arm, Samples samples) {
        return samples.seeds(arm).stream()
                .flatMap(seed -> samples.curve(arm, seed, panel.key()).stream())
                .findFirst()
                .map(c -> c.y().stream()
                        .takeWhile(y -> y > 0)
                        .map(y -> Character.toString(y.intValue()))
                        .collect(Collectors.joining()))
                .orElse("");
    }

    private static TextTable differences(CurveTable table, Resampled resampled, Samples samples) {
        var heads = new ArrayList<>(
                List.of(TextTable.Head.text(resampled.against() + " minus"), TextTable.Head.number(table.xLabel())));
        table.curves().forEach(c -> heads.add(TextTable.Head.number(c.label())));
        var rows = new ArrayList<List<String>>();
        for (var arm : table.arms()) {
            var all = table.curves().stream()
                    .map(c -> differences(c.key(), resampled.against(), arm, samples))
                    .toList();
            int most = all.stream().mapToInt(List::size).max().orElse(0);
            if (most > 0) {
                var row = new ArrayList<>(List.of(arm, String.valueOf(most)));
                all.forEach(d -> row.add(cell(d, most, resampled.testOverTrain())));
                rows.add(row);
            }
        }
        return TextTable.of(table.title(), table.note(), heads, rows);
    }

    /** Of every seed and place that both arms have, in their order. */
    private static List<Double> differences(String curve, String against, String arm, Samples samples) {
        var differences = new ArrayList<Double>();
        for (var seed : samples.seeds(arm)) {
            var left = samples.curve(against, seed, curve);
            var right = samples.curve(arm, seed, curve);
            if (left.isPresent() && right.isPresent()) {
                for (double x : right.get().x()) {
                    var minuend = left.get().at(x);
                    var subtrahend = right.get().at(x);
                    minuend.ifPresent(m -> subtrahend.ifPresent(s -> differences.add(m - s)));
                }
            }
        }
        return differences;
    }

    /** Mean, corrected t and one-sided p; a mean alone where there is no spread to judge by. */
    private static String cell(List<Double> differences, int most, double testOverTrain) {
        if (differences.isEmpty()) {
            return "–";
        }
        var mean = Summary.of(differences).mean();
        var text = Numbers.signedSignificant(mean, SIGNED_DIGITS);
        boolean isFinite = differences.stream().allMatch(Double::isFinite);
        if (isFinite && differences.stream().distinct().count() > 1) {
            var test = PairedT.of(differences, 0, testOverTrain);
            text += " (t " + Numbers.signed(PairedT.t(differences, testOverTrain), 2) + ", p " + Numbers.p(test.p())
                    + ")";
        }
        return differences.size() < most ? text + ", n " + differences.size() : text;
    }

    private static Set<Double> places(CurveTable table, String arm, Samples samples) {
        var places = new TreeSet<Double>();
        for (var panel : table.curves()) {
            for (var seed : samples.seeds(arm)) {
                samples.curve(arm, seed, panel.key()).ifPresent(c -> places.addAll(c.x()));
            }
        }
        return places;
    }

    /** The mean over the seeds that have a value at x; a dash if there is none. */
    private static String cell(Panel panel, String arm, double x, Samples samples) {
        var values = new ArrayList<Double>();
        for (var seed : samples.seeds(arm)) {
            samples.curve(arm, seed, panel.key()).ifPresent(c -> c.at(x).ifPresent(values::add));
        }
        return values.isEmpty() ? "–" : Numbers.significant(Summary.of(values).mean(), DIGITS);
    }
}
