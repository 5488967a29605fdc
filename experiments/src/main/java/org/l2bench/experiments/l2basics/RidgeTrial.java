package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.RealVector;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part A: gradient descent with coupled L2 ends at the ridge solution, shrunk direction by direction as the formula says. */
final class RidgeTrial {
    static final String SYNTHETIC_ERROR = "ridge.error.synthetic";
    static final String SPAMBASE_ERROR = "ridge.error.spambase";
    static final String FILTER_ERROR = "ridge.filter-error";

    static final List<Double> LAMBDAS = List.of(0.001, 0.01, 0.1, 1.0);
    private static final int THEORY_POINTS = 60;

    private RidgeTrial() {}

    static Findings run(SeedTree seeds) {
        var findings = new Findings();
        var synthetic = RegressionData.synthetic(seeds, "problem 0").train();
        double filterError = 0;
        double error = 0;
        for (double lambda : LAMBDAS) {
            var end = descend(synthetic, lambda);
            error = Math.max(error, LeastSquares.relativeError(end, synthetic.ridge(lambda)));
            filterError = Math.max(filterError, filters(synthetic, lambda, end, findings));
        }
        findings.metric(SYNTHETIC_ERROR, error);
        findings.metric(FILTER_ERROR, filterError);
        var spambase = RegressionData.spambase();
        findings.metric(
                SPAMBASE_ERROR,
                LAMBDAS.stream()
                        .mapToDouble(l -> LeastSquares.relativeError(descend(spambase, l), spambase.ridge(l)))
                        .max()
                        .orElseThrow());
        return findings;
    }

    static RealVector descend(LeastSquares problem, double lambda) {
        double rate = 0.9 * problem.rateLimit(lambda);
        var penalty = new L2Penalty(lambda, ParameterSelector.weights());
        return problem.descend(
                buffer -> new Sgd(buffer, rate, 0, Schedule.constant(), List.of(penalty)),
                problem.stepsToTheEnd(rate, lambda));
    }

    /** The largest difference between what is left of the unpenalised solution in a direction and the formula. */
    private static double filters(LeastSquares problem, double lambda, RealVector end, Findings findings) {
        var singular = problem.singular();
        var free = problem.ridge(0);
        var values = singular.getSingularValues();
        double largest = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            var direction = singular.getV().getColumnVector(i);
            double left = direction.dotProduct(end) / direction.dotProduct(free);
            findings.point(curve(lambda), values[i], left);
            largest = Math.max(largest, Math.abs(left - problem.filter(values[i], lambda)));
        }
        double low = Math.log(values[values.length - 1]);
        double step = (Math.log(values[0]) - low) / (THEORY_POINTS - 1);
        for (int i = 0; i < THEORY_POINTS; i++) {
            double s = Math.exp(low + i * step);
            findings.point(theoryCurve(lambda), s, problem.filter(s, lambda));
        }
        return largest;
    }

    static String curve(double lambda) {
        return String.format(Locale.ROOT, "filter.%s", lambda);
    }

    static String theoryCurve(double lambda) {
        return String.format(Locale.ROOT, "filter-theory.%s", lambda);
    }
}
