package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.InvalidSettings;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.text.Corpus;
import org.l2bench.datasets.text.Tokeniser;
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
        // Twice through the lines, so that a long text is never a list of tokens.
        var trainingLines = trainingLines(settings, root);
        long limit = settings.trainingTokens() > 0 ? settings.trainingTokens() : Long.MAX_VALUE;
        var vocabulary =
                Vocabulary.of(tokens(trainingLines, settings.tokeniser()).limit(limit), settings.minimumCount());
        var training = tokens(trainingLines, settings.tokeniser())
                .limit(limit)
                .mapToInt(vocabulary::number)
                .toArray();
        if (training.length < settings.context() + 1
                || training.length <= settings.neighbours() + 2 * settings.context() + 2) {
            throw new InvalidSettings(
                    List.of("the training text has " + training.length + " tokens, too few for a context of "
                            + settings.context() + " and " + settings.neighbours() + " neighbours"));
        }
        var wide = settings.store() == KnnSettings.Store.WIDE
                ? numbers(vocabulary, blocks(settings, root, KnnSettings.WIDE_BLOCKS::contains), settings.tokeniser())
                : new int[0];
        var a = parts
                ? evaluation(settings, vocabulary, Split.VALIDATION, root)
                : block(settings, vocabulary, KnnSettings.TUNING_BLOCK, root);
        var b = parts
                ? evaluation(settings, vocabulary, Split.TEST, root)
                : block(settings, vocabulary, KnnSettings.REPORTING_BLOCK, root);
        return new KnnData(vocabulary, training, wide, half(settings, training, a), half(settings, training, b));
    }

    private static int[] evaluation(KnnSettings settings, Vocabulary vocabulary, Split part, DataRoot root) {
        var lines = Catalogue.loadText(settings.evaluationText(), part, root).lines();
        return numbers(vocabulary, lines, settings.evaluationTokeniser());
    }

    private static int[] block(KnnSettings settings, Vocabulary vocabulary, int block, DataRoot root) {
        return numbers(vocabulary, blocks(settings, root, b -> b == block), settings.tokeniser());
    }

    private static int[] numbers(Vocabulary vocabulary, List<String> lines, Tokeniser tokeniser) {
        return tokens(lines, tokeniser).mapToInt(vocabulary::number).toArray();
    }

    private static Half half(KnnSettings settings, int[] training, int[] tokens) {
        var all = Windows.all(tokens.length, settings.context(), 1);
        var kept = Windows.notVerbatimIn(training, tokens, all, settings.context());
        if (kept.length < settings.queryWindows()) {
            throw new InvalidSettings(List.of("queryWindows must be at most the " + kept.length
                    + " windows of the smaller half, was " + settings.queryWindows()));
        }
        return new Half(tokens, Windows.evenlySpaced(kept, settings.queryWindows()), all.length - kept.length);
    }

    private static List<String> trainingLines(KnnSettings settings, DataRoot root) {
        if (settings.evaluationText().isEmpty()) {
            return blocks(settings, root, settings.trainingBlocks()::contains);
        }
        return whole(settings, root).lines();
    }

    /** The lines of the blocks whose number modulo ten is wanted. */
    private static List<String> blocks(KnnSettings settings, DataRoot root, IntPredicate wanted) {
        var all = whole(settings, root).lines();
        var lines = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            if (wanted.test(i / settings.blockLines() % 10)) {
                lines.add(all.get(i));
            }
        }
        return lines;
    }

    /** The text that is trained on, its training part if it has parts. */
    private static Corpus whole(KnnSettings settings, DataRoot root) {
        return Catalogue.loadText(settings.text(), wholeSplit(settings), root);
    }

    private static Split wholeSplit(KnnSettings settings) {
        var parts = Catalogue.describe(settings.text()).counts().keySet();
        return parts.contains(Split.TRAIN) ? Split.TRAIN : Split.ALL;
    }

    private static Stream<String> tokens(List<String> lines, Tokeniser tokeniser) {
        return lines.stream()
                .flatMap(line -> Stream.concat(tokeniser.tokens(line).stream(), Stream.of(Vocabulary.END_OF_LINE)));
    }

    /** Fingerprints of everything that {@link #load} reads; all that is missing is named at once. */
    public static SortedMap<String, String> fingerprints(KnnSettings settings, DataRoot root) {
        var fingerprints = new TreeMap<String, String>();
        var missing = new ArrayList<String>();
        add(settings.text(), wholeSplit(settings), root, fingerprints, missing);
        if (!settings.evaluationText().isEmpty()) {
            add(settings.evaluationText(), Split.VALIDATION, root, fingerprints, missing);
            add(settings.evaluationText(), Split.TEST, root, fingerprints, missing);
        }
        if (!missing.isEmpty()) {
            throw new DataMissing(missing);
        }
        return fingerprints;
    }

    private static void add(
            String text, Split part, DataRoot root, SortedMap<String, String> fingerprints, List<String> missing) {
        try {
            fingerprints.put(
                    text + "/" + part, Catalogue.loadText(text, part, root).fingerprint());
        } catch (DataMissing e) {
            missing.addAll(e.missing());
        }
    }
}
