package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.datasets.catalogue.Entry.InFolder;
import org.l2bench.datasets.catalogue.Entry.InJar;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.source.Places;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;
import org.l2bench.datasets.text.Corpus;
import org.l2bench.datasets.text.ParallelText;
import org.l2bench.datasets.transform.Reshape;

/**
 * The data sets by name. A name means the same bytes everywhere: where the content of a set is known, anything else under
 * its name is refused. A user's own images have the name {@code NAME=folder:PATH} (see {@link UserFolder}).
 *
 * <p>Every method throws {@link InvalidSettings} for a name or split that does not exist.
 */
public final class Catalogue {
    private static final List<Entry> IMAGES = Stream.of(EmbeddedEntries.IMAGES, IdxEntries.IMAGES, ColourEntries.IMAGES)
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /** All named sets: image sets, tables, texts, parallel texts. */
    public static List<DataSet> list() {
        return Stream.of(IMAGES.stream().map(Entry::set), TableEntry.sets(), TextEntry.sets(), ParallelEntry.sets())
                .flatMap(sets -> sets)
                .toList();
    }

    /** What a named set is. */
    public static DataSet describe(String name) {
        return list().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * The images of a set in the shape in which they are published.
     *
     * @throws DataMissing if files are missing; the message says which, where they were looked for and how to get them
     * @throws FormatException if a file is broken or is not the one that the name stands for
     */
    public static ImageSet load(String name, Split split, DataRoot root) {
        return images(name, split, root).decoded();
    }

    /**
     * The images that {@link #load(String, Split, DataRoot)} gives. A part whose content is not known and that comes in a file an
     * image is decoded image by image; all others are in memory.
     */
    public static Images images(String name, Split split, DataRoot root) {
        if (UserFolder.isOne(name)) {
            throw new InvalidSettings(
                    List.of(name + " can only be loaded in a given shape, because its files may have any size"));
        }
        return Labels.of(root, named(entry(name), split, root));
    }

    private static Images named(Entry entry, Split split, DataRoot root) {
        List<Split> parts = parts(entry.set(), split);
        if (root.content() == Content.STAND_IN && entry.origin() instanceof InFolder) {
            return StandIn.images(entry.set(), split);
        }
        if (parts.size() == 1) {
            return part(entry, parts.get(0), root);
        }
        return parts.stream()
                .map(part -> part(entry, part, root).decoded())
                .reduce(ImageSet::followedBy)
                .orElseThrow();
    }

    /** The images that {@link #load(String, Split, ImageShape, DataRoot)} gives, as far as possible image by image. */
    public static Images images(String name, Split split, ImageShape shape, DataRoot root) {
        return UserFolder.isOne(name)
                ? Labels.of(root, UserFolder.images(name, split, shape, root.content()))
                : Reshape.lazily(shape, images(name, split, root));
    }

    /**
     * The images of a set in a square shape, see {@link Reshape}.
     *
     * @throws DataMissing if files are missing; the message says which, where they were looked for and how to get them
     * @throws FormatException if a file is broken or is not the one that the name stands for
     */
    public static ImageSet load(String name, Split split, ImageShape shape, DataRoot root) {
        return images(name, split, shape, root).decoded();
    }

    /**
     * Images or rows of each class in a split, without decoding one: most named sets have equally many of each, see {@link
     * ClassCounts}.
     *
     * @throws DataMissing if a user's folder is not there
     */
    public static int[] classCounts(String name, Split split) {
        if (UserFolder.isOne(name)) {
            return UserFolder.of(name).classCounts(split);
        }
        DataSet set = TableEntry.named(name).map(TableEntry::set).orElseGet(() -> entry(name)
                .set());
        return ClassCounts.of(set, split);
    }

    /** The names of the classes in the order of their labels; of a named set only their numbers are known before it is read. */
    public static List<String> classNames(String name) {
        return UserFolder.isOne(name)
                ? UserFolder.of(name).classNames()
                : IntStream.range(0, describe(name).classes())
                        .mapToObj(String::valueOf)
                        .toList();
    }

    /**
     * The part of a set that is scored when nothing is trained on it: its test part, or all of it if nobody has divided it.
     *
     * @throws DataMissing if a user's folder is not there
     */
    public static Split scored(String name) {
        boolean isDivided = UserFolder.isOne(name)
                ? UserFolder.of(name).isDivided()
                : describe(name).counts().containsKey(Split.TEST);
        return isDivided ? Split.TEST : Split.ALL;
    }

    /**
     * What a set holds, in one line; of a user's folder also what of it is left out and why. Opens no picture.
     *
     * @param isTrainedOn whether a part of it is trained on, or it is only scored
     * @throws DataMissing if a user's folder is not there
     */
    public static String line(String name, boolean isTrainedOn) {
        if (UserFolder.isOne(name)) {
            return UserFolder.of(name).line(isTrainedOn);
        }
        DataSet set = describe(name);
        return set.classes() + " classes; "
                + set.counts().entrySet().stream()
                        .map(part -> String.format(Locale.ROOT, "%s %,d in all", part.getKey(), part.getValue()))
                        .collect(Collectors.joining("; "));
    }

    /** The fingerprint of what {@link #load(String, Split, DataRoot)} gives. */
    public static String fingerprint(String name, Split split, DataRoot root) {
        return images(name, split, root).fingerprint();
    }

    /** The fingerprint of what {@link #load(String, Split, ImageShape, DataRoot)} gives. */
    public static String fingerprint(String name, Split split, ImageShape shape, DataRoot root) {
        return images(name, split, shape, root).fingerprint();
    }

    /** All rows of an embedded table by its name. */
    public static NumericTable loadTable(String name) {
        TableEntry entry = tableEntry(name);
        if (entry.set().tier() != Tier.EMBEDDED) {
            throw new InvalidSettings(
                    List.of(name + " is not in the jar, so it can only be loaded from a given folder"));
        }
        return entry.part(Split.ALL, new DataRoot(Optional.empty(), Path.of("")))
                .table();
    }

    /**
     * A part of a table by its name; {@link Split#ALL} is all parts, one after the other.
     *
     * @throws DataMissing if its files are missing; the message says which, where they were looked for and how to get them
     * @throws FormatException if a file is broken or is not the one that the name stands for
     */
    public static GroupedTable loadTable(String name, Split split, DataRoot root) {
        TableEntry entry = tableEntry(name);
        GroupedTable table = parts(entry.set(), split).stream()
                .map(part -> entry.part(part, root))
                .reduce(GroupedTable::followedBy)
                .orElseThrow();
        return Labels.of(root, table);
    }

    private static TableEntry tableEntry(String name) {
        return TableEntry.named(name)
                .orElseThrow(
                        () -> unknown(name, TableEntry.sets().map(DataSet::name).toList(), "table"));
    }

    /**
     * A part of a text by its name. Reading it throws {@link FormatException} if the file is broken or, found at its end, is not
     * the one that the name stands for.
     *
     * @throws DataMissing if its file is missing; the message says where it was looked for and how to get it
     */
    public static Corpus loadText(String name, Split split, DataRoot root) {
        TextEntry entry = TextEntry.named(name)
                .orElseThrow(
                        () -> unknown(name, TextEntry.sets().map(DataSet::name).toList(), "text"));
        requirePart(entry.set(), split);
        return entry.corpus(split, root);
    }

    /**
     * A part of a parallel text by its name.
     *
     * @throws DataMissing if files are missing; the message says which, where they were looked for and how to get them
     * @throws FormatException if a file is broken or is not the one that the name stands for
     */
    public static ParallelText loadParallelText(String name, Split split, DataRoot root) {
        ParallelEntry entry = ParallelEntry.named(name)
                .orElseThrow(() ->
                        unknown(name, ParallelEntry.sets().map(DataSet::name).toList(), "parallel text"));
        requirePart(entry.set(), split);
        return entry.read(split, root);
    }

    private static void requirePart(DataSet set, Split split) {
        if (!set.counts().containsKey(split)) {
            throw new InvalidSettings(List.of(set.name() + " has no split '" + split + "'; it has "
                    + set.counts().keySet()));
        }
    }

    /** Whether each part of a set is on this machine, without reading its content. */
    public static Map<Split, Availability> availability(String name, DataRoot root) {
        Map<Split, Availability> parts = new EnumMap<>(Split.class);
        describe(name).counts().keySet().forEach(part -> parts.put(part, availability(name, part, root)));
        return parts;
    }

    private static Availability availability(String name, Split part, DataRoot root) {
        Optional<TextEntry> text = TextEntry.named(name);
        if (text.isPresent()) {
            return text.get().availability(part, root);
        }
        Optional<TableEntry> table = TableEntry.named(name);
        if (table.isPresent()) {
            return table.get().availability(part, root);
        }
        Optional<ParallelEntry> parallel = ParallelEntry.named(name);
        if (parallel.isPresent()) {
            return parallel.get().availability(part, root);
        }
        if (!(entry(name).origin() instanceof InFolder origin)) {
            return new Availability("in the jar", List.of());
        }
        Places places = Places.of(root, origin.folders());
        return places.holding(origin.files().get(part))
                .map(folder -> new Availability(folder.toString(), List.of()))
                .orElseGet(() -> new Availability("", List.of(missing(entry(name), origin, part, places, root))));
    }

    /** The parts that make up a split, in order. */
    private static List<Split> parts(DataSet set, Split split) {
        List<Split> parts = new ArrayList<>(set.counts().keySet());
        if (split == Split.ALL) {
            return parts;
        }
        if (!parts.contains(split)) {
            parts.remove(Split.ALL);
            parts.add(Split.ALL);
            throw new InvalidSettings(List.of(set.name() + " has no split '" + split + "'; it has " + parts));
        }
        return List.of(split);
    }

    private static Images part(Entry entry, Split part, DataRoot root) {
        Images images;
        String from;
        if (entry.origin() instanceof InFolder origin) {
            Path folder = folder(entry, origin, part, root);
            from = folder.toString();
            images = origin.reader().read(folder, part);
        } else if (entry.origin() instanceof InJar origin) {
            from = "embedded " + entry.set().name();
            images = origin.reader().read(part);
        } else {
            throw new IllegalStateException("unknown origin " + entry.origin());
        }
        int count = entry.set().counts().get(part);
        if (images.count() != count) {
            throw FormatException.in(from, "split " + part, images.count() + " images", String.valueOf(count));
        }
        String expected = entry.fingerprints().get(part);
        if (expected != null) {
            requireFingerprint(from, part, images.fingerprint(), expected);
        }
        return images;
    }

    static void requireFingerprint(String from, Split part, String found, String expected) {
        if (!found.equals(expected)) {
            throw FormatException.in(
                    from, "split " + part, "content with fingerprint " + found, expected + ", the published content");
        }
    }

    private static Path folder(Entry entry, InFolder origin, Split part, DataRoot root) {
        Places places = Places.of(root, origin.folders());
        Optional<Path> folder = places.holding(origin.files().get(part));
        return folder.orElseThrow(() -> new DataMissing(List.of(missing(entry, origin, part, places, root))));
    }

    private static String missing(Entry entry, InFolder origin, Split part, Places places, DataRoot root) {
        String name = entry.set().name();
        StringBuilder message = new StringBuilder(name + ": missing "
                + String.join(", ", places.missing(origin.files().get(part)))
                + " of split '" + part + "'; looked in "
                + String.join(
                        ", ", places.folders().stream().map(Path::toString).toList())
                + (root.placed().isEmpty() ? " (no --data-dir was given)" : "") + "; ");
        if (entry.set().tier() == Tier.FETCHED) {
            message.append("get it with 'l2bench data fetch ").append(name).append("', or ");
        }
        return message.append("put ")
                .append(origin.layout())
                .append(", from ")
                .append(origin.address())
                .append(", into DIR/")
                .append(name)
                .append(" and give --data-dir DIR")
                .toString();
    }

    static Entry entry(String name) {
        return IMAGES.stream()
                .filter(entry -> entry.set().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        name, IMAGES.stream().map(entry -> entry.set().name()).toList(), "image set"));
    }

    private static InvalidSettings unknown(String name) {
        return unknown(name, list().stream().map(DataSet::name).toList(), "data set");
    }

    private static InvalidSettings unknown(String name, List<String> known, String kind) {
        return new InvalidSettings(List.of("unknown " + kind + " '" + name + "'; " + Nearest.hint(name, known)
                + (kind.equals("image set") ? " (a folder of images is written NAME=folder:PATH)" : "")));
    }
}
