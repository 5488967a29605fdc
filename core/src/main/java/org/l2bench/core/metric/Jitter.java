package org.l2bench.core.metric;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is added to the diagonal of covariances that are too close to singular: S_c + e_c I. The first step that works for
 * all classes of a model is taken, so one step holds for the model.
 */
public sealed interface Jitter {
    /** The steps r in the order they are tried. */
    List<Double> steps();

    /**
     * e_c of a step.
     *
     * @param step r, one of {@link #steps()}
     * @param meanVariance tr(S_c) / p
     */
    double amount(double step, double meanVariance);

    /** e_c = r tr(S_c) / p: the model does not depend on the unit of the features. */
    record Relative(List<Double> steps) implements Jitter {
        public Relative {
            steps = List.copyOf(steps);
            Arguments.require(!steps.isEmpty(), "a ladder of jitter needs at least one step");
            for (double step : steps) {
                Arguments.require(step >= 0 && Double.isFinite(step), "jitter must be finite and >= 0, was %s", step);
            }
        }

        /** r = 0, 1e-12, 1e-11, ..., 1e-1. */
        public static Relative ladder() {
            return new Relative(zeroThen(DoubleStream.empty(), -12));
        }

        @Override
        public double amount(double step, double meanVariance) {
            return step * meanVariance;
        }
    }

    /** e_c = r tr(S_c) / p for one r that is not negotiable. */
    record Fixed(double r) implements Jitter {
        public Fixed {
            Arguments.require(r >= 0 && Double.isFinite(r), "jitter must be finite and >= 0, was %s", r);
        }

        @Override
        public List<Double> steps() {
            return List.of(r);
        }

        @Override
        public double amount(double step, double meanVariance) {
            return step * meanVariance;
        }
    }

    /**
     * e_c = r absolutely: 0, the smallest normal number 2.2e-308, 1e-308, 1e-307, ..., 0.1. The ladder of Deep
     * Deterministic Uncertainty (repository omegafragger/DDU); acts as strong shrinkage on features of small scale.
     */
    record Ddu() implements Jitter {
        @Override
        public List<Double> steps() {
            return zeroThen(DoubleStream.of(Double.MIN_NORMAL), -308);
        }

        @Override
        public double amount(double step, double meanVariance) {
            return step;
        }
    }

    private static List<Double> zeroThen(DoubleStream first, int smallestExponent) {
        // Parsed and not computed by pow, so that every step is the double nearest to the decimal that is reported.
        var decades = IntStream.rangeClosed(smallestExponent, -1).mapToObj(exponent -> Double.valueOf("1e" + exponent));
        return Stream.of(Stream.of(0.0), first.boxed(), decades)
                .flatMap(steps -> steps)
                .toList();
    }
}
