package org.l2bench.experiments.aeperturbation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.fold.StratifiedSubset;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.synthetic.FactorModel;
import org.l2bench.datasets.synthetic.MadelonLike;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;
import org.l2bench.datasets.transform.Draws;

/** The tables of a seed by name: those of the catalogue, digits as columns of pixels, and those that are drawn. */
final class Tables {
    static final String MADELON_LIKE = "madelon-like";
    static final String DIGITS = "digits8x8";
    private static final String MADELON = "madelon";
    private static final String FACTOR = "factor-";
    private static final int BINARY = 2;
    /** Columns of madelon-like that are neither mixtures nor probes. */
    private static final int HIDDEN = 5;

    private Tables() {}

    /** The name of the table whose five factors have this share of the variance, e.g. {@code factor-0.5}. */
    static String factor(double share) {
        var number = String.valueOf(share);
        return FACTOR + (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number);
    }

    /** The one among these tables whose informative columns drown in probes that have nothing to do with each other. */
    static Optional<String> uncorrelated(List<String> sets) {
        return sets.stream()
                .filter(s -> s.equals(MADELON_LIKE) || s.equals(MADELON))
                .findFirst();
    }

    /** Notes a name that is no table. */
    static void check(String set, Problems problems) {
        if (!isDrawn(set) && !set.equals(DIGITS)) {
            NamedSet.table("sets", set, problems);
        }
    }

    private static boolean isDrawn(String set) {
        return set.equals(MADELON_LIKE) || set.startsWith(FACTOR);
    }

    static int rowsOf(String set) {
        if (isDrawn(set)) {
            return set.equals(MADELON_LIKE) ? MadelonLike.SHEET.rows() : FactorModel.SHEET.rows();
        }
        return Catalogue.describe(set).counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    static int columnsOf(String set) {
        if (isDrawn(set)) {
            return set.equals(MADELON_LIKE)
                    ? HIDDEN + MadelonLike.SHEET.redundant() + MadelonLike.SHEET.probes()
                    : FactorModel.SHEET.columns();
        }
        return Arrays.stream(Catalogue.describe(set).item().split("x", -1))
                .mapToInt(Integer::parseInt)
                .reduce(1, (a, b) -> a * b);
    }

    static int classesOf(String set) {
        return isDrawn(set) ? BINARY : Catalogue.describe(set).classes();
    }

    /** A table as the trials of a seed use it. */
    static GroupedTable of(String set, DataSettings data, SeedTree seeds, DataRoot root) {
        var whole = whole(set, data, seeds, root);
        if (!data.reduced().contains(set)) {
            return whole;
        }
        var draws = new Draws(seeds.stream(Fold.GROUP, "rows of " + set));
        return whole.rows(StratifiedSubset.of(whole.labels(), data.rows(), draws));
    }

    private static GroupedTable whole(String set, DataSettings data, SeedTree seeds, DataRoot root) {
        if (set.equals(MADELON_LIKE)) {
            return MadelonLike.SHEET.draw(new MersenneTwister(seeds.stream(Fold.GROUP, set)));
        }
        if (set.startsWith(FACTOR)) {
            double share = data.factorShares().stream()
                    .filter(s -> factor(s).equals(set))
                    .findFirst()
                    .orElseThrow();
            return FactorModel.SHEET
                    .draw(new MersenneTwister(seeds.stream(Fold.GROUP, "factors")))
                    .at(share);
        }
        return set.equals(DIGITS)
                ? pixels(Catalogue.load(set, Split.ALL, root))
                : Catalogue.loadTable(set, Split.ALL, root);
    }

    private static GroupedTable pixels(ImageSet images) {
        int columns = images.channels() * images.height() * images.width();
        var rows = new double[images.count()][columns];
        for (int i = 0; i < images.count(); i++) {
            for (int j = 0; j < columns; j++) {
                rows[i][j] = Byte.toUnsignedInt(images.pixels()[i * columns + j]);
            }
        }
        var names = IntStream.range(0, columns).mapToObj(j -> "pixel" + j).toList();
        return GroupedTable.ungrouped(new NumericTable(DIGITS, names, rows, images.labels(), images.classNames()));
    }

    /** Of what is read; what is drawn is decided by code and seed. */
    static SortedMap<String, String> fingerprints(DataSettings data, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        for (var set : data.sets()) {
            if (!isDrawn(set)) {
                reading.of(() -> set.equals(DIGITS)
                                ? Catalogue.fingerprint(set, Split.ALL, root)
                                : Catalogue.loadTable(set, Split.ALL, root)
                                        .table()
                                        .fingerprint())
                        .ifPresent(print -> fingerprints.put(set, print));
            }
        }
        reading.throwIfAny();
        return fingerprints;
    }

    static SortedMap<String, String> holdings(DataSettings data) {
        var lines = new TreeMap<String, String>();
        data.sets().stream().filter(s -> !isDrawn(s)).forEach(s -> lines.put(s, line(Catalogue.describe(s))));
        return lines;
    }

    private static String line(DataSet set) {
        return rowsOf(set.name()) + " rows of " + columnsOf(set.name()) + " columns, " + set.classes() + " classes";
    }
}
