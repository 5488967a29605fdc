package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Problems;
import org.l2bench.core.network.TransformerSpec.Positions;
import org.l2bench.datasets.text.Tokeniser;

/**
 * Settings of knn-lm-l2.
 *
 * @param text the text that is trained on and, unless {@code evaluationText} says otherwise, evaluated on
 * @param tokeniser of {@code text}
 * @param evaluationText empty: {@code text} is cut into blocks of lines; else a text whose validation part is the tuning half A
 *     and whose test part is the reporting half B
 * @param evaluationTokeniser of {@code evaluationText}
 * @param blockLines lines of a block, counted from the beginning; block b goes where b mod 10 says
 * @param trainingBlocks b mod 10 of the blocks that are trained on
 * @param trainingTokens at most so many, the first ones; 0 for all
 * @param minimumCount words that are rarer in the training text are unknown
 * @param cutoffs of the adaptive softmax; empty for a full one
 * @param context tokens of a training window, and of a window of keys
 * @param batch windows of a step
 * @param accumulation batches whose gradients a step averages
 * @param optimiser and its schedule, see {@link Optimiser}
 * @param omegas strengths of the penalty, ascending, the first one 0
 * @param fresh positions of a window that become keys, the last ones: all but the first keys have seen at least context - fresh
 *     tokens before
 * @param neighbours k
 * @param queryWindows of each half
 * @param scored positions of a query window that are scored, the last ones
 * @param store which text the keys come from
 * @param search exact or approximate
 * @param countedFrom words with at least this training count enter the cluster ratio
 * @param furtherArms whether the arms queue, other and wd are run as well
 */
public record KnnSettings(
        String text,
        Tokeniser tokeniser,
        String evaluationText,
        Tokeniser evaluationTokeniser,
        int blockLines,
        List<Integer> trainingBlocks,
        int trainingTokens,
        int minimumCount,
        int layers,
        int width,
        int heads,
        int feedForward,
        double dropout,
        double attentionDropout,
        double reluDropout,
        Positions positions,
        List<Integer> cutoffs,
        double adaptiveDropout,
        int context,
        int batch,
        int accumulation,
        long steps,
        Optimiser optimiser,
        double learningRate,
        long warmUp,
        double clipNorm,
        List<Double> omegas,
        int fresh,
        int neighbours,
        int queryWindows,
        int scored,
        Store store,
        Search search,
        int countedFrom,
        boolean furtherArms) {

    /** How the weights move. */
    public enum Optimiser {
        /** Adam with betas 0.9 and 0.98; linear warm-up, then half a cosine to 0 at the last step. */
        ADAM,
        /**
         * Nesterov's accelerated gradient, momentum 0.99; linear warm-up from 1e-7 of the rate, then cosines of 270,000 steps, each
         * twice as long and from 0.75 of the height, down to 1e-4 of the rate.
         */
        NESTEROV
    }

    /** Whose keys are searched. */
    public enum Store {
        /** Those of the training text. */
        TRAINING,
        /** Those of further blocks, b mod 10 in {4, 9}, as well, which the model has not seen. */
        WIDE
    }

    /** How neighbours are found. */
    public enum Search {
        EXACT,
        /** HNSW; its recall against the exact search is measured on the queries of one window in eight. */
        APPROXIMATE
    }

    /** b mod 10 of the tuning half A, of the reporting half B, and of what a wide store adds. */
    static final int TUNING_BLOCK = 2;

    static final int REPORTING_BLOCK = 7;
    static final List<Integer> WIDE_BLOCKS = List.of(4, 9);
    private static final int MODULUS = 10;

    public KnnSettings {
        trainingBlocks = List.copyOf(trainingBlocks);
        cutoffs = List.copyOf(cutoffs);
        omegas = List.copyOf(omegas);
        var reserved = Stream.concat(Stream.of(TUNING_BLOCK, REPORTING_BLOCK), WIDE_BLOCKS.stream())
                .toList();
        boolean wide = store == Store.WIDE;
        new Problems()
                .require(blockLines >= 1, "blockLines must be >= 1, was %s", blockLines)
                .require(
                        !trainingBlocks.isEmpty()
                                && trainingBlocks.stream().allMatch(b -> b >= 0 && b < MODULUS)
                                && (!evaluationText.isEmpty()
                                        || trainingBlocks.stream()
                                                .noneMatch(b -> wide
                                                        ? reserved.contains(b)
                                                        : b == TUNING_BLOCK || b == REPORTING_BLOCK)),
                        "trainingBlocks must be numbers in 0..9 other than 2, 7 (and, with a wide store, 4, 9), was %s",
                        trainingBlocks)
                .require(!wide || evaluationText.isEmpty(), "store WIDE needs a text that is cut into blocks")
                .require(trainingTokens >= 0, "trainingTokens must be >= 0, was %s", trainingTokens)
                .require(minimumCount >= 1, "minimumCount must be >= 1, was %s", minimumCount)
                .require(layers >= 1, "layers must be >= 1, was %s", layers)
                .require(
                        heads >= 1 && width >= 2 && width % heads == 0 && width % 2 == 0,
                        "width must be even and a multiple of heads (%s), was %s",
                        heads,
                        width)
                .require(feedForward >= 1, "feedForward must be >= 1, was %s", feedForward)
                .require(isRate(dropout), "dropout must be in [0, 1), was %s", dropout)
                .require(isRate(attentionDropout), "attentionDropout must be in [0, 1), was %s", attentionDropout)
                .require(isRate(reluDropout), "reluDropout must be in [0, 1), was %s", reluDropout)
                .require(isRate(adaptiveDropout), "adaptiveDropout must be in [0, 1), was %s", adaptiveDropout)
                .require(isAscending(cutoffs), "cutoffs must be ascending and >= 1, was %s", cutoffs)
                .require(context >= 2, "context must be >= 2, was %s", context)
                .require(batch >= 1, "batch must be >= 1, was %s", batch)
                .require(accumulation >= 1, "accumulation must be >= 1, was %s", accumulation)
                .require(steps >= 1, "steps must be >= 1, was %s", steps)
                .require(learningRate > 0, "learningRate must be > 0, was %s", learningRate)
                .require(warmUp >= 0 && warmUp < steps, "warmUp must be in 0..steps-1 (%s), was %s", steps - 1, warmUp)
                .require(clipNorm > 0, "clipNorm must be > 0, was %s", clipNorm)
                .require(
                        omegas.size() >= 2
                                && omegas.get(0) == 0
                                && omegas.stream().sorted().distinct().toList().equals(omegas),
                        "omegas must begin with 0 and ascend, with at least one above 0, was %s",
                        omegas)
                .require(fresh >= 1 && fresh <= context, "fresh must be in 1..context (%s), was %s", context, fresh)
                .require(neighbours >= 1, "neighbours must be >= 1, was %s", neighbours)
                .require(queryWindows >= 2, "queryWindows must be >= 2, was %s", queryWindows)
                .require(scored >= 1 && scored <= context, "scored must be in 1..context (%s), was %s", context, scored)
                .require(countedFrom >= 2, "countedFrom must be >= 2, was %s", countedFrom)
                .throwIfAny();
    }

    private static boolean isRate(double rate) {
        return rate >= 0 && rate < 1;
    }

    private static boolean isAscending(List<Integer> numbers) {
        return numbers.stream().sorted().distinct().toList().equals(numbers)
                && numbers.stream().allMatch(n -> n >= 1);
    }

    /** How the search is called in the names of metrics. */
    public String searchName() {
        return search == Search.EXACT ? "exact" : "approximate";
    }
}
