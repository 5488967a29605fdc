package org.l2bench.core.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.json.Json;

/**
 * What one arm yielded in one trial. What it does not have of the last three is left out of its JSON.
 *
 * @param metrics by {@link Metric#name}
 * @param curves by name, e.g. {@code nc1} against epoch
 * @param measured metrics that another run does not find again, such as times; beside the record's digest, not in it
 * @param tables many curves over the same places, by name
 * @param pictures by name
 */
public record ArmResult(
        SortedMap<String, Double> metrics,
        SortedMap<String, Curve> curves,
        @JsonInclude(Include.NON_EMPTY) SortedMap<String, Double> measured,
        @JsonInclude(Include.NON_EMPTY) SortedMap<String, DataTable> tables,
        @JsonInclude(Include.NON_EMPTY) SortedMap<String, SmallPicture> pictures) {
    public ArmResult {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
        measured = Json.orEmpty(measured);
        tables = Json.orEmpty(tables);
        pictures = Json.orEmpty(pictures);
    }

    public ArmResult(SortedMap<String, Double> metrics, SortedMap<String, Curve> curves) {
        this(metrics, curves, Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    public ArmResult withMeasured(SortedMap<String, Double> others) {
        return new ArmResult(metrics, curves, others, tables, pictures);
    }

    public ArmResult withTables(SortedMap<String, DataTable> others) {
        return new ArmResult(metrics, curves, measured, others, pictures);
    }

    public ArmResult withPictures(SortedMap<String, SmallPicture> others) {
        return new ArmResult(metrics, curves, measured, tables, others);
    }

    /** A metric, measured or not. */
    public OptionalDouble metric(String name) {
        var value = metrics.getOrDefault(name, measured.get(name));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A curve, or a column of a table under the name {@code table.column}. */
    public Optional<Curve> curve(String name) {
        var own = curves.get(name);
        return own != null
                ? Optional.of(own)
                : tables.entrySet().stream()
                        .filter(t -> name.startsWith(t.getKey() + "."))
                        .flatMap(t ->
                                t.getValue().curve(name.substring(t.getKey().length() + 1)).stream())
                        .findFirst();
    }
}
