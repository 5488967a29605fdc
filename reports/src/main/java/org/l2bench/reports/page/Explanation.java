package org.l2bench.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.table.ArmTables;
import org.l2bench.reports.table.ProvenanceTable;
import org.l2bench.reports.verdict.Samples;

/** How a number came to be, as a tree of text: one line per fact, indented by what it belongs to. */
public final class Explanation {
    private final List<String> lines = new ArrayList<>();

    private Explanation() {}

    /** A record: what went in, what came out, what it ran on. */
    public static String ofRecord(Description experiment, RunRecord trial) {
        var text = new Explanation();
        var inputs = trial.inputs();
        text.line(0, "record " + trial.id() + (trial.isFinished() ? "" : " (failed)"));
        trial.failure().ifPresent(cause -> text.line(1, "failure: " + cause));
        text.line(1, "inputs");
        text.line(
                2,
                "experiment " + inputs.experiment() + (inputs.part().isEmpty() ? "" : ", part " + inputs.part())
                        + ", arm " + inputs.arm() + ", " + inputs.replicate());
        inputs.treatment().ifPresent(t -> text.line(2, "treatment " + Json.canonical(t)));
        text.line(2, "precision " + inputs.precision() + ", device " + inputs.device());
        text.line(2, "settings " + Json.canonical(inputs.settings()));
        inputs.data().forEach((set, print) -> text.line(2, "data " + set + " " + print));
        text.line(2, "code " + inputs.code());
        trial.artifacts()
                .forEach(
                        (name, use) -> text.line(2, "artifact " + name + " " + use.id() + ", SHA-256 " + use.digest()));
        trial.outcome().ifPresent(outcome -> {
            outcome.arms().forEach((arm, result) -> text.arm(experiment, arm, result));
            if (!outcome.coverage().isEmpty()) {
                text.line(1, "regularisers");
                outcome.coverage().forEach(l -> text.line(2, l));
            }
        });
        text.line(1, "machine " + ProvenanceTable.machine(trial.machine()));
        text.line(
                2,
                "libtorch " + trial.machine().libtorch() + ", BLAS "
                        + trial.machine().blas() + ", JDK " + trial.execution().jdk());
        text.line(
                1,
                "took " + Numbers.fixed(trial.execution().seconds(), 1) + " s in "
                        + trial.execution().attempts()
                        + (trial.execution().attempts() == 1 ? " attempt" : " attempts"));
        text.line(1, "digest " + trial.digest());
        return text.toString();
    }

    /** A cell of the arms' tables: the summary, and the value and the record of every seed behind it. */
    public static String ofCell(ReportInput input, String arm, String metricName) {
        var experiment = input.experiment();
        var metric = experiment
                .metric(metricName)
                .orElseThrow(
                        () -> new IllegalArgumentException("no metric " + metricName + " in " + experiment.name()));
        if (!experiment.armNames().contains(arm)) {
            throw new IllegalArgumentException("no arm " + arm + " in " + experiment.name());
        }
        var samples = Samples.of(input).with(input.experiment().combination());
        var quantity = Quantity.metric(arm, metricName);
        var values = samples.ofUnits().values(quantity);
        var text = new Explanation();
        text.line(
                0,
                metric.label() + " of " + arm + " (" + metricName
                        + (metric.unit().isEmpty() ? "" : ", " + metric.unit()) + ")");
        if (values.isEmpty()) {
            text.line(1, "no seed has it");
            return text.toString();
        }
        text.line(
                1,
                ArmTables.text(Summary.of(List.copyOf(values.values())), metric)
                        + ": mean ± std (minimum … maximum), std with divisor n − 1, n = " + values.size());
        for (var seed : input.wanted(arm)) {
            var value = samples.value(quantity, seed);
            text.line(
                    2,
                    seed + ": "
                            + (value.isEmpty()
                                    ? "not there"
                                    : Json.canonical(value.getAsDouble()).replace("\"", "") + " from record "
                                            + samples.recordId(arm, seed).orElse("several")));
        }
        return text.toString();
    }

    private void arm(Description experiment, String arm, ArmResult result) {
        var differs = experiment.arms().stream()
                .filter(a -> a.name().equals(arm))
                .map(a -> ": " + a.differs())
                .findFirst()
                .orElse("");
        line(1, "arm " + arm + differs);
        result.metrics().forEach((name, value) -> line(2, metric(experiment, name, value)));
        result.curves()
                .forEach((name, curve) ->
                        line(2, "curve " + name + ", " + curve.x().size() + " points"));
    }

    private static String metric(Description experiment, String name, double value) {
        return experiment
                .metric(name)
                .map(m -> name + " = " + ArmTables.number(value, m) + (m.unit().isEmpty() ? "" : " " + m.unit()) + "  ("
                        + m.label() + ", " + m.group() + "; exactly " + Json.canonical(value) + ")")
                .orElseGet(() -> name + " = " + Json.canonical(value) + "  (not declared by the experiment)");
    }

    private void line(int depth, String content) {
        lines.add("  ".repeat(depth) + content);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
