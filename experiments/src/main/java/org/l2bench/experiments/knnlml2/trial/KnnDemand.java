package org.l2bench.experiments.knnlml2.trial;

import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.text.Vocabulary;

/** What the settings ask of the texts, held against what the texts have. */
record KnnDemand(KnnSettings settings, Problems problems) {
    /** Notes what the text that is trained on does not allow. */
    void ofTraining(Vocabulary vocabulary, int[] training) {
        if (training.length == 0) {
            problems.require(
                    false,
                    "trainingBlocks must name blocks that %s has at blockLines=%s, were %s",
                    settings.text(),
                    settings.blockLines(),
                    settings.trainingBlocks());
            return;
        }
        int windows = training.length - settings.context();
        problems.require(
                windows >= 1,
                "context must be less than the %s tokens that are trained on, was %s",
                training.length,
                settings.context());
        problems.require(
                windows < 1 || settings.queryWindows() <= windows,
                "queryWindows must be at most the %s windows of the text that is trained on, was %s",
                windows,
                settings.queryWindows());
        // Of the training text's own queries the keys around them are barred; the search must go on beyond those.
        int most = training.length - 2 - 2 * Math.max(KnnTrial.BARRED, settings.context());
        problems.require(
                settings.neighbours() <= most,
                "neighbours must be at most %s, as the %s tokens that are trained on allow with a context of %s, was %s",
                Math.max(most, 0),
                training.length,
                settings.context(),
                settings.neighbours());
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
                    "minimumCount must leave a word in the vocabulary, no word of the text that is trained on is so frequent, was %s",
                    settings.minimumCount());
            return;
        }
        problems.require(
                settings.countedFrom() <= most,
                "countedFrom must be at most %s, how often the most frequent word is trained on, was %s",
                most,
                settings.countedFrom());
        int last = settings.cutoffs().isEmpty()
                ? 0
                : settings.cutoffs().get(settings.cutoffs().size() - 1);
        problems.require(
                last < vocabulary.size(),
                "cutoffs must be less than the %s words of the vocabulary, were %s",
                vocabulary.size(),
                settings.cutoffs());
    }

    /** Notes it if a wide store has nothing to add. */
    void ofWide(int[] wide) {
        problems.require(
                settings.store() != KnnSettings.Store.WIDE || wide.length >= 2,
                "store WIDE needs the blocks %s, which %s does not have at blockLines=%s",
                KnnSettings.WIDE_BLOCKS,
                settings.text(),
                settings.blockLines());
    }

    /**
     * Notes what a half of the evaluation text does not allow.
     *
     * @param name of the half
     * @param windows that are not in the training text
     */
    void ofHalf(String name, int[] tokens, int windows) {
        if (tokens.length <= settings.context()) {
            problems.require(
                    false,
                    "context must be less than the %s tokens of the %s half (%s), was %s",
                    tokens.length,
                    name,
                    source(),
                    settings.context());
            return;
        }
        problems.require(
                settings.queryWindows() <= windows,
                "queryWindows must be at most the %s windows of the %s half (%s), was %s",
                windows,
                name,
                source(),
                settings.queryWindows());
    }

    private String source() {
        return settings.evaluationText().isEmpty()
                ? settings.text() + ", blockLines=" + settings.blockLines()
                : "evaluationText=" + settings.evaluationText();
    }
}
