package org.l2bench.reports.table;

import java.io.StringWriter;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.json.Json;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.verdict.Samples;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Every number of every seed, in long form. */
public final class SeedValues {
    private SeedValues() {}

    /** One row per arm, seed and metric. Values are text: their digits must not depend on the JDK. */
    public static Table of(Description experiment, Samples samples) {
        var arms = StringColumn.create("arm");
        var seeds = StringColumn.create("seed");
        var metrics = StringColumn.create("metric");
        var values = StringColumn.create("value");
        var units = StringColumn.create("unit");
        var records = StringColumn.create("record");
        for (var arm : experiment.armNames()) {
            for (var seed : samples.seeds(arm)) {
                for (var metric : experiment.metrics()) {
                    var value = samples.value(Quantity.metric(arm, metric.name()), seed);
                    if (value.isPresent()) {
                        arms.append(arm);
                        seeds.append(seed.symbol());
                        metrics.append(metric.name());
                        values.append(Json.canonical(value.getAsDouble()).replace("\"", ""));
                        units.append(metric.unit());
                        records.append(samples.recordId(arm, seed).orElse("several"));
                    }
                }
            }
        }
        return Table.create("values", arms, seeds, metrics, values, units, records);
    }

    public static String csv(Table table) {
        var text = new StringWriter();
        table.write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
        return text.toString();
    }
}
