package org.l2bench.core.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.l2bench.core.json.Json;

/** A type that a setting can have, and how its values are typed by people. */
sealed interface SettingType {
    /** In words, after "must be". */
    String description();

    /**
     * Reads a value.
     *
     * @throws InvalidSettings with what would have been right and what was found
     */
    JsonNode parse(String typed);

    /** An int or a long. */
    record Whole(boolean isLong) implements SettingType {
        @Override
        public String description() {
            return "a whole number";
        }

        @Override
        public JsonNode parse(String typed) {
            try {
                return isLong ? LongNode.valueOf(Long.parseLong(typed)) : IntNode.valueOf(Integer.parseInt(typed));
            } catch (NumberFormatException e) {
                throw wrong(this, typed);
            }
        }
    }

    /** A finite double. */
    record Real() implements SettingType {
        @Override
        public String description() {
            return "a number";
        }

        @Override
        public JsonNode parse(String typed) {
            try {
                var value = Double.parseDouble(typed);
                if (Double.isFinite(value)) {
                    return DoubleNode.valueOf(value);
                }
                throw wrong(this, typed);
            } catch (NumberFormatException e) {
                throw wrong(this, typed);
            }
        }
    }

    /** A boolean. */
    record Truth() implements SettingType {
        @Override
        public String description() {
            return "true or false";
        }

        @Override
        public JsonNode parse(String typed) {
            return switch (typed) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> throw wrong(this, typed);
            };
        }
    }

    /** Any string. */
    record Text() implements SettingType {
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
    record Choice(List<String> names) implements SettingType {
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
                    .orElseThrow(() -> wrong(this, typed));
        }
    }

    /** Values of one type, separated by commas; none at all if the text is empty. */
    record Many(SettingType element) implements SettingType {
        @Override
        public String description() {
            return "a list, separated by commas, each " + element.description();
        }

        @Override
        public JsonNode parse(String typed) {
            if (typed.isBlank()) {
                return JsonNodeFactory.instance.arrayNode();
            }
            return Arrays.stream(typed.split(",", -1))
                    .map(String::strip)
                    .map(element::parse)
                    .collect(JsonNodeFactory.instance::arrayNode, ArrayNode::add, ArrayNode::addAll);
        }
    }

    /** The type of a record component. */
    static SettingType of(Type type) {
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
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    private static InvalidSettings wrong(SettingType type, String typed) {
        return new InvalidSettings(List.of(type.description() + ", was \"" + typed + "\""));
    }
}
