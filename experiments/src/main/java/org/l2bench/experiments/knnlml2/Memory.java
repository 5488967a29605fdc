package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.setting.Binding;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.TextSettings;

/** What a worker must hold of a trial: the model, a batch, the keys of the datastore, and what queries have found. */
record Memory(Settings settings) {
    /** Weights, gradients and a moment. */
    private static final int COPIES = 3;

    /** Keys before and after gamma and beta. */
    private static final int KINDS = 2;

    /** Bytes for each key that lies in a file: its label, its square, and its place among the distinct ones. */
    private static final int TABLES = 20;

    List<MemoryNeed> needs() {
        var net = settings.transformer();
        var search = settings.search();
        double width = net.width();
        double layers = net.layers();
        double tokens = (double) settings.training().batch() * net.context();
        double queries = (double) search.queryWindows() * search.scored();
        double blockWeights = 4 * width * width + 2 * width * net.feedForward();
        return List.of(
                need(
                        "weights, gradients and moments",
                        Float.BYTES * COPIES * layers * blockWeights,
                        "transformer.width",
                        "transformer.feedForward",
                        "transformer.layers"),
                need(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES * tokens * layers * (4 * width + net.feedForward()),
                        "training.batch",
                        "transformer.context",
                        "transformer.feedForward"),
                need(
                        "the attention of a batch",
                        Float.BYTES * tokens * net.context() * net.heads(),
                        "transformer.context",
                        "training.batch",
                        "transformer.heads"),
                need(
                        search.isExact() ? "the keys of the datastore" : "tables over the keys of the datastore",
                        search.isExact()
                                ? Float.BYTES * KINDS * width * keys(settings.text())
                                : TABLES * keys(settings.text()),
                        "transformer.width",
                        "text.trainingTokens",
                        "text.name"),
                need(
                        "what the queries have found",
                        (Double.BYTES + Integer.BYTES) * queries * search.neighbours(),
                        "search.neighbours",
                        "search.queryWindows",
                        "search.scored"));
    }

    private MemoryNeed need(String what, double bytes, String... growsWith) {
        var typed = Stream.of(growsWith).map(key -> key + "=" + Binding.shown(settings, key));
        return new MemoryNeed(what, bytes, typed.toList());
    }

    /** At least: a line has the token that ends it, and how many lines blocks have is not known here. */
    private static double keys(TextSettings text) {
        if (!text.isInParts()) {
            return 0;
        }
        var counts = Catalogue.describe(text.name()).counts();
        double lines = counts.getOrDefault(Split.TRAIN, counts.getOrDefault(Split.ALL, 0));
        return text.trainingTokens() > 0 ? Math.min(text.trainingTokens(), lines) : lines;
    }
}
