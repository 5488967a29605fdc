package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.SentencePairs;
import org.l2bench.datasets.format.UnpackedStream;
import org.l2bench.datasets.source.Embedded;
import org.l2bench.datasets.source.Places;
import org.l2bench.datasets.text.ParallelText;

/**
 * A named parallel text and the way to its pairs.
 *
 * @param embedded its pairs in the jar; empty if the files are in a folder
 * @param files of each part the ways in which it may lie in the folder, the official one first: a file for each side, or one with tabs;
 *     names without {@code .gz}
 * @param fingerprints of all parts
 * @param address where people find the files; empty if they are in the jar
 */
record ParallelEntry(
        DataSet set,
        Optional<Supplier<ParallelText>> embedded,
        Map<Split, List<List<String>>> files,
        Map<Split, String> fingerprints,
        String address) {
    static final List<ParallelEntry> ALL = List.of(libreOfficeHelp(), bible(), multi30k());

    private static final int STAND_IN_WORDS = 10_000;
    private static final int STAND_IN_LENGTH = 13; // as Multi30k's mean
    private static final int LETTERS = 26;

    /** A part, compared with what is known of it. */
    ParallelText read(Split part, DataRoot root) {
        if (embedded.isPresent()) {
            return checked(part, "embedded " + set.name(), embedded.get().get());
        }
        if (root.content() == Content.STAND_IN) {
            return standIn(part);
        }
        var found = places(part, root)
                .orElseThrow(() -> new DataMissing(availability(part, root).missing()));
        var text = found.size() == 1
                ? SentencePairs.tabbed(set.name(), UnpackedStream.of(found.get(0)))
                : SentencePairs.aligned(set.name(), UnpackedStream.of(found.get(0)), UnpackedStream.of(found.get(1)));
        return checked(part, found.get(found.size() - 1).toString(), text);
    }

    private ParallelText checked(Split part, String from, ParallelText text) {
        int expected = set.counts().get(part);
        if (text.pairs() != expected) {
            throw FormatException.in(from, "as a whole", text.pairs() + " pairs", String.valueOf(expected));
        }
        var fingerprint = text.fingerprint();
        if (!fingerprint.equals(fingerprints.get(part))) {
            throw FormatException.in(
                    from,
                    "as a whole",
                    "content with fingerprint " + fingerprint,
                    fingerprints.get(part) + ", the published content of " + set.name());
        }
        return text;
    }

    /** Noise in as many pairs; it tells how long a trial's steps take, and nothing else. */
    private ParallelText standIn(Split part) {
        var random = new SplittableRandom(part.name().hashCode());
        return new ParallelText(set.name(), noise(part, random), noise(part, random));
    }

    private List<String> noise(Split part, SplittableRandom random) {
        return IntStream.range(0, set.counts().get(part))
                .mapToObj(line -> IntStream.range(0, STAND_IN_LENGTH)
                        .mapToObj(place -> word(random.nextInt(STAND_IN_WORDS)))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String word(int number) {
        return IntStream.iterate(number, rest -> rest / LETTERS)
                .limit(3)
                .mapToObj(rest -> Character.toString('a' + rest % LETTERS))
                .collect(Collectors.joining());
    }

    Availability availability(Split part, DataRoot root) {
        if (embedded.isPresent()) {
            return new Availability("in the jar", List.of());
        }
        return places(part, root)
                .map(found -> new Availability(String.valueOf(found.get(0).getParent()), List.of()))
                .orElseGet(() -> new Availability("", List.of(missing(part, root))));
    }

    /** The files of the first way in which a folder has a part. */
    private Optional<List<Path>> places(Split part, DataRoot root) {
        return folders(root).stream()
                .flatMap(folder -> files.get(part).stream()
                        .filter(names -> names.stream()
                                .allMatch(name -> Places.find(folder, name).isPresent()))
                        .map(names -> names.stream()
                                .map(name -> Places.find(folder, name).orElseThrow())
                                .toList()))
                .findFirst();
    }

    private List<Path> folders(DataRoot root) {
        return Places.of(root, List.of(set.name())).folders();
    }

    private String missing(Split part, DataRoot root) {
        var looked = folders(root).stream().map(Path::toString).collect(Collectors.joining(", "));
        var ways = files.get(part).stream()
                .map(names -> String.join(" and ", names))
                .collect(Collectors.joining(", or "));
        return set.name() + ": missing " + ways + " of split '" + part + "'; looked in " + looked
                + (root.placed().isEmpty() ? " (no --data-dir was given)" : "") + "; put them, from " + address
                + ", into DIR/" + set.name() + " and give --data-dir DIR";
    }

    private static ParallelEntry libreOfficeHelp() {
        return inJar(
                new DataSet(
                        "libreoffice-help-en-de",
                        Kind.PARALLEL_TEXT,
                        Tier.EMBEDDED,
                        "26,432 English-German sentence pairs of LibreOffice's help",
                        "the LibreOffice contributors, The Document Foundation, as in Debian's libreoffice-help packages",
                        "MPL 2.0",
                        "sentence pair",
                        0,
                        Map.of(Split.ALL, 26_432),
                        1_691_486),
                () -> SentencePairs.tabbed(
                        "libreoffice-help-en-de", Embedded.open("libreoffice-help-en-de/pairs.tsv.gz")),
                "f2c310361fd1c0018e21bc3519b3be6f4f22852a3b64072803350a7c2ce1aef7");
    }

    private static ParallelEntry bible() {
        return inJar(
                new DataSet(
                        "bible-en-es",
                        Kind.PARALLEL_TEXT,
                        Tier.EMBEDDED,
                        "31,084 English-Spanish verses: King James Bible, the set bible-kjv, and Reina-Valera 1909",
                        "CrossWire Bible Society, modules KJV and SpaRV",
                        "public domain",
                        "sentence pair",
                        0,
                        Map.of(Split.ALL, 31_084),
                        1_212_652 + 1_234_700),
                () -> SentencePairs.aligned(
                        "bible-en-es",
                        Embedded.open("bible-kjv/verses.txt.gz"),
                        Embedded.open("bible-en-es/spanish.txt.gz")),
                "49667f486ce867c82ce4f67d70bac3c8021d9bb5522cad1fce67d1ca7f58dc1a");
    }

    private static ParallelEntry inJar(DataSet set, Supplier<ParallelText> pairs, String fingerprint) {
        return new ParallelEntry(set, Optional.of(pairs), Map.of(), Map.of(Split.ALL, fingerprint), "");
    }

    private static ParallelEntry multi30k() {
        return new ParallelEntry(
                new DataSet(
                        "multi30k",
                        Kind.PARALLEL_TEXT,
                        Tier.PLACED,
                        "31,014 English-German descriptions of pictures, task 1, test part 2016",
                        "Elliott, Frank, Sima'an, Specia, https://github.com/multi30k/dataset",
                        "for research",
                        "sentence pair",
                        0,
                        Map.of(Split.TRAIN, 29_000, Split.VALIDATION, 1_014, Split.TEST, 1_000),
                        1_400_035),
                Optional.empty(),
                Map.of(
                        Split.TRAIN, ways("train"),
                        Split.VALIDATION, ways("val"),
                        Split.TEST, ways("test_2016_flickr")),
                Map.of(
                        Split.TRAIN, "2002c460137b65917ce2fcffada444c4174391edaadef3c1f6c68940bf18188a",
                        Split.VALIDATION, "820ad05849a8cc19705480c5282a653a5edfdf27ddc5a3ea11adffa2b9d31763",
                        Split.TEST, "3fbd8c909e44b2f19115b72d5ed55c9844c399853476bdd8a85e6a906064d6c1"),
                "https://github.com/multi30k/dataset (data/task1/raw)");
    }

    private static List<List<String>> ways(String part) {
        return List.of(List.of(part + ".en", part + ".de"), List.of(part + ".en-de.tsv"));
    }

    static Stream<DataSet> sets() {
        return ALL.stream().map(ParallelEntry::set);
    }

    static Optional<ParallelEntry> named(String name) {
        return ALL.stream().filter(entry -> entry.set().name().equals(name)).findFirst();
    }
}
