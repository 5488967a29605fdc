package org.l2bench.core.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.l2bench.core.json.Json;

/**
 * The folders that settings name. While a program runs, its settings hold {@code NAME=folder:PATH}; what it writes, and what it
 * makes ids from, holds {@code folder:NAME}, so that a folder that was moved finds its records.
 */
public final class NamedFolders {
    private NamedFolders() {}

    /** A folder as a setting mentions it. */
    private record Mention(String key, String typed, NamedFolder folder) {
        Path place() {
            return folder.path().toAbsolutePath().normalize();
        }
    }

    /**
     * Gives every folder a name of its own and its whole path. A name that was not given is the end of the path, and more of the
     * path where that says nothing or where another set has it.
     *
     * @param settings a tree, which is changed
     * @param problems takes unreadable folders, folders that are named twice, and names that stand for two sets
     */
    static void resolve(ObjectNode settings, Problems problems) {
        var mentions = new ArrayList<Mention>();
        var others = new HashSet<String>();
        texts("", settings, (key, text) -> {
            try {
                if (NamedFolder.isOne(text)) {
                    mentions.add(new Mention(key, text, NamedFolder.of(text)));
                } else {
                    others.add(text);
                }
            } catch (InvalidSettings e) {
                problems.addAll(e.problems());
            }
        });
        for (var i = 0; i < mentions.size(); i++) {
            for (var j = 0; j < i; j++) {
                requireTwo(mentions.get(j), mentions.get(i), problems);
            }
        }
        var names = new TreeMap<String, String>();
        mentions.forEach(m -> name(m, mentions, others, problems)
                .ifPresent(name -> names.put(m.typed(), new NamedFolder(name, m.place(), true).text())));
        settings.setAll((ObjectNode) replaced(settings, text -> names.getOrDefault(text, text)));
    }

    /** All texts with the keys of their settings. */
    private static void texts(String place, ObjectNode settings, BiConsumer<String, String> each) {
        settings.properties().forEach(field -> {
            var key = place + field.getKey();
            if (field.getValue() instanceof ObjectNode group) {
                texts(key + ".", group, each);
            } else {
                replaced(field.getValue(), text -> {
                    each.accept(key, text);
                    return text;
                });
            }
        });
    }

    private static void requireTwo(Mention a, Mention b, Problems problems) {
        problems.require(
                        !a.place().equals(b.place()),
                        "%s and %s are one folder, %s (%s, %s); give each set once",
                        a.key(),
                        b.key().equals(a.key()) ? b.key() + " again" : b.key(),
                        a.place(),
                        a.typed(),
                        b.typed())
                .require(
                        !a.folder().isGiven()
                                || !b.folder().isGiven()
                                || !a.folder().name().equals(b.folder().name())
                                || a.place().equals(b.place()),
                        "%s is the name of two folders, %s (%s) and %s (%s); give each a name of its own",
                        a.folder().name(),
                        a.place(),
                        a.key(),
                        b.place(),
                        b.key());
    }

    private static Optional<String> name(Mention mention, List<Mention> all, Set<String> others, Problems problems) {
        var folder = mention.folder();
        if (folder.isGiven()) {
            problems.require(
                    !others.contains(folder.name()),
                    "%s: the name %s of the folder %s is that of another set; give it a name of its own",
                    mention.key(),
                    folder.name(),
                    mention.place());
            return Optional.of(folder.name());
        }
        for (var steps = 1; ; steps++) {
            var name = NamedFolder.derived(mention.place(), steps);
            if (name.isEmpty()) {
                problems.require(
                        false,
                        "%s: there is no name of its own in the path %s; write NAME=folder:%s",
                        mention.key(),
                        mention.place(),
                        mention.place());
                return Optional.empty();
            }
            if (!others.contains(name.get()) && isOnly(name.get(), steps, mention, all)) {
                return name;
            }
        }
    }

    /** Two paths that end alike both take more of them, so that no name depends on the order. */
    private static boolean isOnly(String name, int steps, Mention mention, List<Mention> all) {
        return all.stream()
                .filter(other -> !other.place().equals(mention.place()))
                .map(other -> other.folder().isGiven()
                        ? Optional.of(other.folder().name())
                        : NamedFolder.derived(other.place(), steps))
                .noneMatch(other -> other.equals(Optional.of(name)));
    }

    /** Settings as they are written and hashed: no path in them. */
    public static JsonNode withoutPaths(JsonNode settings) {
        return replaced(
                settings, text -> NamedFolder.isOne(text) ? NamedFolder.of(text).recorded() : text);
    }

    /** Settings as they are written, as the record that they were. */
    @SuppressWarnings("unchecked") // the class of a record of type S
    public static <S extends Record> S withoutPaths(S settings) {
        return Binding.read(withoutPaths(Json.tree(settings)), (Class<S>) settings.getClass());
    }

    /** Settings as a page tells them to be typed: what stands for a path is for the reader to fill in. */
    @SuppressWarnings("unchecked") // the class of a record of type S
    public static <S extends Record> S shown(S settings) {
        return Binding.read(
                replaced(
                        Json.tree(settings),
                        text -> NamedFolder.isOne(text) ? NamedFolder.of(text).shown() : text),
                (Class<S>) settings.getClass());
    }

    /** Settings that were written, with the paths that their folders have here. */
    public static JsonNode withPaths(JsonNode settings, Map<String, String> paths) {
        return replaced(settings, text -> {
            if (!NamedFolder.isOne(text)) {
                return text;
            }
            var folder = NamedFolder.of(text);
            return Optional.ofNullable(paths.get(folder.name()))
                    .map(path -> new NamedFolder(folder.name(), Path.of(path), true).text())
                    .orElse(text);
        });
    }

    /** Where the folders of settings lie, by name. */
    public static SortedMap<String, String> paths(Record settings) {
        var paths = new TreeMap<String, String>();
        replaced(Json.tree(settings), text -> {
            if (NamedFolder.isOne(text)) {
                var folder = NamedFolder.of(text);
                paths.put(
                        folder.name(),
                        folder.path().toAbsolutePath().normalize().toString());
            }
            return text;
        });
        return paths;
    }

    private static JsonNode replaced(JsonNode node, UnaryOperator<String> change) {
        if (node.isTextual()) {
            return TextNode.valueOf(change.apply(node.textValue()));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(element -> replaced(element, change))
                    .collect(JsonNodeFactory.instance::arrayNode, ArrayNode::add, ArrayNode::addAll);
        }
        if (node.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), replaced(field.getValue(), change)));
            return copy;
        }
        return node;
    }
}
