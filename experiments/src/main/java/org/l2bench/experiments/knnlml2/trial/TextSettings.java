package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.text.Tokeniser;

/** Which text is trained on, which is evaluated on, and which words count. */
public record TextSettings(
        @Setting("the text that is trained on and, unless evaluation names another one, evaluated on")
        String name,

        @Setting("of that text") Tokeniser tokeniser,

        @Setting(
                "empty: the text is cut into blocks of lines; else another one whose validation part is the tuning half A and whose test part is the reporting half B")
        String evaluation,

        @Setting("of the text that evaluation names") Tokeniser evaluationTokeniser,

        @Setting("lines of a block, counted from the beginning; block b goes where b mod 10 says")
        @Range(least = 1, most = Settings.MOST)
        int blockLines,

        @Setting("b mod 10 of the blocks that are trained on")
        List<Integer> trainingBlocks,

        @Setting("at most so many, the first ones; 0 for all") @Range(least = 0, most = Settings.MOST)
        int trainingTokens,

        @Setting("words that are rarer in the training text are unknown") @Range(least = 1, most = Settings.MOST)
        int minimumCount) {

    /** b mod 10 of the tuning half A, of the reporting half B, and of what a wide store adds. */
    static final int TUNING_BLOCK = 2;

    static final int REPORTING_BLOCK = 7;
    static final List<Integer> WIDE_BLOCKS = List.of(4, 9);
    private static final int MODULUS = 10;

    public TextSettings {
        trainingBlocks = List.copyOf(trainingBlocks);
        var inRange = trainingBlocks.stream().allMatch(b -> b >= 0 && b < MODULUS);
        var reserved = evaluation.isEmpty()
                && (trainingBlocks.contains(TUNING_BLOCK) || trainingBlocks.contains(REPORTING_BLOCK));
        var problems = new Problems()
                .require(
                        !trainingBlocks.isEmpty() && inRange && !reserved,
                        "trainingBlocks must be numbers in 0..9 other than 2, 7 (and, with a wide store, 4, 9), was %s",
                        trainingBlocks)
                .distinct("trainingBlocks", trainingBlocks);
        var trained = NamedSet.text("name", name, problems);
        if (evaluation.isEmpty()) {
            trained.ifPresent(set -> problems.require(
                    set.counts().containsKey(Split.ALL) || set.counts().containsKey(Split.TRAIN),
                    "name must be of a text with a training part or in one part; %s has %s",
                    name,
                    set.counts().keySet()));
        } else {
            NamedSet.text("evaluation", evaluation, problems)
                    .ifPresent(set -> problems.require(
                            set.counts().keySet().containsAll(List.of(Split.VALIDATION, Split.TEST)),
                            "evaluation must name a text with the parts validation and test; %s has %s",
                            evaluation,
                            set.counts().keySet()));
        }
        problems.throwIfAny();
    }

    /** Whether training and evaluation read parts of two texts, not blocks of one. */
    public boolean isInParts() {
        return !evaluation.isEmpty();
    }
}
