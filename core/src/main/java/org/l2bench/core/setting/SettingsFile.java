package org.l2bench.core.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Toml;

/**
 * A user's own settings, in the form of a preset: {@code like} a preset, with {@code seeds}, {@code firstSeed}, and what differs under
 * {@code [set]}.
 *
 * @param like the preset that it starts from, if it says one
 * @param typed values by key, as they would be typed after {@code --set}
 */
public record SettingsFile(Optional<String> like, Map<String, String> typed) {
    private static final List<String> FIELDS = List.of("like", "takes", "seeds", "firstSeed", "set");

    /**
     * Reads a file.
     *
     * @throws InvalidSettings with all that is wrong with its form; what its values are is not looked at
     */
    public static SettingsFile read(Path file) {
        try {
            return of(Toml.tree(JsonFile.text(file)));
        } catch (UnreadableFile e) {
            throw new InvalidSettings(List.of("settings " + e.getMessage()));
        } catch (JsonProcessingException e) {
            throw new InvalidSettings(List.of("settings " + file + ", line "
                    + e.getLocation().getLineNr() + ": it is not TOML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable")));
        } catch (InvalidSettings e) {
            throw new InvalidSettings(e.problems().stream()
                    .map(p -> "settings " + file + ": " + p)
                    .toList());
        }
    }

    private static SettingsFile of(ObjectNode tree) {
        var problems = new Problems();
        tree.fieldNames()
                .forEachRemaining(f -> problems.require(
                        FIELDS.contains(f),
                        "there is no field \"%s\"; %s; settings go under [set]",
                        f,
                        Nearest.hint(f, FIELDS)));
        var like = tree.path("like");
        problems.require(like.isMissingNode() || like.isTextual(), "like must be the name of a preset, was %s", like);
        var set = tree.path("set");
        problems.require(set.isMissingNode() || set.isObject(), "set must be a table, [set], was %s", set);
        var typed = new LinkedHashMap<String, String>();
        List.of("seeds", "firstSeed").forEach(key -> {
            if (tree.has(key)) {
                typed.put(key, ValueType.typed(tree.get(key)));
            }
        });
        flatten("", set, typed);
        problems.throwIfAny();
        return new SettingsFile(like.isTextual() ? Optional.of(like.textValue()) : Optional.empty(), typed);
    }

    private static void flatten(String place, JsonNode set, Map<String, String> typed) {
        set.properties().forEach(field -> {
            var key = place + field.getKey();
            if (field.getValue().isObject()) {
                flatten(key + ".", field.getValue(), typed);
            } else {
                typed.put(key, ValueType.typed(field.getValue()));
            }
        });
    }
}
