package org.l2bench.experiments.aeperturbation;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims. */
record Story(Settings settings) {
    List<Answer> answers() {
        var there = new Claims(settings).all().stream().map(Claim::id).collect(Collectors.toSet());
        return Stream.of(accuracy(), sparsity())
                .filter(a -> there.containsAll(a.claims()))
                .toList();
    }

    private static Answer accuracy() {
        return new Answer(
                List.of("C1", "C2b"),
                Map.of(
                        REPRODUCED,
                        "Resetting small weights in pre-training gives better classifiers than dropout and than L2 of a fair strength, on"
                                + " most of six tables.",
                        CONTRADICTED,
                        "Resetting small weights in pre-training loses to dropout, or to L2 of a fair strength, on most of six tables.",
                        INCONCLUSIVE,
                        "That resetting small weights in pre-training gives better classifiers than dropout and than L2 of a fair strength"
                                + " is not shown: the differences are within noise.",
                        NOT_RUN,
                        "Whether resetting small weights in pre-training beats dropout and L2 of a fair strength has not been judged."));
    }

    private static Answer sparsity() {
        return new Answer(
                List.of("C3b"),
                Map.of(
                        REPRODUCED,
                        "The classifier that is delivered has at least 15 % zeros, on every table and in every fold.",
                        CONTRADICTED,
                        "The classifier that is delivered does not have the published 15 % zeros: what is reset regrows, and only a mask"
                                + " that is held stays.",
                        INCONCLUSIVE,
                        "That the classifier that is delivered has the published 15 % zeros is not shown.",
                        NOT_RUN,
                        "Whether the classifier that is delivered is sparse has not been judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol(
                        "perturbation",
                        "entries between 0.05 min W and 0.05 max W set to 0 after some epochs; they regrow"),
                new Symbol("dae", "autoencoder that is pre-trained as a whole, then a classifier on its encoder"),
                new Symbol("sdae", "the same, pre-trained layer by layer"),
                new Symbol("dnn", "the classifier without pre-training"),
                new Symbol(
                        "acc, train_acc",
                        "share of held-out and of training rows with the right class, mean over folds"),
                new Symbol("f1w, f1m", "F1 weighted by the rows of a class, and unweighted"),
                new Symbol(
                        "rec_mse",
                        "reconstruction error of the training rows after pre-training, 1 for an output of 0"),
                new Symbol(
                        "mask_event_pct, mask_running_pct",
                        "share set to 0 by one event, and the mean over events so far"),
                new Symbol("zeros_pct", "exact zeros in the encoder of the delivered classifier"),
                new Symbol("zeros_least_pct", "the same of the fold with the fewest"),
                new Symbol("head_only_gap", "accuracy of all layers trained less that of the head alone"),
                new Symbol("gbt, ridge", "gradient boosting, and L2-penalised logistic regression"),
                new Symbol("ρ, factor-0 …", "share of every column's variance that five common factors have"),
                new Symbol(
                        "signs of at least",
                        "counting rule: so many means above 0, one significantly, none significantly below"));
    }
}
