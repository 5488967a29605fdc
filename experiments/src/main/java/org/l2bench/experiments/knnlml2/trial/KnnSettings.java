package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.network.TransformerSpec.Positions;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.text.Tokeniser;

/** Settings of knn-lm-l2. */
public record KnnSettings(
        @Setting("the text that is trained on and, unless evaluationText says otherwise, evaluated on")
        String text,

        @Setting("of text") Tokeniser tokeniser,

        @Setting(
                "empty: text is cut into blocks of lines; else a text whose validation part is the tuning half A and whose test part is the reporting half B")
        String evaluationText,

        @Setting("of evaluationText") Tokeniser evaluationTokeniser,

        @Setting("lines of a block, counted from the beginning; block b goes where b mod 10 says")
        @Range(least = 1, most = KnnSettings.MOST)
        int blockLines,

        @Setting("b mod 10 of the blocks that are trained on")
        List<Integer> trainingBlocks,

        @Setting("at most so many, the first ones; 0 for all") @Range(least = 0, most = KnnSettings.MOST)
        int trainingTokens,

        @Setting("words that are rarer in the training text are unknown") @Range(least = 1, most = KnnSettings.MOST)
        int minimumCount,

        @Setting("of the transformer") @Range(least = 1, most = 1000)
        int layers,

        @Setting("of the model; even and a multiple of heads") @Range(least = 2, most = KnnSettings.MOST_WIDE)
        int width,

        @Setting("of the attention") @Range(least = 1, most = KnnSettings.MOST_WIDE)
        int heads,

        @Setting("width of the feed-forward nets") @Range(least = 1, most = KnnSettings.MOST_WIDE)
        int feedForward,

        @Setting("of embeddings and residual branches") @Range(least = 0, most = KnnSettings.MOST_DROPPED)
        double dropout,

        @Setting("of the attention's weights") @Range(least = 0, most = KnnSettings.MOST_DROPPED)
        double attentionDropout,

        @Setting("behind the rectifiers of the feed-forward nets") @Range(least = 0, most = KnnSettings.MOST_DROPPED)
        double reluDropout,

        @Setting("how positions enter") Positions positions,

        @Setting("of the adaptive softmax; empty for a full one")
        List<Integer> cutoffs,

        @Setting("of the adaptive softmax") @Range(least = 0, most = KnnSettings.MOST_DROPPED)
        double adaptiveDropout,

        @Setting("tokens of a training window, and of a window of keys")
        @Range(least = 2, most = KnnSettings.MOST_CONTEXT)
        int context,

        @Setting("windows of a step") @Range(least = 1, most = KnnSettings.MOST)
        int batch,

        @Setting("batches whose gradients a step averages") @Range(least = 1, most = 1e6)
        int accumulation,

        @Setting("of the training") @Range(least = 1, most = KnnSettings.MOST)
        long steps,

        @Setting(
                "and its schedule: Adam with warm-up and half a cosine, or Nesterov with warm-up and cosines of 270,000 steps")
        Optimiser optimiser,

        @Setting("highest rate of the schedule") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("steps until the highest rate") long warmUp,

        @Setting("largest norm of a gradient") @Range(least = 1e-12, most = 1e12)
        double clipNorm,

        @Setting("strengths of the penalty, ascending, the first one 0")
        List<Double> omegas,

        @Setting(
                "positions of a window that become keys, the last ones: all but the first keys have seen at least context - fresh tokens before")
        int fresh,

        @Setting("k") @Range(least = 1, most = KnnSettings.MOST)
        int neighbours,

        @Setting("windows of each half that are asked") @Range(least = 2, most = KnnSettings.MOST)
        int queryWindows,

        @Setting("positions of a query window that are scored, the last ones")
        int scored,

        @Setting(
                "which text the keys come from: the training text, or further blocks as well, which the model has not seen")
        Store store,

        @Setting("exact, or by a graph whose recall is measured on the queries of one window in eight")
        Search search,

        @Setting("words with at least this training count enter the cluster ratio")
        @Range(least = 2, most = KnnSettings.MOST)
        int countedFrom,

        @Setting("whether the arms queue, other and wd are run as well")
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
    static final int MOST = 1_000_000_000;
    static final int MOST_WIDE = 1_000_000;
    static final int MOST_CONTEXT = 1_000_000;
    private static final int MOST_OMEGAS = 50;
    static final double MOST_DROPPED = 0.999;

    public KnnSettings {
        trainingBlocks = List.copyOf(trainingBlocks);
        cutoffs = List.copyOf(cutoffs);
        omegas = List.copyOf(omegas);
        var reserved = Stream.concat(Stream.of(TUNING_BLOCK, REPORTING_BLOCK), WIDE_BLOCKS.stream())
                .toList();
        boolean wide = store == Store.WIDE;
        var problems = new Problems()
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
                .distinct("trainingBlocks", trainingBlocks)
                .require(!wide || evaluationText.isEmpty(), "store WIDE needs a text that is cut into blocks")
                .require(
                        heads >= 1 && width % heads == 0 && width % 2 == 0,
                        "width must be even and a multiple of heads (%s), was %s",
                        heads,
                        width)
                .require(isAscending(cutoffs), "cutoffs must be ascending and >= 1, was %s", cutoffs)
                .require(
                        warmUp >= 0 && warmUp < Math.max(steps, 1),
                        "warmUp must be in 0..steps-1 (%s), was %s",
                        Math.max(steps, 1) - 1,
                        warmUp)
                .require(
                        omegas.size() >= 2
                                && omegas.size() <= MOST_OMEGAS
                                && omegas.get(0) == 0
                                && omegas.stream().sorted().distinct().toList().equals(omegas),
                        "omegas must begin with 0 and ascend, with from 1 to %s above 0, was %s",
                        MOST_OMEGAS - 1,
                        omegas)
                .allWithin("omegas", omegas.stream().filter(omega -> omega != 0).toList(), 1e-9, 1e9)
                .require(fresh >= 1 && fresh <= context, "fresh must be in 1..context (%s), was %s", context, fresh)
                .require(
                        scored >= 1 && scored <= context, "scored must be in 1..context (%s), was %s", context, scored);
        var names = omegas.stream()
                .map(omega -> KnnArm.name(KnnArm.Penalised.KEY, omega))
                .toList();
        problems.require(
                names.stream().distinct().count() == names.size(),
                "omegas must differ in their first six digits, which name the arms, was %s",
                omegas);
        problems.require(
                (double) queryWindows * scored * (neighbours + 2.0 * KnnTrial.BARRED + 1) <= Integer.MAX_VALUE,
                "queryWindows x scored x neighbours must be less than 2^31, were %s x %s x %s",
                queryWindows,
                scored,
                neighbours);
        texts(problems, text, evaluationText);
        problems.throwIfAny();
    }

    private static void texts(Problems problems, String text, String evaluationText) {
        var trained = NamedSet.text("text", text, problems);
        if (evaluationText.isEmpty()) {
            trained.ifPresent(set -> problems.require(
                    set.counts().containsKey(Split.ALL) || set.counts().containsKey(Split.TRAIN),
                    "text must have a training part or be in one part; %s has %s",
                    text,
                    set.counts().keySet()));
            return;
        }
        NamedSet.text("evaluationText", evaluationText, problems)
                .ifPresent(set -> problems.require(
                        set.counts().keySet().containsAll(List.of(Split.VALIDATION, Split.TEST)),
                        "evaluationText must have the parts validation and test; %s has %s",
                        evaluationText,
                        set.counts().keySet()));
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
