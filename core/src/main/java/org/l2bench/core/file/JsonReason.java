package org.l2bench.core.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with JSON, by field and by place in the text, in words for people. */
final class JsonReason {
    private static final Pattern TWICE = Pattern.compile("^Duplicate field '(.*)'");
    private static final Pattern MISSING = Pattern.compile("^Missing (?:required )?creator property '(.*)'");
    private static final Pattern TOKEN = Pattern.compile("JsonToken\\.([A-Z_]+)");
    private static final Pattern VALUE = Pattern.compile("[Vv]alue \\((.*?)\\)");
    private static final Pattern TOO_LARGE = Pattern.compile("^Numeric value \\((.*)\\) out of range of `?(\\w+)");
    private static final Map<String, String> TOKENS = Map.of(
            "START_OBJECT", "fields in braces",
            "START_ARRAY", "a list",
            "VALUE_STRING", "a text",
            "VALUE_NUMBER_INT", "a whole number",
            "VALUE_NUMBER_FLOAT", "a number with a fraction",
            "VALUE_TRUE", "true",
            "VALUE_FALSE", "false",
            "VALUE_NULL", "null");

    private JsonReason() {}

    static String of(JsonProcessingException problem) {
        var message = String.valueOf(problem.getOriginalMessage());
        var at = place(problem.getLocation());
        if (problem instanceof JsonEOFException) {
            return "it is cut short" + (at.isEmpty() ? "" : ": it ends at " + at + ", in the middle");
        }
        if (problem instanceof StreamConstraintsException) {
            return "it nests deeper, or holds a longer text or number, than anything that l2bench writes";
        }
        var twice = TWICE.matcher(message);
        if (twice.find()) {
            return "the field '" + twice.group(1) + "' is there twice" + (at.isEmpty() ? "" : ", at " + at);
        }
        if (message.startsWith("Trailing token")) {
            return "something follows its end" + (at.isEmpty() ? "" : ", at " + at);
        }
        if (problem instanceof JsonMappingException mapping) {
            return ofField(mapping, message);
        }
        return "it is not JSON" + (at.isEmpty() ? "" : ", from " + at + " on");
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String ofField(JsonMappingException problem, String message) {
        var path = path(problem);
        var missing = MISSING.matcher(message);
        if (missing.find()) {
            var parent = path.endsWith(missing.group(1)) ? path : path + (path.isEmpty() ? "" : ".") + missing.group(1);
            return "the field '" + parent + "' is missing";
        }
        if (problem instanceof UnrecognizedPropertyException) {
            return "the field '" + path + "' is unknown";
        }
        var subject = path.isEmpty() ? "it" : "the field '" + path + "'";
        if (problem instanceof ValueInstantiationException) {
            var cause = problem.getCause();
            return cause instanceof NullPointerException
                    ? "parts of " + subject + " are null"
                    : subject + " is refused: " + Reason.of(cause);
        }
        if (problem instanceof InvalidFormatException format) {
            return subject + " must be " + words(format.getTargetType()) + ", was '" + format.getValue() + "'";
        }
        var large = TOO_LARGE.matcher(message);
        if (large.find()) {
            var type = large.group(2).equals("int") ? int.class : long.class;
            return subject + " must be " + words(type) + ", was " + large.group(1);
        }
        var found = found(message);
        if (problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return subject + " must be " + words(mismatch.getTargetType()) + ", was " + found;
        }
        return subject + " does not hold what belongs there";
    }

    private static String found(String message) {
        var token = TOKEN.matcher(message);
        if (token.find()) {
            return TOKENS.getOrDefault(token.group(1), "something else");
        }
        var value = VALUE.matcher(message);
        return value.find() ? value.group(1) : "null";
    }

    private static String path(JsonMappingException problem) {
        var path = new StringBuilder();
        for (var step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** What belongs in the place of a value of this type. */
    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(c -> ((Enum<?>) c).name())
                    .collect(Collectors.joining(" or "));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class || type == OptionalDouble.class) {
            return "a number";
        }
        if (type == int.class || type == Integer.class || type == OptionalInt.class) {
            return "a whole number of at most 2^31 - 1";
        }
        if (type == long.class || type == Long.class || type == OptionalLong.class) {
            return "a whole number of at most 2^63 - 1";
        }
        if (type == String.class) {
            return "a text";
        }
        return "fields in braces";
    }
}
