package org.l2bench.core.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.l2bench.core.json.Json;

/**
 * Settings records as trees, as keys with values for people, and with single values replaced. A component that is a record itself is
 * a group: its settings have keys like {@code sgd.batchSize}.
 */
public final class Binding {
    private Binding() {}

    /**
     * One setting for people.
     *
     * @param meaning see {@link Setting}; empty if nobody has said it
     * @param allowed what may be typed, e.g. {@code a whole number from 1 to 10}
     * @param value as it would be typed after {@code --set key=}
     */
    public record Described(String key, String meaning, String allowed, String value) {}

    /** The keys of a settings type in the order of its declaration. */
    public static List<String> keys(Class<? extends Record> type) {
        return Leaf.of(type).stream().map(Leaf::key).toList();
    }

    /**
     * The whole key of a setting: {@code batchSize} is short for {@code sgd.batchSize} if no other setting ends alike.
     *
     * @return empty if there is no such setting, or there are several
     */
    public static Optional<String> key(Class<? extends Record> type, String typed) {
        var all = keys(type);
        var alike = all.stream().filter(k -> k.endsWith("." + typed)).toList();
        return all.contains(typed)
                ? Optional.of(typed)
                : alike.stream().filter(k -> alike.size() == 1).findFirst();
    }

    /** All settings with what they mean and their values. */
    public static List<Described> list(Record settings) {
        var tree = (ObjectNode) Json.tree(settings);
        return Leaf.of(settings.getClass()).stream()
                .map(l -> new Described(l.key(), l.meaning(), l.allowed(), ValueType.typed(l.in(tree))))
                .toList();
    }

    /** A value in words for a sentence; {@code key} must be one of the settings. */
    public static String shown(Record settings, String key) {
        return ValueType.shown(leaf(settings.getClass(), key).in((ObjectNode) Json.tree(settings)));
    }

    /**
     * Whether a setting has a value, however that is written: 1e-3 and 0.001 are one.
     *
     * @throws InvalidSettings if there is no such setting, or the value is none that it could have
     */
    public static boolean has(Record settings, String key, String typed) {
        var leaf = leaf(settings.getClass(), key);
        return leaf.type().parse(typed).equals(leaf.in((ObjectNode) Json.tree(settings)));
    }

    private static Leaf leaf(Class<?> type, String key) {
        return Leaf.find(type, key).orElseThrow(() -> new InvalidSettings(List.of(unknown(type, key))));
    }

    private static String unknown(Class<?> type, String key) {
        var known = Leaf.of(type).stream().map(Leaf::key).toList();
        return "there is no setting \"" + key + "\"; " + Nearest.hint(key, known);
    }

    /**
     * Reads settings from a tree.
     *
     * @throws InvalidSettings with everything that is out of its range; if nothing is, with the problems that the settings' own
     *     constructors found, or what kept the tree from being read
     */
    public static <S extends Record> S read(JsonNode tree, Class<S> type) {
        var problems = new Problems();
        if (tree instanceof ObjectNode node) {
            Leaf.of(type).forEach(l -> l.check(l.in(node), problems));
        }
        problems.throwIfAny();
        return record(tree, type, "");
    }

    /**
     * Settings with some values replaced by what a user typed. Everything that is wrong goes into {@code problems}: unknown keys,
     * values of the wrong type or out of range, folders without a name of their own (see {@link NamedFolders}), and what the
     * settings' constructors say of the others, with the old values and groups in the place of what was wrong by itself.
     *
     * @return the new settings, or the old ones if there were problems
     */
    public static <S extends Record> S with(S settings, Map<String, String> replacements, Problems problems) {
        @SuppressWarnings("unchecked")
        var type = (Class<S>) settings.getClass();
        var tree = (ObjectNode) Json.tree(settings);
        var before = problems.messages().size();
        replacements.forEach((key, typed) -> Leaf.find(type, key)
                .ifPresentOrElse(
                        leaf -> replace(tree, leaf, typed, problems),
                        () -> problems.addAll(List.of(unknown(type, key)))));
        NamedFolders.resolve(tree, problems);
        try {
            var changed = read(tree, type);
            return problems.messages().size() == before ? changed : settings;
        } catch (InvalidSettings e) {
            problems.addAll(e.problems());
            problems.addAll(ofTheRest(settings, tree));
            return settings;
        }
    }

