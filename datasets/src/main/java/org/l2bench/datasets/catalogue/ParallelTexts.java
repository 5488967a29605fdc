package org.l2bench.datasets.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.text.ParallelText;

/**
 * The parallel texts by name. They stand beside the {@link Catalogue} and not in it: whatever reads an image would otherwise reach them
 * too.
 *
 * <p>Every method throws {@link InvalidSettings} for a name or split that does not exist.
 */
public final class ParallelTexts {
    private ParallelTexts() {}

    /** All named parallel texts. */
    public static List<DataSet> list() {
        return ParallelEntry.sets().toList();
    }

    /** What a named parallel text is. */
    public static DataSet describe(String name) {
        return entry(name).set();
    }

    /**
     * A part of a parallel text.
     *
     * @throws DataMissing if files are missing; the message says which, where they were looked for and how to get them
     * @throws FormatException if a file is broken or is not the one that the name stands for
     */
    public static ParallelText load(String name, Split split, DataRoot root) {
        var entry = entry(name);
        var parts = entry.set().counts().keySet();
        if (!parts.contains(split)) {
            throw new InvalidSettings(List.of(name + " has no split '" + split + "'; it has " + parts));
        }
        return entry.read(split, root);
    }

    /** Whether each part is on this machine, without reading its content. */
    public static Map<Split, Availability> availability(String name, DataRoot root) {
        var entry = entry(name);
        Map<Split, Availability> parts = new EnumMap<>(Split.class);
        entry.set().counts().keySet().forEach(part -> parts.put(part, entry.availability(part, root)));
        return parts;
    }

    private static ParallelEntry entry(String name) {
        return ParallelEntry.named(name)
                .orElseThrow(() -> new InvalidSettings(List.of("unknown parallel text '" + name + "'; "
                        + Nearest.hint(
                                name, ParallelEntry.sets().map(DataSet::name).toList()))));
    }
}
