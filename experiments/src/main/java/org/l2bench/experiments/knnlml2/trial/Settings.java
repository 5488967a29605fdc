package org.l2bench.experiments.knnlml2.trial;

import org.l2bench.core.setting.Problems;

/** Settings of knn-lm-l2. */
public record Settings(
        TextSettings text,
        TransformerSettings transformer,
        TrainingSettings training,
        PenaltySettings penalty,
        SearchSettings search) {

    /** Of most counts. */
    static final int MOST = 1_000_000_000;

    public Settings {
        int context = transformer.context();
        new Problems()
                .require(
                        !search.isWide() || !text.isInParts(),
                        "search.store WIDE needs a text that is cut into blocks: text.evaluation must be empty, was %s",
                        text.evaluation())
                .require(
                        !search.isWide()
                                || text.isInParts()
                                || text.trainingBlocks().stream().noneMatch(TextSettings.WIDE_BLOCKS::contains),
                        "text.trainingBlocks must leave the blocks %s to the wide store, was %s",
                        TextSettings.WIDE_BLOCKS,
                        text.trainingBlocks())
                .require(
                        search.fresh() >= 1 && search.fresh() <= context,
                        "search.fresh must be in 1..transformer.context (%s), was %s",
                        context,
                        search.fresh())
                .require(
                        search.scored() >= 1 && search.scored() <= context,
                        "search.scored must be in 1..transformer.context (%s), was %s",
                        context,
                        search.scored())
                .require(
                        !penalty.furtherArms() || training.optimiser() == TrainingSettings.Method.ADAM,
                        "penalty.furtherArms must be false with training.optimiser NESTEROV, which has no decay for the arms wd, was true")
                .throwIfAny();
    }

    /** How the search is called in the names of metrics. */
    public String searchName() {
        return search.isExact() ? "exact" : "approximate";
    }
}
