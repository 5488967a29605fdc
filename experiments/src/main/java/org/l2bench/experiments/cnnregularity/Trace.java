package org.l2bench.experiments.cnnregularity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.ArmResult;

/**
 * Training error and edge slope of an arm as it is trained. The error is not monotone, it has single spikes: what counts is where it first
 * falls to a value.
 *
 * @param errors one for each point
 * @param slopes rho, one for each point
 */
record Trace(List<Double> errors, List<Double> slopes) {
    Trace {
        errors = List.copyOf(errors);
        slopes = List.copyOf(slopes);
    }

    static Optional<Trace> of(ArmResult result) {
        var errors = result.curve(MetricNames.of(MetricNames.TRACE, MetricNames.ERROR));
        var slopes = result.curve(MetricNames.of(MetricNames.TRACE, MetricNames.RHO));
        return errors.flatMap(e -> slopes.map(s -> new Trace(e.y(), s.y())));
    }

    /**
     * The edge slope where the error first falls to a value: between the first two neighbouring points that enclose it, linear in the
     * logarithm of the error; empty if it is below from the start or never.
     */
    OptionalDouble crossing(double error) {
        for (int i = 1; i < errors.size(); i++) {
            double before = errors.get(i - 1);
            double after = errors.get(i);
            if (before > error && after <= error) {
                double share = StrictMath.log(before / error) / StrictMath.log(before / after);
                return OptionalDouble.of(slopes.get(i - 1) + share * (slopes.get(i) - slopes.get(i - 1)));
            }
        }
        return OptionalDouble.empty();
    }

    /** The edge slope at the first point whose error is at most a value. */
    OptionalDouble firstAtMost(double error) {
        for (int i = 0; i < errors.size(); i++) {
            if (errors.get(i) <= error) {
                return OptionalDouble.of(slopes.get(i));
            }
        }
        return OptionalDouble.empty();
    }
}
