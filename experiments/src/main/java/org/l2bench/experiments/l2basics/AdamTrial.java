package org.l2bench.experiments.l2basics;

import java.util.List;
import org.apache.commons.math3.linear.RealVector;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Schedule;

/**
 * Part A: on the full batch Adam with coupled L2 ends at the ridge solution; AdamW ends at the minimiser of the unpenalised
 * loss in the box max |w_i| &lt;= 1/c, which is no ridge solution (Xie and Li 2024).
 */
final class AdamTrial {
    static final String RIDGE_ERROR = "adam-l2.ridge-error";
    static final String BOX_ERROR_WEAK = "adamw.box-error.c0.1";
    static final String BOX_ERROR_STRONG = "adamw.box-error.c1";
    static final String RIDGE_DISTANCE = "adamw.ridge-distance.c0.1";
    static final String LARGEST_WEIGHT = "adamw.largest-weight.c1";

    static final int STEPS = 20_000;
    private static final double RATE = 0.01;
    private static final double WEAK = 0.1;
    private static final double STRONG = 1;

    private AdamTrial() {}

    static Findings run(SeedTree seeds) {
        var problem = RegressionData.synthetic(seeds, "problem 0").train();
        var findings = new Findings();
        var ridge = problem.ridge(WEAK / 2);
        findings.metric(RIDGE_ERROR, LeastSquares.relativeError(coupled(problem, WEAK / 2), ridge));
        var weak = decoupled(problem, WEAK);
        findings.metric(BOX_ERROR_WEAK, LeastSquares.relativeError(weak, problem.inBox(1 / WEAK)));
        findings.metric(RIDGE_DISTANCE, LeastSquares.relativeError(weak, ridge));
        var strong = decoupled(problem, STRONG);
        findings.metric(BOX_ERROR_STRONG, LeastSquares.relativeError(strong, problem.inBox(1 / STRONG)));
        findings.metric(LARGEST_WEIGHT, strong.getLInfNorm());
        return findings;
    }

    static RealVector coupled(LeastSquares problem, double lambda) {
        var penalty = new L2Penalty(lambda, ParameterSelector.weights());
        return problem.descend(
                buffer -> Adam.coupled(buffer, RATE, Adam.EPSILON, Schedule.cosine(STEPS), List.of(penalty)), STEPS);
    }

    static RealVector decoupled(LeastSquares problem, double weightDecay) {
        return problem.descend(
                buffer -> Adam.pyTorchAdamW(
                        buffer, RATE, Adam.EPSILON, Schedule.cosine(STEPS), weightDecay, ParameterSelector.weights()),
                STEPS);
    }
}
