package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** One table per group of metrics: arms by metrics, each cell mean and spread over seeds. */
public final class ArmTables {
    private ArmTables() {}

    /** The tables, in the order in which the groups first occur; arms and metrics without any number are left out. */
    public static List<TextTable> of(Description experiment, Samples samples) {
        return experiment.metrics().stream()
                .map(Metric::group)
                .distinct()
                .filter(group -> !group.equals(Metric.NO_TABLE))
                .map(group -> group(group, experiment, samples))
                .filter(grid -> !grid.rows().isEmpty())
                .toList();
    }

    private static TextTable group(String group, Description experiment, Samples samples) {
        var metrics = experiment.metrics().stream()
                .filter(m -> m.group().equals(group))
                .distinct()
                .filter(m ->
                        experiment.armNames().stream().anyMatch(arm -> samples.has(Quantity.metric(arm, m.name()))))
                .toList();
        var heads = new ArrayList<>(List.of(TextTable.Head.text("arm"), TextTable.Head.number("n")));
        metrics.forEach(m -> heads.add(TextTable.Head.number(head(m, metrics))));
        var rows = new ArrayList<List<String>>();
        for (var arm : experiment.armNames()) {
            var values = metrics.stream()
                    .map(m -> samples.numbers(Quantity.metric(arm, m.name())))
                    .toList();
            var largest = values.stream().mapToInt(List::size).max().orElse(0);
            if (largest == 0) {
                continue;
            }
            var row = new ArrayList<>(List.of(arm, String.valueOf(largest)));
            for (var i = 0; i < metrics.size(); i++) {
                row.add(cell(values.get(i), metrics.get(i), largest));
            }
            rows.add(row);
        }
        boolean areSeeds = samples.wantedSeeds().stream().allMatch(Replicate::isSeed);
        var note = "Mean ± std (minimum … maximum) over n "
                + (areSeeds || !samples.noun().equals("seed") ? samples.noun() + "s" : "replicates")
                + "; std is the sample standard deviation (divisor n − 1), not the standard error.";
        return TextTable.of(group, note, heads, rows);
    }

    /** Two metrics of one label are told apart by their names. */
    private static String head(Metric metric, List<Metric> all) {
        var alone = all.stream().filter(m -> m.label().equals(metric.label())).count() == 1;
        var label = alone ? metric.label() : metric.label() + " (" + metric.name() + ")";
        return metric.unit().isEmpty() ? label : label + " [" + metric.unit() + "]";
    }

    private static String cell(List<Double> values, Metric metric, int usualN) {
        if (values.isEmpty()) {
            return "–";
        }
        var summary = Summary.of(values);
        return text(summary, metric) + (summary.n() == usualN ? "" : ", n = " + summary.n());
    }

    /** For example {@code 97.25 ± 0.31 (96.80 … 97.60)}. */
    public static String text(Summary summary, Metric metric) {
        var mean = number(summary.mean(), metric);
        if (summary.sd().isEmpty()) {
            return mean;
        }
        return mean + " ± " + number(summary.sd().getAsDouble(), metric) + " (" + number(summary.min(), metric) + " … "
                + number(summary.max(), metric) + ")";
    }

    /** With the digits of the metric; in powers of ten where these would show nothing but zeros. */
    public static String number(double value, Metric metric) {
        return Numbers.roundsToZero(value, metric.decimals())
                ? Numbers.significant(value, 2)
                : Numbers.fixed(value, metric.decimals());
    }
}
