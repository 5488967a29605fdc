package org.l2bench.core.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.l2bench.core.json.Json;

/** Settings records as trees, as keys with values for people, and with single values replaced. */
public final class Binding {
    private Binding() {}

    /**
     * One setting for people.
     *
     * @param type e.g. {@code whole number}
     * @param value as it would be typed after {@code --set key=}
     */
    public record Setting(String key, String type, String value) {}

    /** The keys of a settings type in the order of its declaration. */
    public static List<String> keys(Class<? extends Record> type) {
        return components(type).stream().map(RecordComponent::getName).toList();
    }

    /** All settings with their types and values. */
    public static List<Setting> list(Record settings) {
        var tree = Json.tree(settings);
        return components(settings.getClass()).stream()
                .map(c -> new Setting(
                        c.getName(),
                        ValueType.of(c.getGenericType()).description(),
                        ValueType.typed(tree.get(c.getName()))))
                .toList();
    }

    /**
     * Reads settings from a tree.
     *
     * @throws InvalidSettings with the problems that the settings' own constructor found, or the one that kept the tree
     *     from being read
     */
    public static <S extends Record> S read(JsonNode tree, Class<S> type) {
        try {
            return Json.MAPPER.treeToValue(tree, type);
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof InvalidSettings invalid) {
                throw new InvalidSettings(invalid.problems());
            }
            throw new InvalidSettings(List.of(firstLine(e)));
        } catch (JsonProcessingException e) {
            throw new InvalidSettings(List.of("not the settings of this version: " + firstLine(e)));
        }
    }

    /**
     * Settings with some values replaced by what a user typed. Everything that is wrong goes into {@code problems}:
     * unknown keys, values of the wrong type, folders without a name of their own (see {@link NamedFolders}), and what the settings' constructor says of those that could be read.
     *
     * @return the new settings, or the old ones if there were problems
     */
    public static <S extends Record> S with(S settings, Map<String, String> replacements, Problems problems) {
        @SuppressWarnings("unchecked")
        var type = (Class<S>) settings.getClass();
        var tree = (ObjectNode) Json.tree(settings);
        var before = problems.messages().size();
        replacements.forEach((key, typed) -> components(type).stream()
                .filter(c -> c.getName().equals(key))
                .findFirst()
                .ifPresent(c -> replace(tree, c, typed, problems)));
        NamedFolders.resolve(tree, problems);
        try {
            var changed = read(tree, type);
            return problems.messages().size() == before ? changed : settings;
        } catch (InvalidSettings e) {
            problems.addAll(e.problems());
            return settings;
        }
    }

    private static void replace(ObjectNode tree, RecordComponent component, String typed, Problems problems) {
        try {
            tree.set(
                    component.getName(),
                    ValueType.of(component.getGenericType()).parse(typed));
        } catch (InvalidSettings e) {
            e.problems().forEach(p -> problems.require(false, "%s must be %s", component.getName(), p));
        }
    }

    private static List<RecordComponent> components(Class<?> type) {
        return Arrays.asList(type.getRecordComponents());
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
