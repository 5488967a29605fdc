package org.l2bench.experiments.knnlml2;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;

/** What a worker must hold of a trial: the model, a batch, the keys of the datastore, and what queries have found. */
final class KnnMemory {
    /** Weights, gradients and a moment. */
    private static final int COPIES = 3;

    /** Keys before and after gamma and beta. */
    private static final int KINDS = 2;

    private KnnMemory() {}

    static List<MemoryNeed> needs(KnnSettings settings) {
        double width = settings.width();
        double layers = settings.layers();
        double tokens = (double) settings.batch() * settings.context();
        double queries = (double) settings.queryWindows() * settings.scored();
        return List.of(
                MemoryNeed.of(
                        "weights, gradients and moments",
                        Float.BYTES,
                        List.of(
                                "width=" + settings.width(),
                                "feedForward=" + settings.feedForward(),
                                "layers=" + settings.layers()),
                        COPIES,
                        layers * (4 * width * width + 2 * width * settings.feedForward())),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of(
                                "batch=" + settings.batch(),
                                "context=" + settings.context(),
                                "feedForward=" + settings.feedForward()),
                        tokens,
                        layers * (4 * width + settings.feedForward())),
                MemoryNeed.of(
                        "the attention of a batch",
                        Float.BYTES,
                        List.of(
                                "context=" + settings.context(),
                                "batch=" + settings.batch(),
                                "heads=" + settings.heads()),
                        tokens,
                        settings.context(),
                        settings.heads()),
                MemoryNeed.of(
                        "the keys of the datastore",
                        Float.BYTES,
                        List.of(
                                "width=" + settings.width(),
                                "trainingTokens=" + settings.trainingTokens(),
                                "text=" + settings.text()),
                        KINDS,
                        width,
                        keys(settings)),
                MemoryNeed.of(
                        "what the queries have found",
                        Double.BYTES + Integer.BYTES,
                        List.of(
                                "neighbours=" + settings.neighbours(),
                                "queryWindows=" + settings.queryWindows(),
                                "scored=" + settings.scored()),
                        queries,
                        settings.neighbours()));
    }

    /** A line has at least the token that ends it. */
    private static double keys(KnnSettings settings) {
        var counts = Catalogue.describe(settings.text()).counts();
        boolean whole = !settings.evaluationText().isEmpty();
        double lines = counts.getOrDefault(Split.TRAIN, counts.getOrDefault(Split.ALL, 0));
        double least = whole ? lines : 0;
        return settings.trainingTokens() > 0 ? Math.min(settings.trainingTokens(), least) : least;
    }
}
