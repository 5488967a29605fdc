package org.l2bench.core.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.l2bench.core.json.Json;

/**
 * Numbers by row and column: many curves over the same places, which stand there once. A column {@code nll} of the table {@code
 * windows} is to claims and figures the curve {@code windows.nll}, and belongs to a {@link CurveFamily} under that name.
 *
 * @param at the places of the rows, ascending
 * @param columns by name, each with a number for every row
 */
public record DataTable(List<Double> at, SortedMap<String, Column> columns) {
    public DataTable {
        at = List.copyOf(at);
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        for (var column : columns.entrySet()) {
            if (column.getValue().values().size() != at.size()) {
                throw new IllegalArgumentException("column " + column.getKey() + " has "
                        + column.getValue().values().size() + " numbers for " + at.size() + " rows");
            }
        }
    }

    /** A column as a curve, if there is one of this name. */
    public Optional<Curve> curve(String column) {
        return Optional.ofNullable(columns.get(column)).map(c -> new Curve(at, c.values()));
    }

    /**
     * The numbers of a column.
     *
     * @param single whether they are kept in single precision: four bytes each in base 64, little-endian, where a decimal number
     *     has up to twenty characters
     */
    public record Column(List<Double> values, boolean single) {
        public Column {
            values = single ? values.stream().map(v -> (double) v.floatValue()).toList() : List.copyOf(values);
        }

        /** With all their digits. */
        public static Column exact(double... values) {
            return new Column(DoubleStream.of(values).boxed().toList(), false);
        }

        /** Rounded to single precision, some seven digits: enough for what is drawn, or averaged and compared. */
        public static Column single(double... values) {
            return new Column(DoubleStream.of(values).boxed().toList(), true);
        }

        @JsonValue
        JsonNode json() {
            if (!single) {
                return Json.tree(values);
            }
            var bytes = ByteBuffer.allocate(Float.BYTES * values.size()).order(ByteOrder.LITTLE_ENDIAN);
            values.forEach(v -> bytes.putFloat(v.floatValue()));
            return Json.tree(Base64.getEncoder().encodeToString(bytes.array()));
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Column read(JsonNode json) {
            return json.isTextual() ? ofBytes(Base64.getDecoder().decode(json.textValue())) : ofNumbers(json);
        }

        private static Column ofBytes(byte[] bytes) {
            if (bytes.length % Float.BYTES != 0) {
                throw new IllegalArgumentException(
                        "a column in single precision needs 4 bytes a number, had " + bytes.length + " bytes");
            }
            var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            var values = new ArrayList<Double>();
            while (floats.hasRemaining()) {
                values.add((double) floats.get());
            }
            return new Column(values, true);
        }

        private static Column ofNumbers(JsonNode json) {
            var values = new ArrayList<Double>();
            for (var value : json) {
                // What is not finite is written as text.
                values.add(value instanceof DoubleNode ? value.doubleValue() : Double.parseDouble(value.asText()));
            }
            return new Column(values, false);
        }
    }
}
