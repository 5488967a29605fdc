package org.l2bench.core.worker;

/** How the arm {@code long} of a dummy experiment behaves. */
enum Behaviour {
    FINISHES,
    THROWS,
    HALTS,
    HALTS_ONCE,
    KILLS_ITSELF,
    RUNS_OUT_OF_HEAP,
    IS_NOT_A_NUMBER,
    LACKS_A_METRIC,
    PRINTS,
    IS_SLOW
}
