package org.l2bench.experiments.bngammal2;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims. */
final class Story {
    private Story() {}

    static List<Answer> answers() {
        return List.of(mechanism(), accuracy());
    }

    private static Answer mechanism() {
        return new Answer(
                List.of("C6a", "C6b"),
                Map.of(
                        REPRODUCED,
                        "L2 on the last gamma of each branch does bring the blocks nearer to the identity, and L2 on the gammas of"
                                + " projections takes them away from it.",
                        CONTRADICTED,
                        "L2 on gammas moves some blocks the other way: not nearer to the identity for the last gammas, or not away"
                                + " from it for those of projections.",
                        INCONCLUSIVE,
                        "These seeds cannot tell whether L2 on the last gammas brings every block nearer to the identity, and L2 on"
                                + " those of projections takes them away.",
                        NOT_RUN,
                        "Whether L2 on gammas moves the blocks to or from the identity has not been judged."));
    }

    private static Answer accuracy() {
        return Answer.to(
                "C5",
                Map.of(
                        REPRODUCED,
                        "Decaying last and inner gammas only, our reading of the guidelines, is more accurate than all, none, the"
                                + " reverse and a random choice, by half a point or more.",
                        CONTRADICTED,
                        "Decaying last and inner gammas only, our reading of the guidelines, is less accurate than one of all, none, the"
                                + " reverse and a random choice, by half a point or more.",
                        INCONCLUSIVE,
                        "That decaying last and inner gammas only, our reading of the guidelines, is half a point more accurate than"
                                + " all, none, the reverse and a random choice is not shown here.",
                        NOT_RUN,
                        "Whether our reading of the guidelines is more accurate has not been judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol("gamma, beta", "scale and shift of a batch norm, one of each for every channel"),
                new Symbol(
                        "last, down, others, stem",
                        "where a norm stands: at the end of a branch, on a projection, within a branch, before the first block;"
                                + " which of them L2 is for is our reading"),
                new Symbol("lambda_g", "decay of the gammas, as PyTorch's SGD has it; @5e-4 names an arm's own"),
                new Symbol("D", "dose: what decay alone would take, a gamma would end near exp(-D)"),
                new Symbol(
                        "rho",
                        "share of the branch in the variance of a block's sum, from 0 to 1: lower is nearer to the identity"),
                new Symbol(
                        "n2",
                        "|(gamma, beta)|^2 per channel of an inner norm, 1 at the start; its effective rate goes as 1/n2"),
                new Symbol("epsilon", "what a norm adds to a variance; its share is that over the least such variance"),
                new Symbol(
                        "accuracy", "percent of the held-out images that get the right class; effects are in points"),
                new Symbol("none", "the arm that decays no gamma; the weights are decayed in every arm"));
    }
}
