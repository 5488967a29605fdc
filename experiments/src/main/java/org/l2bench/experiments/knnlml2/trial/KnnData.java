package org.l2bench.experiments.knnlml2.trial;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.text.Corpus;
import org.l2bench.datasets.text.NumberedText;
import org.l2bench.datasets.text.Vocabulary;
import org.l2bench.datasets.text.Windows;

/**
 * What a trial reads, as numbers of words.
 *
 * @param training the stream that is trained on
 * @param wide further text for the keys; empty unless the store is wide
 * @param tuning windows of half A
 * @param reporting windows of half B
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, read once and never compared
public record KnnData(Vocabulary vocabulary, int[] training, int[] wide, Half tuning, Half reporting) {
    /** Bytes, as published. */
    private static final long LONGEST_NUMBERED = 50_000_000;

    /**
     * One half of the evaluation text.
     *
     * @param tokens its stream
     * @param starts of its query windows
     * @param dropped windows that occur word for word in the training text
     */
    public record Half(int[] tokens, int[] starts, int dropped) {}

    /** Reads everything that the settings name. */
    public static KnnData load(KnnSettings settings, DataRoot root) {
        boolean parts = !settings.evaluationText().isEmpty();
        var numbered = training(settings, root);
        var vocabulary = numbered.vocabulary();
        var training = numbered.tokens();
        var wide = settings.store() == KnnSettings.Store.WIDE
                ? blocks(settings, vocabulary, KnnSettings.WIDE_BLOCKS::contains, root)
                : new int[0];
        var a = parts
                ? evaluation(settings, vocabulary, Split.VALIDATION, root)
                : blocks(settings, vocabulary, block -> block == KnnSettings.TUNING_BLOCK, root);
        var b = parts
                ? evaluation(settings, vocabulary, Split.TEST, root)
                : blocks(settings, vocabulary, block -> block == KnnSettings.REPORTING_BLOCK, root);
        var problems = new Problems();
        var demand = new KnnDemand(settings, problems);
        demand.ofTraining(vocabulary, training);
        demand.ofWide(wide);
        var windowsOfA = windows(settings, training, a);
        var windowsOfB = windows(settings, training, b);
        demand.ofHalf("tuning", a, windowsOfA.length);
        demand.ofHalf("reporting", b, windowsOfB.length);
        problems.throwIfAny();
        return new KnnData(vocabulary, training, wide, half(settings, a, windowsOfA), half(settings, b, windowsOfB));
    }

    /** In one pass, which holds four bytes a token. */
    private static NumberedText training(KnnSettings settings, DataRoot root) {
        var numbered =
                new NumberedText.Builder(settings.trainingTokens() > 0 ? settings.trainingTokens() : Long.MAX_VALUE);
        var whole = whole(settings, root);
        boolean parts = !settings.evaluationText().isEmpty();
        var lines = parts ? whole : blocks(whole, settings, settings.trainingBlocks()::contains);
        lines.read(line -> numbered.add(settings.tokeniser().tokens(line)));
        return numbered.build(settings.minimumCount());
    }

    private static int[] evaluation(KnnSettings settings, Vocabulary vocabulary, Split part, DataRoot root) {
        var text = Catalogue.loadText(settings.evaluationText(), part, root);
        return vocabulary.numbers(text, settings.evaluationTokeniser());
    }

    private static int[] blocks(KnnSettings settings, Vocabulary vocabulary, IntPredicate wanted, DataRoot root) {
        return vocabulary.numbers(blocks(whole(settings, root), settings, wanted), settings.tokeniser());
    }

    /** Places of the windows that do not occur word for word in the training text. */
    private static int[] windows(KnnSettings settings, int[] training, int[] tokens) {
        var all = Windows.all(tokens.length, settings.context(), 1);
        return Windows.notVerbatimIn(training, tokens, all, settings.context());
    }

    private static Half half(KnnSettings settings, int[] tokens, int[] windows) {
        int all = Windows.all(tokens.length, settings.context(), 1).length;
        return new Half(tokens, Windows.evenlySpaced(windows, settings.queryWindows()), all - windows.length);
    }

    /** The lines of the blocks whose number modulo ten is wanted. */
    private static Corpus blocks(Corpus whole, KnnSettings settings, IntPredicate wanted) {
        return whole.where(i -> wanted.test(i / settings.blockLines() % 10));
    }

    /** The text that is trained on, its training part if it has parts. */
    private static Corpus whole(KnnSettings settings, DataRoot root) {
        return Catalogue.loadText(settings.text(), wholeSplit(settings), root);
    }

    private static Split wholeSplit(KnnSettings settings) {
        var parts = Catalogue.describe(settings.text()).counts().keySet();
        return parts.contains(Split.TRAIN) ? Split.TRAIN : Split.ALL;
    }

    /**
     * Fingerprints of everything that {@link #load} reads; all that is missing, broken or not what is asked for is named at once. A
     * text that is too long to be numbered here is many times longer than any setting of a machine that holds its keys asks for.
     */
    public static SortedMap<String, String> fingerprints(KnnSettings settings, DataRoot root) {
        var fingerprints = new TreeMap<String, String>();
        var reading = new DataReading();
        add(settings.text(), wholeSplit(settings), root, fingerprints, reading);
        if (!settings.evaluationText().isEmpty()) {
            add(settings.evaluationText(), Split.VALIDATION, root, fingerprints, reading);
            add(settings.evaluationText(), Split.TEST, root, fingerprints, reading);
        }
        reading.throwIfAny();
        if (Catalogue.describe(settings.text()).bytes() <= LONGEST_NUMBERED) {
            load(settings, root);
        }
        return fingerprints;
    }

    private static void add(
            String text, Split part, DataRoot root, SortedMap<String, String> fingerprints, DataReading reading) {
        reading.of(() -> Catalogue.loadText(text, part, root).fingerprint())
                .ifPresent(f -> fingerprints.put(text + "/" + part, f));
    }
}
