package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.catalogue.DataSet.Kind;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.CsvTable;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.NipsText;
import org.l2bench.datasets.source.Embedded;
import org.l2bench.datasets.source.Places;
import org.l2bench.datasets.table.GroupedTable;

/**
 * A named table and the way to its rows.
 *
 * @param set what it is
 * @param origin where its rows come from
 * @param fingerprints of the parts, all of which are known
 */
record TableEntry(DataSet set, Origin origin, Map<Split, String> fingerprints) {
    static final List<TableEntry> ALL = List.of(spambase(), pdSpeech(), sonar(), ionosphere(), arcene(), madelon());

    private static final String UCI = "; UCI Machine Learning Repository";

    TableEntry {
        fingerprints = Map.copyOf(fingerprints);
    }

    /** Where the rows of a table come from. */
    sealed interface Origin {}

    /** A CSV file inside the jar, with the column of the class. */
    record InJar(String path, String classColumn) implements Origin {}

    /** The files {@code NAME_train.data}, {@code NAME_train.labels} and the two of {@code valid}, in a folder of the user's. */
    record NipsFiles(List<String> folders, String address) implements Origin {}

    static Optional<TableEntry> named(String name) {
        return ALL.stream().filter(entry -> entry.set().name().equals(name)).findFirst();
    }

    static Stream<DataSet> sets() {
        return ALL.stream().map(TableEntry::set);
    }

    /** A part, compared with what is known of it. */
    GroupedTable part(Split part, DataRoot root) {
        if (origin instanceof InJar inJar) {
            String name = set.name();
            GroupedTable table =
                    CsvTable.read(name, Embedded.content(inJar.path()), inJar.classColumn(), Optional.empty());
            return checked("embedded " + name, part, table);
        }
        if (root.content() == DataRoot.Content.STAND_IN) {
            return StandIn.table(set, part);
        }
        Availability availability = availability(part, root);
        if (!availability.available()) {
            throw new DataMissing(availability.missing());
        }
        Path folder = Path.of(availability.where());
        var files = files(part).stream()
                .map(file -> Places.find(folder, file).orElseThrow())
                .map(Content::of)
                .toList();
        var table = NipsText.read(set.name(), files.get(0), files.get(1), Integer.parseInt(set.item()));
        return checked(folder.toString(), part, table);
    }

    private GroupedTable checked(String from, Split part, GroupedTable table) {
        int count = set.counts().get(part);
        if (table.count() != count) {
            throw FormatException.in(from, "split " + part, table.count() + " rows", String.valueOf(count));
        }
        Catalogue.requireFingerprint(from, part, table.table().fingerprint(), fingerprints.get(part));
        return table;
    }

    Availability availability(Split part, DataRoot root) {
        if (!(origin instanceof NipsFiles nips)) {
            return new Availability("in the jar", List.of());
        }
        var places = Places.of(root, nips.folders());
        return places.holding(files(part))
                .map(folder -> new Availability(folder.toString(), List.of()))
                .orElseGet(() -> new Availability("", List.of(missing(nips, part, places, root))));
    }

    private List<String> files(Split part) {
        String name = set.name() + (part == Split.TRAIN ? "_train" : "_valid");
        return List.of(name + ".data", name + ".labels");
    }

    private String missing(NipsFiles nips, Split part, Places places, DataRoot root) {
        return set.name() + ": missing " + String.join(", ", places.missing(files(part))) + " of split '" + part
                + "'; looked in "
                + places.folders().stream().map(Path::toString).collect(Collectors.joining(", "))
                + (root.placed().isEmpty() ? " (no --data-dir was given)" : "") + "; put "
                + String.join(" and ", files(part)) + ", each as it is or with .gz, from " + nips.address()
                + ", into DIR/" + set.name() + " and give --data-dir DIR";
    }

