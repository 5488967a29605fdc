package org.l2bench.core.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One setting of a settings type: a component of the record, or of a record within it, which is a group.
 *
 * @param group the components that lead to it, outermost first; none for a setting of the record itself
 */
record Leaf(List<String> group, RecordComponent component) {
    /** All settings of a type in the order of their declaration. */
    static List<Leaf> of(Class<?> type) {
        return of(type, List.of());
    }

    private static List<Leaf> of(Class<?> type, List<String> group) {
        return Stream.of(type.getRecordComponents())
                .flatMap(c -> c.getType().isRecord()
                        ? of(c.getType(), joined(group, c.getName())).stream()
                        : Stream.of(new Leaf(group, c)))
                .toList();
    }

    static Optional<Leaf> find(Class<?> type, String key) {
        return of(type).stream().filter(l -> l.key().equals(key)).findFirst();
    }

    private static List<String> joined(List<String> group, String name) {
        var all = new ArrayList<>(group);
        all.add(name);
        return List.copyOf(all);
    }

    /** As it is typed: {@code batchSize}, or {@code sgd.batchSize} in a group. */
    String key() {
        return String.join(".", joined(group, component.getName()));
    }

    ValueType type() {
        return ValueType.of(component.getGenericType());
    }

    /** In words; empty if nobody has said it. */
    String meaning() {
        var said = component.getAnnotation(Setting.class);
        return said == null ? "" : said.value();
    }

    private Optional<Range> range() {
        return Optional.ofNullable(component.getAnnotation(Range.class));
    }

    /** What may be typed, e.g. {@code a whole number from 0 to 10}. */
    String allowed() {
        return type().description()
                + range().map(r -> " from " + ValueType.shown(r.least()) + " to " + ValueType.shown(r.most()))
                        .orElse("");
    }

    JsonNode in(ObjectNode settings) {
        JsonNode node = settings;
        for (var step : group) {
            node = node.path(step);
        }
        return node.path(component.getName());
    }

    void replace(ObjectNode settings, JsonNode value) {
        var node = settings;
        for (var step : group) {
            node = node.withObjectProperty(step);
        }
        node.set(component.getName(), value);
    }

    /** Notes a value that is out of range; a value of the wrong type is for the constructor to refuse. */
    void check(JsonNode value, Problems problems) {
        range().ifPresent(r -> {
            if (value.isArray()) {
                var numbers = StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::numberValue)
                        .toList();
                problems.allWithin(key(), numbers, r.least(), r.most());
            } else if (value.isIntegralNumber()) {
                problems.within(key(), value.longValue(), (long) Math.ceil(r.least()), (long) Math.floor(r.most()));
            } else if (value.isNumber()) {
                problems.within(key(), value.doubleValue(), r.least(), r.most());
            }
        });
    }
}
