package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.experiments.rehearsalfreecl.ClRules.A;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.FG;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.MARGIN;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.PL;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.UNKNOWN;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.claim;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.contrast;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.paired;
import static org.l2bench.experiments.rehearsalfreecl.ClRules.report;

import java.util.List;
import org.l2bench.core.claim.Claim;

/** The claims about the random start, C1 to C5. Figures of the paper are those on CIFAR-100. */
record ClRandomClaims(ClSettings settings) {
    List<Claim> all() {
        return List.of(
                claim(
                        settings,
                        "C1",
                        "Parameter regularisers fail alone and work with distilled predictions: A(R-predkd+ewc) - A(R-ewc) > 5"
                                + " and A(R-predkd+featkd) - A(R-featkd) > 5",
                        paired(
                                MARGIN,
                                contrast("EWC", A, "R-predkd+ewc", "R-ewc"),
                                contrast("FeatKD", A, "R-predkd+featkd", "R-featkd")),
                        "22.7 against 7.7; 19.1 against about 8",
                        "yes",
                        true),
                claim(
                        settings,
                        "C1n",
                        "Alone they are hardly better than naive: A(R-ewc) and A(R-featkd) minus A(R-naive), within 5?",
                        report(contrast("EWC", A, "R-ewc", "R-naive"), contrast("FeatKD", A, "R-featkd", "R-naive")),
                        UNKNOWN,
                        "-",
                        false),
                claim(
                        settings,
                        "C2",
                        "With distilled predictions, sigmoid BCE beats softmax cross entropy, for EWC and for FeatKD",
                        paired(
                                0,
                                contrast("EWC", A, "R-predkd+ewc", "R-predkd+ewc/soft"),
                                contrast("FeatKD", A, "R-predkd+featkd", "R-predkd+featkd/soft")),
                        UNKNOWN,
                        "no",
                        true),
                claim(
                        settings,
                        "C3",
                        "From a random start: A(R-predkd) > A(R-predkd+ewc) > A(R-predkd+l2) > A(R-predkd+featkd)",
                        paired(
                                0,
                                contrast("predkd - ewc", A, "R-predkd", "R-predkd+ewc"),
                                contrast("ewc - l2", A, "R-predkd+ewc", "R-predkd+l2"),
                                contrast("l2 - featkd", A, "R-predkd+l2", "R-predkd+featkd")),
                        "25.2 > 22.7 > 21.6 > 19.1",
                        "no: depends on the weights",
                        true),
                claim(
                        settings,
                        "C4",
                        "From a random start EWC and L2 lower forgetting: F^G of R-predkd+ewc and of R-predkd+l2 below that of"
                                + " R-predkd",
                        paired(
                                0,
                                contrast("EWC", FG, "R-predkd", "R-predkd+ewc"),
                                contrast("L2", FG, "R-predkd", "R-predkd+l2")),
                        "EWC -0.7, L2 1.6; PredKD: not established",
                        "yes",
                        true),
                claim(
                        settings,
                        "C5",
                        "... and cost plasticity: PL(R-predkd) > PL(R-predkd+ewc) and > PL(R-predkd+l2)",
                        paired(
                                0,
                                contrast("EWC", PL, "R-predkd", "R-predkd+ewc"),
                                contrast("L2", PL, "R-predkd", "R-predkd+l2")),
                        UNKNOWN,
                        "no",
                        true),
                claim(
                        settings,
                        "C5g",
                        "The same with PL^G, among all classes seen",
                        report(
                                contrast("EWC", ClMetricNames.GLOBAL_PLASTICITY, "R-predkd", "R-predkd+ewc"),
                                contrast("L2", ClMetricNames.GLOBAL_PLASTICITY, "R-predkd", "R-predkd+l2")),
                        UNKNOWN,
                        "-",
                        false));
    }
}
