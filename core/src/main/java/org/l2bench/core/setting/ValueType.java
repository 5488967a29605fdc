package org.l2bench.core.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.l2bench.core.json.Json;

/** A type that a setting can have, and how its values are typed by people. */
sealed interface ValueType {
    /** In words, after "must be". */
    String description();

    /**
     * Reads a value.
     *
     * @throws InvalidSettings with what would have been right and what was found
     */
    JsonNode parse(String typed);

    /** An int or a long: digits, with a minus sign where it is negative. */
    record Whole(boolean isLong) implements ValueType {
        private static final Pattern GRAMMAR = Pattern.compile("-?[0-9]+");

        @Override
        public String description() {
            return "a whole number";
        }

        @Override
        public JsonNode parse(String typed) {
            if (!GRAMMAR.matcher(typed).matches()) {
                throw wrong(description(), typed);
            }
            try {
                return isLong ? LongNode.valueOf(Long.parseLong(typed)) : IntNode.valueOf(Integer.parseInt(typed));
            } catch (NumberFormatException e) {
                var least = isLong ? Long.MIN_VALUE : Integer.MIN_VALUE;
                var most = isLong ? Long.MAX_VALUE : Integer.MAX_VALUE;
                throw wrong(String.format(Locale.ROOT, "%s from %d to %d", description(), least, most), typed);
            }
        }
    }

    /** A double in decimal digits, with or without an exponent, whose value keeps all digits of a double. */
    record Real() implements ValueType {
        private static final Pattern GRAMMAR = Pattern.compile("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
        private static final Pattern ZERO = Pattern.compile("-?[0.]+([eE].*)?");

        @Override
        public String description() {
            return "a number";
        }

        @Override
        public JsonNode parse(String typed) {
            if (!GRAMMAR.matcher(typed).matches()) {
                throw wrong("a number in decimal digits, such as 0.05 or 5e-2", typed);
            }
            if (ZERO.matcher(typed).matches()) {
                return DoubleNode.valueOf(0); // one zero, whatever its sign
            }
            double value = Double.parseDouble(typed);
            if (Double.isInfinite(value) || Math.abs(value) < Double.MIN_NORMAL) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "0 or a number of a size from %.1e to %.1e",
                                Double.MIN_NORMAL,
                                Double.MAX_VALUE),
                        typed);
            }
            return DoubleNode.valueOf(value);
        }
    }

    /** A boolean. */
    record Truth() implements ValueType {
        @Override
        public String description() {
            return "true or false";
        }

        @Override
        public JsonNode parse(String typed) {
            return switch (typed) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> throw wrong(description(), typed);
            };
        }
    }

    /** Any string. */
    record Text() implements ValueType {
        @Override
        public String description() {
            return "a text";
        }

        @Override
        public JsonNode parse(String typed) {
            return TextNode.valueOf(typed);
        }
    }

    /** A constant of an enum, by its name in JSON, in upper or lower case. */
    record Choice(List<String> names) implements ValueType {
        @Override
        public String description() {
            return "one of " + String.join(", ", names);
        }

        @Override
        public JsonNode parse(String typed) {
            return names.stream()
                    .filter(n -> n.equalsIgnoreCase(typed))
                    .findFirst()
                    .map(TextNode::valueOf)
                    .orElseThrow(() -> wrong(description(), typed));
        }
    }

    /** Values of one type, separated by commas and perhaps blanks; none at all if the text is empty. */
    record Many(ValueType element) implements ValueType {
        private static final int MOST = 1000;
        private static final Pattern BLANKS = Pattern.compile("^ +| +$");

        @Override
        public String description() {
            return "a list, separated by commas, each " + element.description();
        }

        @Override
        public JsonNode parse(String typed) {
            if (typed.isEmpty()) {
                return JsonNodeFactory.instance.arrayNode();
            }
            var items = Arrays.stream(typed.split(",", -1))
                    .map(item -> BLANKS.matcher(item).replaceAll(""))
                    .toList();
            if (items.contains("")) {
                throw wrong("a list without empty items", typed);
            }
            if (items.size() > MOST) {
                throw new InvalidSettings(
                        List.of("a list of at most " + MOST + " values, had " + items.size() + " of them"));
            }
            var problems = new Problems();
            var values = JsonNodeFactory.instance.arrayNode();
            for (var item : items) {
                try {
                    values.add(element.parse(item));
                } catch (InvalidSettings e) {
                    problems.addAll(e.problems());
                }
            }
            problems.throwIfAny();
            return values;
        }
    }

    /** The type of a record component. */
    static ValueType of(Type type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return new Whole(type == long.class || type == Long.class);
        }
        if (type == double.class || type == Double.class) {
            return new Real();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Truth();
        }
        if (type == String.class) {
            return new Text();
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return new Choice(Arrays.stream(c.getEnumConstants())
                    .map(e -> Json.tree(e).asText())
                    .toList());
        }
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return new Many(of(p.getActualTypeArguments()[0]));
        }
        throw new IllegalArgumentException("a setting must be an int, long, double, boolean, String, enum or a List of "
                + "these, was " + type.getTypeName());
    }

    /** A value in the form that {@link #parse} reads. */
    static String typed(JsonNode value) {
        return text(value, ",");
    }

    /** A value as a reader expects it in a sentence. */
    static String shown(JsonNode value) {
        return value.isArray() && value.isEmpty() ? "none" : text(value, ", ");
    }

    private static String text(JsonNode value, String between) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(item -> text(item, between))
                    .collect(Collectors.joining(between));
        }
        return value.isFloatingPointNumber() ? shown(value.doubleValue()) : value.asText();
    }

    /** A number as people write it: 0.5, 1000, 5e-324. */
    static String shown(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        var text = String.valueOf(value).replace(".0E", "e").replace('E', 'e');
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static InvalidSettings wrong(String right, String typed) {
        return new InvalidSettings(List.of(right + ", was \"" + typed + "\""));
    }
}
