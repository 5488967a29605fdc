package org.l2bench.experiments.dpvsregularisation;

/**
 * How the net of an arm is trained.
 *
 * @param dropout rate after each hidden layer
 * @param penalty lambda of lambda/2 |W|^2
 * @param sigma noise of DP-SGD, 0 for clipping alone; no meaning without clipping
 */
public record Treatment(Kind kind, double dropout, double penalty, double sigma) {
    /** What a step does with the gradients of the records. */
    public enum Kind {
        /** Their mean over a batch. */
        PLAIN,
        /** DP-SGD. */
        CLIPPED,
        /** There is no step. */
        UNTRAINED,
        /** Steps of other arms, timed. */
        TIMED
    }

    static Treatment plain(double dropout, double penalty) {
        return new Treatment(Kind.PLAIN, dropout, penalty, 0);
    }

    static Treatment clipped(double sigma) {
        return new Treatment(Kind.CLIPPED, 0, 0, sigma);
    }

    static Treatment of(Kind kind) {
        return new Treatment(kind, 0, 0, 0);
    }

    boolean isTuned() {
        return kind == Kind.PLAIN || kind == Kind.CLIPPED;
    }
}
