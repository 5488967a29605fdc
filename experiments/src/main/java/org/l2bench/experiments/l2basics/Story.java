package org.l2bench.experiments.l2basics;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: the answers on closed forms and on a net, and the letters in words. */
final class Story {
    private Story() {}

    static List<Answer> answers() {
        return List.of(closedForms(), decoupled());
    }

    private static Answer closedForms() {
        return new Answer(
                List.of("C1", "C2", "C3", "C7", "C8"),
                Map.of(
                        REPRODUCED,
                        "The closed forms hold in every seed: the L2 penalty is ridge regression; it is the same as decay for plain"
                                + " SGD, and another thing with momentum and in AdamW; under batch norm it is a schedule of the"
                                + " learning rate.",
                        CONTRADICTED,
                        "A closed form of the L2 penalty or of decay does not hold in every seed, which is more likely an error"
                                + " of the code than of the mathematics.",
                        INCONCLUSIVE,
                        "The closed forms of the L2 penalty and of decay are not all decided.",
                        NOT_RUN,
                        "The closed forms of the L2 penalty and of decay have not all been judged."));
    }

    private static Answer decoupled() {
        return Answer.to(
                "C11",
                Map.of(
                        REPRODUCED,
                        "On a net that overfits, decoupled decay (AdamW) at its best setting makes fewer errors than Adam with an"
                                + " L2 penalty at its best.",
                        CONTRADICTED,
                        "On a net that overfits, decoupled decay (AdamW) at its best setting makes more errors than Adam with an"
                                + " L2 penalty at its best.",
                        INCONCLUSIVE,
                        "That decoupled decay (AdamW) makes fewer errors on a net than Adam with an L2 penalty, each at its best"
                                + " setting, is not shown here.",
                        NOT_RUN,
                        "Whether decoupled decay (AdamW) makes fewer errors on a net than Adam with an L2 penalty has not been"
                                + " judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol("λ", "strength of the coupled penalty λ wᵀw, without a one half; its gradient is 2λw"),
                new Symbol("λ′", "strength of decoupled decay: the share of the weights that a step takes away"),
                new Symbol("η, μ", "learning rate and momentum"),
                new Symbol("a", "2ηλ, the share of the weights that the penalty takes away in one step"),
                new Symbol(
                        "loss-term, sgd-l2, sgd-shrink, sgdw",
                        "four ways to write it with SGD: as a term of the loss, added to the gradient, as a factor on the weights,"
                                + " and decoupled from gradient and momentum"),
                new Symbol(
                        "adam-l2, adamw, adamw-paper",
                        "Adam with the penalty in its gradient; with decoupled decay times the learning rate; and as its paper has"
                                + " it, not times the learning rate"),
                new Symbol("c", "weight decay of adamw; its limit is the best solution with max |w| ≤ 1/c, the box"),
                new Symbol("ridge, oracle", "the solution of penalised least squares in closed form, without training"),
                new Symbol("s², n", "a squared singular value of the data, and the number of samples"),
                new Symbol("nll", "negative log likelihood per test image, in nats; smaller is better"),
                new Symbol("err", "share of the test images that get the wrong class; smaller is better"),
                new Symbol(
                        "angle, ‖w‖⁴",
                        "how far a step turns a layer's weights, and the fourth power of their norm: both divided by what theory"
                                + " predicts, so that 1 is right"),
                new Symbol("ε", "the number that batch norm adds to a variance"),
                new Symbol("b", "slope of the best strength against the learning rate, both as logarithms"),
                new Symbol(
                        "separability",
                        "how much better test errors over the grid are explained by learning rate and strength than by learning"
                                + " rate and their product; larger: the two can be tuned one after the other"));
    }
}
