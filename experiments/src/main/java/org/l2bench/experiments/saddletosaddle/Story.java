package org.l2bench.experiments.saddletosaddle;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: what is proved, what is conjectured, what is our reconstruction, and the letters. */
final class Story {
    private static final String STATUS =
            " Of that path the paper proves the first step and conjectures the rest; its exponents, widths and tasks are our"
                    + " reconstruction, as it gives pictures and no numbers.";

    private Story() {}

    static List<Answer> answers() {
        return List.of(saddles(), penalty());
    }

    private static Answer saddles() {
        return new Answer(
                List.of("C1", "C2", "C3", "C6"),
                Map.of(
                        REPRODUCED,
                        "Very small starts go from saddle to saddle here, rank after rank, where a greedy algorithm goes, and lazy"
                                + " starts do not; distances and the time at the first saddle follow their power laws of the width."
                                + STATUS,
                        CONTRADICTED,
                        "Not all of it holds here that very small starts go from saddle to saddle as a greedy algorithm does, and"
                                + " that distances and the time at the first saddle follow power laws of the width."
                                + STATUS,
                        INCONCLUSIVE,
                        "It is not all decided here whether very small starts go from saddle to saddle, and whether distances and"
                                + " the time at the first saddle follow power laws of the width."
                                + STATUS,
                        NOT_RUN,
                        "It has not all been judged whether very small starts go from saddle to saddle, and whether distances and"
                                + " the time at the first saddle follow power laws of the width."
                                + STATUS));
    }

    private static Answer penalty() {
        return new Answer(
                List.of("C8", "C9", "C10", "C11"),
                Map.of(
                        REPRODUCED,
                        "The L2 penalty is a Schatten quasi-norm of the product, as the paper proves: training ends at its closed"
                                + " form, there are local minima from three layers on, and in matrix completion deeper nets get"
                                + " lower ranks by it.",
                        CONTRADICTED,
                        "Not all holds here that is said of the L2 penalty: that it is a Schatten quasi-norm of the product,"
                                + " that training ends at its closed form, that there are local minima from three layers on, and"
                                + " that deeper nets get lower ranks by it.",
                        INCONCLUSIVE,
                        "It is not all decided here what is said of the L2 penalty: that it is a Schatten quasi-norm of the"
                                + " product, that training ends at its closed form, that there are local minima from three layers"
                                + " on, and that deeper nets get lower ranks by it.",
                        NOT_RUN,
                        "What is said of the L2 penalty has not all been judged: that it is a Schatten quasi-norm of the product,"
                                + " that training ends at its closed form, that there are local minima from three layers on, and"
                                + " that deeper nets get lower ranks by it."));
    }

    static List<Caveat> caveats() {
        return List.of(
                new Caveat(
                        "C2",
                        "C2s",
                        "The paths of small starts are slow, but most of their way is not on plateaus (C2s), so that 'from saddle to"
                                + " saddle' says too much."),
                new Caveat(
                        "C7",
                        "C7c",
                        "The test error of the larger starts may be only their own first output (C7c): less that output it is not"
                                + " shown to be larger."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol("A, A*", "the linear map that a net computes, W_L … W_1, and the one that it should learn"),
                new Symbol("L", "how many weight matrices, or layers, a net has"),
                new Symbol("w", "its hidden width"),
                new Symbol(
                        "γ",
                        "size of the start: all weights are drawn from N(0, w^−γ); the larger γ, the smaller the start"),
                new Symbol("λ", "strength of the penalty λ Σ‖W‖² on all weights, without a one half"),
                new Symbol("s, s*", "a singular value of A, and of A*"),
                new Symbol(
                        "saddle k, plateau k",
                        "the best map of rank k, where the gradient is 0, and the steps near its loss"),
                new Symbol("rank", "how many singular values of A are above a twentieth of the largest one of A*"),
                new Symbol(
                        "d_s",
                        "distance of a start to the critical point with first and last weights 0; smaller: nearer"),
                new Symbol("travel", "how far training moves the weights, over how far A is from A* at the start"),
                new Symbol("escape", "the first step with a loss 10 % below that of A = 0"),
                new Symbol(
                        "rank-1 ratio",
                        "second over first singular value, mean over layers; 0: all layers have rank 1"),
                new Symbol(
                        "alignment",
                        "absolute cosine of A's top singular vector with that of the gradient at 0; 1 is the same"),
                new Symbol(
                        "lazy, NTK", "a regime in which a net trains like a linear model, without a bias to low rank"),
                new Symbol("centred", "with the start's own output taken off A"),
                new Symbol(
                        "greedy",
                        "the algorithm that adds a neuron along the top singular pair of the gradient, trains, and repeats"),
                new Symbol("Schatten quasi-norm", "L Σ s^(2/L), the least Σ‖W‖² of all nets that compute a map"),
                new Symbol("norm gap", "how far Σ‖W‖² is above that, as a share of it; 0 is balanced"),
                new Symbol(
                        "imbalance",
                        "largest |W_l W_lᵀ − W_(l+1)ᵀ W_(l+1)| of two layers in sequence, over |A|^(2/L); 0 is balanced"),
                new Symbol("gauge", "another net of the same map: W_2 G and G⁻¹W_1 instead of W_2 and W_1"));
    }
}
