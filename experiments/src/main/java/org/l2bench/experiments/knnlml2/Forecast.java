package org.l2bench.experiments.knnlml2;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.neighbour.inverted.InvertedSpec;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.experiments.knnlml2.trial.Settings;

/**
 * What the datastore of a trial will take, before anything is trained: keys, bytes, and the operations of build and search at the
 * speed that one core has in matrix products.
 */
record Forecast(Settings settings) {
    /** Of texts as they are published, packed: Brown and WikiText have 1.8 to 1.9, the Bible 1.3. */
    private static final double BYTES_PER_TOKEN = 1.85;

    private static final double OPERATIONS_PER_SECOND = 60e9;

    /** Of the keys; how many are needed is found on half A, an eighth on the stores that were measured. */
    private static final double LOOKED_INTO = 1.0 / 8;

    /** Keys f and z. */
    private static final int KINDS = 2;

    /** Both halves in both kinds, and the training text in one. */
    private static final int SEARCHES = 5;

    /** Queries of each half and kind that the exact search is run for as well, and that the number of lists is tried on. */
    private static final double SAMPLE = 512;

    /** Rounds and keys of a list, of what centroids are fitted to. */
    private static final double FIT = 10 * 64;

    SortedMap<String, String> lines() {
        double keys = keys();
        double width = settings.transformer().width();
        double kind = Float.BYTES * keys * width;
        var lines = new TreeMap<String, String>();
        var counted = String.format(
                Locale.ROOT, "about %,.0f keys of %.0f numbers by the size of the text, as f and as z", keys, width);
        if (settings.search().isExact()) {
            lines.put("datastore", counted + "; nothing on disk, " + MemoryNeed.inWords(KINDS * kind) + " in memory");
            lines.put("datastore, exact search", "about " + time(searched(1) * keys * 2 * width));
            return lines;
        }
        double lists = InvertedSpec.of((long) keys, Storage.FLOAT32, 0).lists();
        double build = KINDS * 2 * width * lists * (keys + FIT * lists);
        double reference = 2 * KINDS * SAMPLE * keys * 2 * width * (1 + LOOKED_INTO);
        lines.put(
                "datastore",
                counted + "; " + MemoryNeed.inWords(2 * KINDS * kind)
                        + " on disk beside the checkpoint while a trial runs, "
                        + MemoryNeed.inWords(20 * keys + FIT / 10 * lists * width * Float.BYTES) + " in memory");
        lines.put("datastore, build", String.format(Locale.ROOT, "%.0f lists, about %s", lists, time(build)));
        lines.put(
                "datastore, search",
                "about " + time(searched(LOOKED_INTO) * keys * 2 * width + reference)
                        + ", if an eighth of the lists is enough; what is enough is found on half A");
        return lines;
    }

    private double searched(double share) {
        return share
                * SEARCHES
                * settings.search().queryWindows()
                * settings.search().scored();
    }

    private double keys() {
        var text = settings.text();
        double blocks = text.isInParts()
                ? 1
                : (text.trainingBlocks().size() + (settings.search().isWide() ? 2 : 0)) / 10.0;
        double tokens = Catalogue.describe(text.name()).bytes() / BYTES_PER_TOKEN * blocks;
        return Math.max(1, text.trainingTokens() > 0 ? Math.min(text.trainingTokens(), tokens) : tokens);
    }

    /** Of one trial on one core. */
    private static String time(double operations) {
        double seconds = operations / OPERATIONS_PER_SECOND;
        var words = seconds < 90
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : seconds < 5400
                        ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
                        : String.format(Locale.ROOT, "%.0f hours", seconds / 3600);
        return words + " a trial at 60 Gflop/s";
    }
}
