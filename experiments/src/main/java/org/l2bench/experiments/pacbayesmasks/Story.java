package org.l2bench.experiments.pacbayesmasks;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: the answers on learnt masks and on bounds, and the letters in words. */
final class Story {
    private Story() {}

    static List<Answer> answers() {
        return List.of(fineTuning(), bounds());
    }

    private static Answer fineTuning() {
        return new Answer(
                List.of("C4", "C5"),
                Map.of(
                        REPRODUCED,
                        "Learning which weights to keep improves magnitude, SNIP and random masks, thresholded as well, and goes on"
                                + " improving when everything else gets the same training.",
                        CONTRADICTED,
                        "Learning which weights to keep does not improve every kind of mask, or loses to the same amount of training"
                                + " of the weights alone.",
                        INCONCLUSIVE,
                        "That learning which weights to keep improves every kind of mask, also against the same amount of training of"
                                + " the weights alone, is not shown here in all cases.",
                        NOT_RUN,
                        "Whether learning which weights to keep improves pruning masks has not been judged."));
    }

    private static Answer bounds() {
        return new Answer(
                List.of("C7", "C8", "C9"),
                Map.of(
                        REPRODUCED,
                        "Minimising a PAC-Bayes bound over the probabilities of a mask lowers the certified error below the prior's, and"
                                + " every certificate holds on the test images.",
                        CONTRADICTED,
                        "Minimising a PAC-Bayes bound over the probabilities of a mask does not lower the certified error below the"
                                + " prior's, or a certificate is loose or fails on the test images.",
                        INCONCLUSIVE,
                        "That minimising a PAC-Bayes bound over the probabilities of a mask lowers the certified error is not shown"
                                + " here.",
                        NOT_RUN,
                        "The certificates of learnt masks have not all been judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol("λ", "probability with which a weight is kept; not the strength of a penalty here"),
                new Symbol("X, y, w", "features, labels, and the weights that are masked in the linear model"),
                new Symbol(
                        "c, c₀",
                        "criterion of a weight in the posterior's and in the prior's samples, (w²‖X‖² − 2w·Xᵀy)/n of its column:"
                                + " below 0 it should be kept"),
                new Symbol("β", "how strongly the criterion moves the logit of λ, 1 here"),
                new Symbol("Σ", "sum over all weights"),
                new Symbol("p", "the probability with which dropout keeps a weight, the same for all"),
                new Symbol("mask sources", "magnitude |w|, SNIP |w · gradient| at initialisation, or random numbers"),
                new Symbol(
                        "ft-none, ft-bias, ft-weights, ft-prob, ft-both",
                        "under the same mask: nothing more, biases, weights and biases, λ, or all of them trained"),
                new Symbol(
                        "stochastic, thresholded", "error of masks that are drawn, and of the mask of the largest λ"),
                new Symbol("P, Q", "prior and posterior: distributions over masks, or over masks and weights"),
                new Symbol("slab", "Gaussian noise on a weight that is kept, without which weights have no finite KL"),
                new Symbol("KL", "divergence of the posterior from the prior, in nats"),
                new Symbol("ê", "mean error of drawn networks on the images that the bound is about"),
                new Symbol(
                        "bound",
                        "certified error, which new images exceed with a chance of at most δ + δ′; smaller is better, 1 says"
                                + " nothing"),
                new Symbol("δ, δ′", "how often a bound may fail over images, and over the networks that are drawn"));
    }
}
