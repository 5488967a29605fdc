package org.l2bench.core.bound;

/** The Kullback-Leibler divergence of two Bernoulli distributions, kl(q|p) = q ln(q/p) + (1-q) ln((1-q)/(1-p)), and its inverse. */
public final class BinaryKl {
    private BinaryKl() {}

    /** kl(q|p) in nats, with 0 ln 0 = 0; infinite where p excludes what q allows. */
    public static double of(double q, double p) {
        requireShare("q", q);
        requireShare("p", p);
        return term(q, p) + term(1 - q, 1 - p);
    }

    private static double term(double a, double b) {
        return a == 0 ? 0 : a * Math.log(a / b);
    }

    /**
     * The largest p with kl(q|p) &lt;= c, as doubles compute it.
     *
     * @param c &gt;= 0
     */
    public static double inverse(double q, double c) {
        requireShare("q", q);
        if (!(c >= 0)) {
            throw new IllegalArgumentException("a divergence must be >= 0, was " + c);
        }
        if (c == 0) {
            return q; // rounding would let its neighbours pass
        }
        double within = q;
        double beyond = 1;
        while (true) {
            double middle = 0.5 * (within + beyond);
            if (middle <= within || middle >= beyond) {
                return within;
            }
            if (of(q, middle) <= c) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, was " + value);
        }
    }
}
