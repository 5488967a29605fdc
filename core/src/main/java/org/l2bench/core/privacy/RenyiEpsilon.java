package org.l2bench.core.privacy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * epsilon from Renyi divergences, with the order that gives the least.
 *
 * @param epsilon &gt;= 0, infinite without noise
 * @param order the best of the orders, the first of equal ones
 */
public record RenyiEpsilon(double epsilon, double order) {
    /** 1.1, 1.2, ..., 10.9, 11, 12, ..., 63, 128, 256, 512, 1024. */
    public static final List<Double> ORDERS = DoubleStream.concat(
                    IntStream.rangeClosed(11, 109).mapToDouble(i -> i / 10.0),
                    DoubleStream.concat(
                            IntStream.rangeClosed(11, 63).asDoubleStream(), DoubleStream.of(128, 256, 512, 1024)))
            .boxed()
            .toList();

    /** How a divergence R of order a becomes an epsilon. */
    public enum Conversion {
        /** R + log((a-1)/a) - (log delta + log a) / (a-1), floored at 0 (Balle et al. 2020; Canonne et al. 2020). */
        NEW,
        /** R - log(delta) / (a-1) (Mironov 2017), floored at 0. */
        OLD;

        double epsilon(double divergence, double order, double delta) {
            double penalty = -Math.log(delta) / (order - 1);
            double gain = this == NEW ? Math.log1p(-1 / order) - Math.log(order) / (order - 1) : 0;
            return Math.max(divergence + penalty + gain, 0);
        }
    }

    /**
     * The least over {@link #ORDERS}.
     *
     * @param steps &gt;= 0
     * @param delta in (0, 1)
     */
    public static RenyiEpsilon of(SubsampledGaussian step, long steps, double delta, Conversion conversion) {
        return of(step, steps, delta, conversion, ORDERS);
    }

    /** The least over some orders, each &gt; 1. */
    public static RenyiEpsilon of(
            SubsampledGaussian step, long steps, double delta, Conversion conversion, List<Double> orders) {
        Composition.check(steps, delta);
        if (steps == 0) {
            return new RenyiEpsilon(0, orders.get(0));
        }
        var best = new RenyiEpsilon(Double.POSITIVE_INFINITY, orders.get(0));
        for (double order : orders) {
            double epsilon = conversion.epsilon(steps * RenyiDivergence.of(step, order), order, delta);
            best = epsilon < best.epsilon ? new RenyiEpsilon(epsilon, order) : best;
        }
        return best;
    }
}
