package org.l2bench.experiments.knnlml2;

import java.util.List;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.network.TransformerSpec.Positions;
import org.l2bench.datasets.text.Tokeniser;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;
import org.l2bench.experiments.knnlml2.trial.KnnSettings.Optimiser;
import org.l2bench.experiments.knnlml2.trial.KnnSettings.Search;
import org.l2bench.experiments.knnlml2.trial.KnnSettings.Store;

/** All settings in one place. */
final class KnnPresets {
    private static final List<Double> WIDE_SWEEP = List.of(0.0, 1e-4, 1e-3, 1e-2, 1e-1, 1.0);

    private KnnPresets() {}

    static List<Preset<KnnSettings>> all() {
        return List.of(
                new Preset<>("smoke", 1, 11, smoke(), "seconds"),
                new Preset<>("quick", 5, 11, quick(), "about a quarter of an hour on two cores"),
                new Preset<>("paper", 3, 1, paper("wikitext-103", List.of(20_000, 60_000)), "weeks on eight GPUs"),
                new Preset<>("paper-wikitext-2", 3, 1, paper("wikitext-2", List.of(20_000)), "days on eight GPUs"),
                new Preset<>("middle-sotu", 5, 11, middle("sotu", Tokeniser.PLAIN, 1, ""), "a day on two cores"),
                new Preset<>("middle-brown", 5, 11, middle("brown", Tokeniser.SPACED, 115, ""), "a day on two cores"),
                new Preset<>(
                        "middle-wiki",
                        5,
                        11,
                        middle("enwiki-106-articles", Tokeniser.PLAIN, 1, "wikitext-2"),
                        "hours on two cores"));
    }

    private static KnnSettings quick() {
        return bible(0, 3, 2, 64, 4, 256, 0.1, 2_000, 100, List.of(0.0, 1e-3, 1e-2, 1e-1), 1024, 96, 10);
    }

    private static KnnSettings smoke() {
        return bible(5_000, 2, 1, 16, 2, 32, 0.1, 40, 5, List.of(0.0, 1e-1), 32, 2, 5);
    }

    private static KnnSettings bible(
            int trainingTokens,
            int minimumCount,
            int layers,
            int width,
            int heads,
            int feedForward,
            double dropout,
            long steps,
            long warmUp,
            List<Double> omegas,
            int neighbours,
            int queryWindows,
            int countedFrom) {
        return new KnnSettings(
                "bible-kjv",
                Tokeniser.PLAIN,
                "",
                Tokeniser.PLAIN,
                100,
                List.of(0, 5),
                trainingTokens,
                minimumCount,
                layers,
                width,
                heads,
                feedForward,
                dropout,
                dropout,
                0,
                Positions.LEARNED,
                List.of(),
                0,
                64,
                8,
                1,
                steps,
                Optimiser.ADAM,
                2e-3,
                warmUp,
                1.0,
                omegas,
                32,
                neighbours,
                queryWindows,
                32,
                Store.TRAINING,
                Search.EXACT,
                countedFrom,
                false);
    }

    /** 20 million tokens: 9,766 steps of 32 windows of 64. */
    private static KnnSettings middle(String text, Tokeniser tokeniser, int blockLines, String evaluationText) {
        boolean wiki = !evaluationText.isEmpty();
        return new KnnSettings(
                text,
                tokeniser,
                evaluationText,
                wiki ? Tokeniser.SPACED_AS_PLAIN : tokeniser,
                blockLines,
                List.of(0, 1, 3, 4, 5, 6, 8, 9),
                1_000_000,
                3,
                4,
                128,
                4,
                512,
                0.1,
                0.1,
                0,
                Positions.LEARNED,
                List.of(),
                0,
                64,
                32,
                1,
                9_766,
                Optimiser.ADAM,
                1e-3,
                500,
                1.0,
                wiki ? List.of(0.0, 1e-3, 1e-2, 1e-1) : WIDE_SWEEP,
                32,
                1024,
                192,
                32,
                Store.TRAINING,
                Search.EXACT,
                10,
                !wiki);
    }

    /** The kNN-LM recipe. A step's gradient is the mean over 3 x 8 windows of 3,072 tokens: eight devices are one here. */
    private static KnnSettings paper(String text, List<Integer> cutoffs) {
        return new KnnSettings(
                text,
                Tokeniser.SPACED,
                text,
                Tokeniser.SPACED,
                1,
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                0,
                1,
                16,
                1024,
                8,
                4096,
                0.3,
                0.1,
                0.1,
                Positions.SINUSOIDAL,
                cutoffs,
                0.2,
                3072,
                1,
                24,
                286_000,
                Optimiser.NESTEROV,
                1.0,
                16_000,
                0.1,
                WIDE_SWEEP,
                1536,
                1024,
                80,
                512,
                Store.TRAINING,
                Search.EXACT,
                10,
                false);
    }
}
