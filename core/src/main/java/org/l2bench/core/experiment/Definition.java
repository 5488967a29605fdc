package org.l2bench.core.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.json.Json;
import org.l2bench.core.json.Toml;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/**
 * What the resource beside an experiment's class says: its presets with every value by its name, the paper's settings beside ours, and
 * what a reader must know. The resource is {@code NAME.toml} of the class's package.
 *
 * @param presets in the order of the resource
 */
public record Definition<S extends Record>(List<Preset<S>> presets, List<PaperRow> paper, List<KnownLimit> limits) {
    /** The preset whose values are the paper's, unless a row of the table says otherwise. */
    static final String PAPER = "paper";

    public Definition {
        presets = List.copyOf(presets);
        paper = List.copyOf(paper);
        limits = List.copyOf(limits);
    }

    /**
     * A preset as the resource has it. Whatever it does not say is that of the preset that it is like.
     *
     * @param like the name of a preset that stands before it
     * @param takes how long it takes, in words
     * @param set values of settings, by name, in groups where the settings have groups
     */
    private record Body(
            Optional<String> like,
            String takes,
            Optional<Integer> seeds,
            Optional<Integer> firstSeed,
            Optional<ObjectNode> set) {}

    private record Content(
            Map<String, Body> preset, Optional<List<PaperRow>> paper, Optional<List<KnownLimit>> limit) {}

    /**
     * Reads the resource of an experiment.
     *
     * @throws InvalidSettings with everything in it that is wrong
     */
    static <S extends Record> Definition<S> of(Experiment<S> experiment) {
        var resource = experiment.name() + ".toml";
        try (var in = experiment.getClass().getResourceAsStream(resource)) {
            if (in == null) {
                throw new InvalidSettings(List.of(resource + " is missing beside "
                        + experiment.getClass().getName() + "; it has to say the presets"));
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8), experiment.settingsType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the text of a resource.
     *
     * @param resource its name, for messages
     */
    static <S extends Record> Definition<S> parse(String resource, String text, Class<S> type) {
        var content = content(resource, text);
        var problems = new Problems();
        var trees = new LinkedHashMap<String, ObjectNode>();
        var presets = new LinkedHashMap<String, Preset<S>>();
        content.preset().forEach((name, body) -> {
            var place = resource + ", preset " + name + ": ";
            try {
                var like = body.like().map(l -> known(l, presets));
                var tree = like.map(l -> trees.get(l.name()).deepCopy()).orElseGet(Json.MAPPER::createObjectNode);
                body.set().ifPresent(set -> merge(tree, set));
                trees.put(name, tree);
                presets.put(name, preset(name, body, like, Binding.read(tree, type)));
            } catch (InvalidSettings e) {
                e.problems().forEach(p -> problems.require(false, "%s%s", place, p));
            }
        });
        problems.throwIfAny();
        var definition = new Definition<>(
                List.copyOf(presets.values()),
                content.paper().orElse(List.of()),
                content.limit().orElse(List.of()));
        presets.values().forEach(p -> definition.checkTexts(resource, p, problems));
        problems.throwIfAny();
        return definition;
    }

    private static Content content(String resource, String text) {
        try {
            return Toml.read(text, Content.class);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidSettings(List.of(resource + (at == null ? "" : ", line " + at.getLineNr()) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable")));
        }
    }

    private static <S extends Record> Preset<S> known(String name, Map<String, Preset<S>> presets) {
        if (!presets.containsKey(name)) {
            throw new InvalidSettings(List.of("it is like " + name + ", which is no preset that stands before it"));
        }
        return presets.get(name);
    }

    private static <S extends Record> Preset<S> preset(String name, Body body, Optional<Preset<S>> like, S settings) {
        var seeds = body.seeds().or(() -> like.map(Preset::seedCount));
        var first = body.firstSeed().or(() -> like.map(Preset::firstSeed));
        new Problems()
                .require(seeds.isPresent(), "it lacks seeds, how many there are")
                .require(first.isPresent(), "it lacks firstSeed, from which seeds are numbered")
                .require(body.takes() != null, "it lacks takes, how long it takes in words")
                .throwIfAny();
        return new Preset<>(name, seeds.orElseThrow(), first.orElseThrow(), settings, body.takes());
    }

    private static void merge(ObjectNode into, ObjectNode set) {
        set.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode group && into.get(field.getKey()) instanceof ObjectNode there) {
                merge(there, group);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    /** That every row and every limit can be shown for a preset: so a misspelt key is found without a page. */
    private void checkTexts(String resource, Preset<S> preset, Problems problems) {
        paper.forEach(row -> check(resource, problems, () -> row.setting(preset.settings(), candidates(row))));
        limits.forEach(limit -> check(resource, problems, () -> limit.text(preset.settings())));
    }

    private static void check(String resource, Problems problems, Runnable shown) {
        try {
            shown.run();
        } catch (InvalidSettings e) {
            problems.addAll(e.problems().stream().map(p -> resource + ": " + p).toList());
        }
    }

    /** Settings beside the paper's; rows that do not concern them are left out. */
    public List<PaperSetting> paperSettings(S settings) {
        return paper.stream()
                .filter(row -> row.concerns(settings))
                .map(row -> row.setting(settings, candidates(row)))
                .toList();
    }

    /** Rows of the paper's table that show a setting under this key, whatever the other settings are. */
    public List<PaperRow> about(String key) {
        return paper.stream().filter(row -> row.keys().contains(key)).toList();
    }

    /** What a reader of results of these settings must know. */
    public List<String> knownLimits(S settings) {
        return limits.stream().flatMap(l -> l.text(settings).stream()).toList();
    }

    private List<S> candidates(PaperRow row) {
        var found = presets.stream()
                .filter(p -> row.against().contains(p.name()))
                .collect(Collectors.toMap(Preset::name, Preset::settings));
        var settings = new ArrayList<S>();
        for (var name : row.against()) {
            if (!found.containsKey(name)) {
                throw new InvalidSettings(
                        List.of("row \"" + row.item() + "\" compares with preset " + name + ", which there is not"));
            }
            settings.add(found.get(name));
        }
        return settings;
    }
}
