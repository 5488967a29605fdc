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

    /** How the numbers of a column are kept. */
    public enum Form {
        /** As decimal numbers with all their digits, up to twenty characters each. */
        EXACT,
        /** With all their bits, in as few bytes as they need, in base 64. */
        PACKED,
        /** Rounded to single precision, four bytes each in base 64, little-endian. */
        SINGLE
    }

    /** The numbers of a column. */
    public record Column(List<Double> values, Form form) {
        public Column {
            values = form == Form.SINGLE
                    ? values.stream().map(v -> (double) v.floatValue()).toList()
                    : List.copyOf(values);
        }

        /** With all their digits, to be read by people: for columns that are few. */
        public static Column exact(double... values) {
            return new Column(DoubleStream.of(values).boxed().toList(), Form.EXACT);
        }

        /** With all their bits and no more characters than these need: best for numbers that are rounded to a few decimals. */
        public static Column packed(double... values) {
            return new Column(DoubleStream.of(values).boxed().toList(), Form.PACKED);
        }

        /** Rounded to single precision, some seven digits: enough for what is drawn, or averaged and compared. */
        public static Column single(double... values) {
            return new Column(DoubleStream.of(values).boxed().toList(), Form.SINGLE);
        }

        @JsonValue
        JsonNode json() {
            return switch (form) {
                case EXACT -> Json.tree(values);
                case PACKED -> Json.tree(PackedNumbers.text(values));
                case SINGLE -> Json.tree(singles());
            };
        }

        private String singles() {
            var bytes = ByteBuffer.allocate(Float.BYTES * values.size()).order(ByteOrder.LITTLE_ENDIAN);
            values.forEach(v -> bytes.putFloat(v.floatValue()));
            return Base64.getEncoder().encodeToString(bytes.array());
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Column read(JsonNode json) {
            if (!json.isTextual()) {
                return ofNumbers(json);
            }
            return PackedNumbers.isOne(json.textValue())
                    ? new Column(PackedNumbers.read(json.textValue()), Form.PACKED)
                    : ofBytes(Base64.getDecoder().decode(json.textValue()));
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
            return new Column(values, Form.SINGLE);
        }

        private static Column ofNumbers(JsonNode json) {
            var values = new ArrayList<Double>();
            for (var value : json) {
                // What is not finite is written as text.
                values.add(value instanceof DoubleNode ? value.doubleValue() : Double.parseDouble(value.asText()));
            }
            return new Column(values, Form.EXACT);
        }
    }
}
