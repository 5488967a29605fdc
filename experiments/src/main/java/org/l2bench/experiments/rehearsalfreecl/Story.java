package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: the answers to those that the settings judge, and the letters in words. */
record Story(Settings settings) {
    List<Answer> answers() {
        if (settings.training().tasks() == 1) {
            return List.of(sane());
        }
        return settings.net().tuned() == Net.Tuned.ALL ? List.of(ranking(), flip()) : List.of(transformer());
    }

    private static Answer ranking() {
        return Answer.to(
                "C6",
                Map.of(
                        REPRODUCED,
                        "From a pre-trained start the anchor to earlier weights is best, as the paper has it: L2 before EWC, EWC"
                                + " before neither.",
                        CONTRADICTED,
                        "From a pre-trained start the paper’s order, L2 before EWC before neither, is the other way round in some"
                                + " place.",
                        INCONCLUSIVE,
                        "From a pre-trained start the paper’s order, L2 before EWC before neither, is not shown in full.",
                        NOT_RUN,
                        "The paper’s order from a pre-trained start, L2 before EWC before neither, has not been judged."));
    }

    private static Answer flip() {
        return Answer.to(
                "C7",
                Map.of(
                        REPRODUCED,
                        "What L2 brings does depend on the start: from a pre-trained one it gains accuracy, and more than from a"
                                + " random one.",
                        CONTRADICTED,
                        "What L2 brings does not turn with the start: it loses accuracy from a pre-trained one, or gains less there than"
                                + " from a random one.",
                        INCONCLUSIVE,
                        "That L2 gains accuracy from a pre-trained start, and more than from a random one, is not shown.",
                        NOT_RUN,
                        "Whether L2 gains more from a pre-trained than from a random start has not been judged."));
    }

    private static Answer transformer() {
        return Answer.to(
                "C11",
                Map.of(
                        REPRODUCED,
                        "In a vision transformer of which only the QKV projections are tuned, L2 is more accurate than EWC, and EWC"
                                + " forgets less.",
                        CONTRADICTED,
                        "In a vision transformer of which only the QKV projections are tuned, L2 is less accurate than EWC or"
                                + " forgets less.",
                        INCONCLUSIVE,
                        "That L2 is more accurate than EWC, and EWC forgets less, in a vision transformer of which only the QKV"
                                + " projections are tuned, is not shown.",
                        NOT_RUN,
                        "L2 and EWC have not been compared in a vision transformer."));
    }

    private static Answer sane() {
        return Answer.to(
                "C14",
                Map.of(
                        REPRODUCED,
                        "With a single task there is nothing to forget; the task is neither too easy nor broken.",
                        CONTRADICTED,
                        "With a single task there is nothing to forget; the task is too easy, or broken.",
                        INCONCLUSIVE,
                        "With a single task there is nothing to forget, and whether the task is too easy is open.",
                        NOT_RUN,
                        "With a single task there is nothing to forget."));
    }

    List<Symbol> symbols() {
        return List.of(
                new Symbol("R-, P-", "random start; start from an encoder that is pre-trained on other classes"),
                new Symbol(
                        "A",
                        "percent of all test images that get the right class after the last task, among all classes seen"),
                new Symbol(
                        "PL",
                        "plasticity: accuracy on a task right after it was learned, among its own classes, mean over the tasks after"
                                + " the first; PL^G among all classes seen"),
                new Symbol(
                        "F^G", "forgetting: how much of that accuracy is gone later, in points; positive is forgotten"),
                new Symbol(
                        "CKA",
                        "how alike the representations of the first task’s images are after the first and the last task: 1 is the"
                                + " same; at conv1 (early), the feature and the logits (late)"),
                new Symbol("EWC", "anchor to the previous task’s weights, each weighed by its Fisher information"),
                new Symbol("L2", "anchor to the previous task’s weights, all weighed alike"),
                new Symbol("FeatKD, featkd", "features of the previous network are distilled"),
                new Symbol("PredKD, predkd", "predictions of the previous network for the old classes are distilled"),
                new Symbol(
                        "BCE", "binary cross entropy of one sigmoid per class, where /soft has one softmax over all"),
                new Symbol("gain, flip", "what a regulariser adds to A; its gain from P less its gain from R"),
                new Symbol(
                        "naive, upper",
                        "trained on one task after the other without any help; on all classes at once"));
    }
}
