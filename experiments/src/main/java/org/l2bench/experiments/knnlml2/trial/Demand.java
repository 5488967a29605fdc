package org.l2bench.experiments.knnlml2.trial;

import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.text.Vocabulary;

/** What the settings ask of the texts, held against what the texts have. */
record Demand(Settings settings, Problems problems) {
    /** Notes what the text that is trained on does not allow. */
    void ofTraining(Vocabulary vocabulary, int[] training) {
        var text = settings.text();
        int context = settings.transformer().context();
        if (training.length == 0) {
            problems.require(
                    false,
                    "text.trainingBlocks must name blocks that %s has at text.blockLines=%s, were %s",
                    text.name(),
                    text.blockLines(),
                    text.trainingBlocks());
            return;
        }
        int windows = training.length - context;
        if (windows < 1) {
            require(
                    false,
                    "transformer.context",
                    "less than the " + training.length + " tokens that are trained on",
                    context);
        } else {
            ofQueryWindows(windows, "the text that is trained on");
        }
        // Of the training text's own queries the keys around them are barred; the search must go on beyond those.
        int most = training.length - 2 - 2 * Math.max(Search.BARRED, context);
        int neighbours = settings.search().neighbours();
        require(
                neighbours <= most,
                "search.neighbours",
                "at most " + Math.max(most, 0) + ", as the " + training.length
                        + " tokens that are trained on allow with a context of " + context,
                neighbours);
        ofVocabulary(vocabulary);
    }

    private void ofVocabulary(Vocabulary vocabulary) {
        int most = IntStream.range(0, vocabulary.size())
                .filter(word -> word != vocabulary.unknown())
                .filter(word -> !vocabulary.word(word).equals(Vocabulary.END_OF_LINE))
                .map(vocabulary::count)
                .max()
                .orElse(0);
        if (most == 0) {
            problems.require(
                    false,
                    "text.minimumCount must leave a word in the vocabulary, no word of the text that is trained on is so frequent, was %s",
                    settings.text().minimumCount());
            return;
        }
        int counted = settings.search().countedFrom();
        require(
                counted <= most,
                "search.countedFrom",
                "at most " + most + ", how often the most frequent word is trained on",
                counted);
        var cutoffs = settings.transformer().cutoffs();
        require(
                cutoffs.stream().allMatch(c -> c < vocabulary.size()),
                "transformer.cutoffs",
                "less than the " + vocabulary.size() + " words of the vocabulary",
                cutoffs);
    }

    /** Notes it if a wide store has nothing to add. */
    void ofWide(int[] wide) {
        problems.require(
                !settings.search().isWide() || wide.length >= 2,
                "search.store WIDE needs the blocks %s, which %s does not have at text.blockLines=%s",
                TextSettings.WIDE_BLOCKS,
                settings.text().name(),
                settings.text().blockLines());
    }

    /**
     * Notes what a half of the evaluation text does not allow.
     *
     * @param name of the half
     * @param windows that are not in the training text
     */
    void ofHalf(String name, int[] tokens, int windows) {
        var text = settings.text();
        var half = "the " + name + " half ("
                + (text.isInParts()
                        ? "text.evaluation=" + text.evaluation()
                        : text.name() + ", text.blockLines=" + text.blockLines())
                + ")";
        int context = settings.transformer().context();
        if (tokens.length <= context) {
            require(false, "transformer.context", "less than the " + tokens.length + " tokens of " + half, context);
        } else {
            ofQueryWindows(windows, half);
        }
    }

    private void ofQueryWindows(int windows, String of) {
        int asked = settings.search().queryWindows();
        require(asked <= windows, "search.queryWindows", "at most the " + windows + " windows of " + of, asked);
    }

    private void require(boolean condition, String key, String right, Object value) {
        problems.require(condition, "%s must be %s, was %s", key, right, value);
    }
}