    private static TableEntry spambase() {
        return inJar(
                "spambase",
                "4,601 e-mails as 57 word, character and capital statistics, spam or not",
                "Hopkins, Reeber, Forman, Suermondt (Hewlett-Packard Labs)",
                57,
                4601,
                122_509,
                "type",
                "56776b7d9d27272acd2053fd4f83c812144836298bc91b91e67e66ce8aa7256f");
    }

    private static TableEntry pdSpeech() {
        return inJar(
                "pd-speech",
                "speech of 252 persons with and without Parkinson's disease, sex and 750 means over three recordings of each",
                "Sakar, Serbes, Gunduz et al. (Istanbul University)",
                751,
                252,
                1_010_411,
                "class",
                "9458b8bf9ab534db4d9950da3298f8e9175630653785e84a363bf978fadfd70c");
    }

    private static TableEntry sonar() {
        return inJar(
                "sonar",
                "208 sonar echoes of mines and rocks in 60 bands of frequency",
                "Gorman, Sejnowski (Allied-Signal)",
                60,
                208,
                28_217,
                "Class",
                "4a4234d429c89d25559e178ef281618e359272d1ecaa197a0d75a725d0c71fee");
    }

    private static TableEntry ionosphere() {
        return inJar(
                "ionosphere",
                "351 radar returns from the ionosphere as 17 complex numbers, with structure or without",
                "Sigillito, Wing, Hutton, Baker (Johns Hopkins University)",
                34,
                351,
                27_551,
                "Class",
                "2aef68c3a7b43a92ba9fcdf7055a992e0760b58e5b0a2cea9ac216f6c7a57961");
    }

    private static TableEntry inJar(
            String name,
            String description,
            String authors,
            int columns,
            int rows,
            long bytes,
            String classColumn,
            String fingerprint) {
        return new TableEntry(
                new DataSet(
                        name,
                        Kind.TABLE,
                        Tier.EMBEDDED,
                        description,
                        authors + UCI,
                        "CC BY 4.0",
                        String.valueOf(columns),
                        2,
                        Map.of(Split.ALL, rows),
                        bytes),
                new InJar(name + "/" + name + ".csv.gz", classColumn),
                Map.of(Split.ALL, fingerprint));
    }

    private static TableEntry arcene() {
        return nips(
                "arcene",
                "mass spectra of serum, 7,000 intensities and 3,000 probes, cancer (1) or not; no test part",
                10_000,
                100,
                100,
                1_837_763,
                167,
                Map.of(
                        Split.TRAIN,
                        "39dc1b3b7834b550309a38ea6cd635ad28b77e7cecf81f5946c10d498643bc3a",
                        Split.VALIDATION,
                        "376b28f6a275a1278562a220d54f0af4d427236525a42da13c5f1d9ed9144939"));
    }

    private static TableEntry madelon() {
        return nips(
                "madelon",
                "corners of a cube of five dimensions, 15 mixtures of them and 480 probes; no test part",
                500,
                2000,
                600,
                1_554_144,
                171,
                Map.of(
                        Split.TRAIN,
                        "94e20e52a7b5d388b56188887a5d7eddb2c5227d2ede3647836cb7320d932ec4",
                        Split.VALIDATION,
                        "3c1ea208765029cefb1dfa7c1ec14a3fc12d0331917c32ec9c8818776dc33b6b"));
    }

    private static TableEntry nips(
            String name,
            String description,
            int columns,
            int train,
            int validation,
            long bytes,
            int number,
            Map<Split, String> fingerprints) {
        return new TableEntry(
                new DataSet(
                        name,
                        Kind.TABLE,
                        Tier.PLACED,
                        description,
                        "Guyon, Gunn, Ben-Hur, Dror (NIPS 2003 feature selection challenge)" + UCI,
                        "CC BY 4.0",
                        String.valueOf(columns),
                        2,
                        Map.of(Split.TRAIN, train, Split.VALIDATION, validation),
                        bytes),
                new NipsFiles(List.of(name, "nips2003"), "https://archive.ics.uci.edu/dataset/" + number),
                fingerprints);
    }
}
