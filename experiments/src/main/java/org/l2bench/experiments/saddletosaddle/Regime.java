package org.l2bench.experiments.saddletosaddle;

/** How small a start is: all weights iid N(0, w^-gamma), w the hidden width. */
enum Regime {
    /** The neural-tangent parametrisation of depth 4: lazy. */
    NTK(0.75),
    /** Mean field, the border. */
    MF(1),
    /** Saddle to saddle. */
    S2S(1.5),
    /** The same, stronger: the conjecture is for gamma to infinity. */
    S2S_2(2);

    private final double gamma;

    Regime(double gamma) {
        this.gamma = gamma;
    }

    double gamma() {
        return gamma;
    }
}
