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
public record Texts(Vocabulary vocabulary, int[] training, int[] wide, Half tuning, Half reporting) {
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
    public static Texts load(Settings settings, DataRoot root) {
        var source = new Source(settings.text(), root);
        var numbered = source.training();
        var vocabulary = numbered.vocabulary();
        var training = numbered.tokens();
        var wide =
                settings.search().isWide() ? source.blocks(vocabulary, TextSettings.WIDE_BLOCKS::contains) : new int[0];
        var a = source.half(vocabulary, Split.VALIDATION, TextSettings.TUNING_BLOCK);
        var b = source.half(vocabulary, Split.TEST, TextSettings.REPORTING_BLOCK);
        int context = settings.transformer().context();
        var windowsOfA = Windows.notVerbatimIn(training, a, Windows.all(a.length, context, 1), context);
        var windowsOfB = Windows.notVerbatimIn(training, b, Windows.all(b.length, context, 1), context);
        var problems = new Problems();
        var demand = new Demand(settings, problems);
        demand.ofTraining(vocabulary, training);
        demand.ofWide(wide);
        demand.ofHalf("tuning", a, windowsOfA.length);
        demand.ofHalf("reporting", b, windowsOfB.length);
        problems.throwIfAny();
        return new Texts(vocabulary, training, wide, half(settings, a, windowsOfA), half(settings, b, windowsOfB));
    }

    /** @param windows places of those that do not occur word for word in the training text */
    private static Half half(Settings settings, int[] tokens, int[] windows) {
        int all = Windows.all(tokens.length, settings.transformer().context(), 1).length;
        return new Half(tokens, Windows.evenlySpaced(windows, settings.search().queryWindows()), all - windows.length);
    }

    /** Where the words come from. */
    private record Source(TextSettings text, DataRoot root) {
        /** The text that is trained on, its training part if it has parts. */
        Corpus whole() {
            return Catalogue.loadText(text.name(), wholeSplit(), root);
        }

        Split wholeSplit() {
            var parts = Catalogue.describe(text.name()).counts().keySet();
            return parts.contains(Split.TRAIN) ? Split.TRAIN : Split.ALL;
        }

        /** The lines of the blocks whose number modulo ten is wanted. */
        Corpus blocks(IntPredicate wanted) {
            return whole().where(i -> wanted.test(i / text.blockLines() % 10));
        }

        int[] blocks(Vocabulary vocabulary, IntPredicate wanted) {
            return vocabulary.numbers(blocks(wanted), text.tokeniser());
        }

        /** In one pass, which holds four bytes a token. */
        NumberedText training() {
            var numbered = new NumberedText.Builder(text.trainingTokens() > 0 ? text.trainingTokens() : Long.MAX_VALUE);
            var lines = text.isInParts() ? whole() : blocks(text.trainingBlocks()::contains);
            lines.read(line -> numbered.add(text.tokeniser().tokens(line)));
            return numbered.build(text.minimumCount());
        }

        /** A part of the evaluation text, or a block of the one text. */
        int[] half(Vocabulary vocabulary, Split part, int block) {
            return text.isInParts()
                    ? vocabulary.numbers(Catalogue.loadText(text.evaluation(), part, root), text.evaluationTokeniser())
                    : blocks(vocabulary, b -> b == block);
        }
    }

    /**
     * Fingerprints of everything that {@link #load} reads; all that is missing, broken or not what is asked for is named at once. A
     * text that is too long to be numbered here is many times longer than any setting of a machine that holds its keys asks for.
     */
    public static SortedMap<String, String> fingerprints(Settings settings, DataRoot root) {
        var text = settings.text();
        var fingerprints = new TreeMap<String, String>();
        var reading = new DataReading();
        add(text.name(), new Source(text, root).wholeSplit(), root, fingerprints, reading);
        if (text.isInParts()) {
            add(text.evaluation(), Split.VALIDATION, root, fingerprints, reading);
            add(text.evaluation(), Split.TEST, root, fingerprints, reading);
        }
        reading.throwIfAny();
        if (Catalogue.describe(text.name()).bytes() <= LONGEST_NUMBERED) {
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