    /** What the constructors say with the old groups in the place of those that are wrong by themselves. */
    private static List<String> ofTheRest(Record settings, ObjectNode changed) {
        var rest = changed.deepCopy();
        for (var component : settings.getClass().getRecordComponents()) {
            var name = component.getName();
            try {
                if (component.getType().isRecord()) {
                    record(changed.get(name), component.getType(), name + ".");
                }
            } catch (InvalidSettings e) {
                rest.set(name, Json.tree(settings).get(name));
            }
        }
        try {
            read(rest, settings.getClass());
            return List.of();
        } catch (InvalidSettings e) {
            return e.problems();
        }
    }

    private static void replace(ObjectNode tree, Leaf leaf, String typed, Problems problems) {
        try {
            var value = leaf.type().parse(typed);
            var ownProblems = new Problems();
            leaf.check(value, ownProblems);
            problems.addAll(ownProblems.messages());
            if (ownProblems.messages().isEmpty()) {
                leaf.replace(tree, value);
            }
        } catch (InvalidSettings e) {
            e.problems().forEach(p -> problems.require(false, "%s must be %s", leaf.key(), p));
        }
    }

    /** Builds a record from the inside: groups first, so that the problems of all of them come together. */
    private static <R> R record(JsonNode tree, Class<R> type, String place) {
        var components = type.getRecordComponents();
        requireFields(tree, components, place);
        var problems = new Problems();
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var key = place + components[i].getName();
            try {
                var node = tree.get(components[i].getName());
                values[i] = components[i].getType().isRecord()
                        ? record(node, components[i].getType(), key + ".")
                        : value(node, components[i]);
            } catch (InvalidSettings e) {
                problems.addAll(e.problems());
            } catch (JsonProcessingException e) {
                problems.addAll(List.of(ofAnotherVersion(key + ", " + firstLine(e))));
            }
        }
        problems.throwIfAny();
        return built(canonical(type, components), values, place);
    }

    private static Object value(JsonNode node, RecordComponent component) throws JsonProcessingException {
        return Json.MAPPER.treeToValue(node, Json.MAPPER.constructType(component.getGenericType()));
    }

    private static void requireFields(JsonNode tree, RecordComponent[] components, String place) {
        if (!(tree instanceof ObjectNode)) {
            throw new InvalidSettings(
                    List.of(ofAnotherVersion((place.isEmpty() ? "they" : place) + " must be named values")));
        }
        var names = new TreeSet<>(
                Stream.of(components).map(RecordComponent::getName).toList());
        var problems = new Problems();
        tree.properties()
                .forEach(f -> problems.require(
                        names.remove(f.getKey()) && !f.getValue().isNull(),
                        "%s",
                        ofAnotherVersion(
                                f.getValue().isNull()
                                        ? place + f.getKey() + " is null"
                                        : "there is no setting \"" + place + f.getKey() + "\"")));
        names.forEach(n -> problems.require(false, "%s", ofAnotherVersion(place + n + " is missing")));
        problems.throwIfAny();
    }

    private static <R> Constructor<R> canonical(Class<R> type, RecordComponent... components) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has one
        }
    }

    private static <R> R built(Constructor<R> constructor, Object[] values, String place) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSettings invalid) {
                throw new InvalidSettings(
                        invalid.problems().stream().map(p -> place + p).toList());
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it is accessible, and the values are of its types
        }
    }

    private static String ofAnotherVersion(String what) {
        return "not the settings of this version: " + what;
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
