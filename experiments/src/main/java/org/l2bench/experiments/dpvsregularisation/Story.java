package org.l2bench.experiments.dpvsregularisation;

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
        return List.of(superior(), utility());
    }

    private static Answer superior() {
        return Answer.to(
                "C4",
                Map.of(
                        REPRODUCED,
                        "For two or more of the epsilons, dropout or L2 leaks on average no more to the loss attack than DP-SGD does, and is"
                                + " more accurate; single records have a promise from DP-SGD alone.",
                        CONTRADICTED,
                        "For fewer than two of the epsilons is there dropout or L2 that leaks on average no more to the loss attack than"
                                + " DP-SGD and is more accurate.",
                        INCONCLUSIVE,
                        "These seeds cannot tell whether dropout or L2 leaks no more than DP-SGD and is more accurate, for two or more of"
                                + " the epsilons.",
                        NOT_RUN,
                        "Whether dropout or L2 leaks no more than DP-SGD has not been judged."));
    }

    private static Answer utility() {
        return Answer.to(
                "C1",
                Map.of(
                        REPRODUCED,
                        "DP-SGD costs a point of accuracy or more at every finite epsilon, and the more the smaller epsilon is.",
                        CONTRADICTED,
                        "DP-SGD does not cost a point of accuracy at every finite epsilon, or not the more the smaller epsilon is.",
                        INCONCLUSIVE,
                        "That DP-SGD costs a point of accuracy at every finite epsilon is not shown here for all of them.",
                        NOT_RUN,
                        "What DP-SGD costs in accuracy has not been judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol(
                        "eps",
                        "epsilon of (epsilon, delta)-differential privacy, one record added or removed: smaller promises more; here by"
                                + " Renyi orders and the new conversion"),
                new Symbol("sigma", "noise of DP-SGD over the clipping norm; dp-s1.4 has sigma 1.4"),
                new Symbol("reg-d, -l", "dropout rate and L2's lambda of a regularised arm; base has neither"),
                new Symbol("test_acc", "percent of the test images that get the right class"),
                new Symbol("gap", "points of accuracy on members above that on other records"),
                new Symbol(
                        "auc",
                        "how well an attack tells members from others, 0.5 for not at all and 1 for always; auc_loss by their loss,"
                                + " auc_cal by the loss less that of a net that saw neither"),
                new Symbol("null_auc", "the same attack on records that nobody trained on: chance"),
                new Symbol("null_offset", "how far the worst of the mean null_auc of an arm is from 0.5"),
                new Symbol("tpr1", "share of the members found where 1 % of the others are taken for members"),
                new Symbol(
                        "canary_auc",
                        "the loss attack on records with false labels, which can only be learnt by heart"),
                new Symbol("inv_corr", "correlation of reconstructions with the mean image of their class"),
                new Symbol(
                        "inv_gap",
                        "how much nearer reconstructions lie to members than to others, less the same of a net that saw neither"),
                new Symbol(
                        "star",
                        "r*, the rival of a DP arm: the regulariser that leaks least in tuning of those that are a point more accurate"
                                + " there; star_eligible is 0 where there is none"),
                new Symbol("even", "the rival if it is chosen at equal accuracy instead"),
                new Symbol("star_far", "1 where the mean auc_loss of r* and DP arm are more than 0.02 apart, else 0"),
                new Symbol("best_acc", "test_acc of the regulariser that is most accurate on validation images"),
                new Symbol(
                        "dropout_auc, l2_auc, both_auc",
                        "auc_loss of the regulariser of a kind that leaks least in tuning and loses at most 2 points against base there"),
                new Symbol("ratio", "time of a step over that of base in the same round, median"),
                new Symbol("excess", "what the lower 95 % limit of an attack has above the bound that eps sets it"));
    }
}
