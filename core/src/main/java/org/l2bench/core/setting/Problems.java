package org.l2bench.core.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Collects everything that is wrong with an input, so that a user hears of all of it at once. */
public final class Problems {
    private final List<String> messages = new ArrayList<>();

    /** Notes the message, formatted as by {@link String#format}, unless the condition holds. */
    public Problems require(boolean condition, String format, Object... arguments) {
        if (!condition) {
            messages.add(String.format(Locale.ROOT, format, arguments));
        }
        return this;
    }

    /** Notes a number that is not in a range, whose ends belong to it. */
    public Problems within(String name, long value, long least, long most) {
        return require(value >= least && value <= most, "%s must be from %s to %s, was %s", name, least, most, value);
    }

    /** Notes a number that is not in a range, whose ends belong to it. */
    public Problems within(String name, double value, double least, double most) {
        return require(
                value >= least && value <= most,
                "%s must be from %s to %s, was %s",
                name,
                ValueType.shown(least),
                ValueType.shown(most),
                ValueType.shown(value));
    }

    /** Notes numbers of which some are not in a range, whose ends belong to it. */
    public Problems allWithin(String name, Collection<? extends Number> values, double least, double most) {
        var outside = values.stream()
                .filter(v -> !(v.doubleValue() >= least && v.doubleValue() <= most))
                .map(v -> v instanceof Double d ? ValueType.shown(d) : v.toString())
                .toList();
        return require(
                outside.isEmpty(),
                "%s must hold numbers from %s to %s, had %s",
                name,
                ValueType.shown(least),
                ValueType.shown(most),
                String.join(", ", outside));
    }

    /** Notes values of which one stands twice. */
    public Problems distinct(String name, Collection<?> values) {
        var twice = values.stream()
                .filter(v -> Collections.frequency(values, v) > 1)
                .distinct()
                .map(Object::toString)
                .toList();
        return require(
                twice.isEmpty(), "%s must name each once, had %s more than once", name, String.join(", ", twice));
    }

    /** Notes what has not been noted yet. */
    public void addAll(List<String> more) {
        more.stream().filter(m -> !messages.contains(m)).forEach(messages::add);
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** Throws {@link InvalidSettings} with all messages if there is one. */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new InvalidSettings(messages);
        }
    }
}
