package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.experiments.rehearsalfreecl.Rules.A;
import static org.l2bench.experiments.rehearsalfreecl.Rules.FG;
import static org.l2bench.experiments.rehearsalfreecl.Rules.MARGIN;
import static org.l2bench.experiments.rehearsalfreecl.Rules.PL;
import static org.l2bench.experiments.rehearsalfreecl.Rules.claim;
import static org.l2bench.experiments.rehearsalfreecl.Rules.contrast;
import static org.l2bench.experiments.rehearsalfreecl.Rules.paired;
import static org.l2bench.experiments.rehearsalfreecl.Rules.report;

import java.util.List;
import org.l2bench.core.claim.Claim;

/** The claims about the random start, C1 to C5. Figures of the paper are those on CIFAR-100. */
record RandomClaims(Settings settings) {
    List<Claim> all() {
        return List.of(
                claim(
                                settings,
                                "C1",
                                "Parameter regularisers fail alone and work with distilled predictions, by more than 5"
                                        + " points, EWC and FeatKD",
                                paired(
                                        MARGIN,
                                        contrast("EWC", A, "R-predkd+ewc", "R-ewc"),
                                        contrast("FeatKD", A, "R-predkd+featkd", "R-featkd")))
                        .paperFigure("22.7 against 7.7; 19.1 against about 8")
                        .weightOfNull("yes"),
                claim(
                                settings,
                                "C1n",
                                "Alone, EWC and FeatKD are hardly better than naive",
                                report(
                                        contrast("EWC", A, "R-ewc", "R-naive"),
                                        contrast("FeatKD", A, "R-featkd", "R-naive")))
                        .control(),
                claim(
                                settings,
                                "C2",
                                "With distilled predictions, sigmoid BCE beats softmax cross entropy, for EWC and for FeatKD",
                                paired(
                                        0,
                                        contrast("EWC", A, "R-predkd+ewc", "R-predkd+ewc/soft"),
                                        contrast("FeatKD", A, "R-predkd+featkd", "R-predkd+featkd/soft")))
                        .weightOfNull("no"),
                claim(
                                settings,
                                "C3",
                                "From a random start regularisers cost accuracy: distilled predictions alone are best,"
                                        + " then with EWC, with L2, with FeatKD",
                                paired(
                                        0,
                                        contrast("predkd - ewc", A, "R-predkd", "R-predkd+ewc"),
                                        contrast("ewc - l2", A, "R-predkd+ewc", "R-predkd+l2"),
                                        contrast("l2 - featkd", A, "R-predkd+l2", "R-predkd+featkd")))
                        .paperFigure("25.2 > 22.7 > 21.6 > 19.1")
                        .weightOfNull("no: depends on the weights"),
                claim(
                                settings,
                                "C4",
                                "From a random start EWC and L2 lower forgetting (F^G)",
                                paired(
                                        0,
                                        contrast("EWC", FG, "R-predkd", "R-predkd+ewc"),
                                        contrast("L2", FG, "R-predkd", "R-predkd+l2")))
                        .paperFigure("EWC -0.7, L2 1.6; PredKD: not established")
                        .weightOfNull("yes"),
                claim(
                                settings,
                                "C5",
                                "... and cost plasticity (PL)",
                                paired(
                                        0,
                                        contrast("EWC", PL, "R-predkd", "R-predkd+ewc"),
                                        contrast("L2", PL, "R-predkd", "R-predkd+l2")))
                        .weightOfNull("no"),
                claim(
                                settings,
                                "C5g",
                                "The same with PL^G, among all classes seen",
                                report(
                                        contrast("EWC", MetricNames.GLOBAL_PLASTICITY, "R-predkd", "R-predkd+ewc"),
                                        contrast("L2", MetricNames.GLOBAL_PLASTICITY, "R-predkd", "R-predkd+l2")))
                        .control());
    }
}
