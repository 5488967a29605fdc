package org.l2bench.experiments.pacbayesmasks;

/** The names of the numbers in the records. */
final class MetricNames {
    /** Of the linear part, each of a design. */
    static final String AGREEMENT = "agreement";

    static final String VERTICES = "vertices";
    static final String RANK = "rank";
    static final String GRADIENT = "gradient";
    static final String QUANTILES = "quantiles";
    /** Curve: lambda over c, orthogonal design. */
    static final String BY_CRITERION = "by-criterion";

    static final String SHIFT_RATIO = "shift.ratio";
    static final String SHIFT_RANK = "shift.rank";
    static final String SHIFT_CURVE = "shift";

    static final String ERR_THR = "err.thr";
    static final String ERR_STO = "err.sto";
    static final String ERR_VALIDATION = "err.validation";
    static final String RATE = "rate";
    static final String DENSITY = "density";
    static final String UNDECIDED = "undecided";
    static final String OVERLAP = "overlap";

    static final String EMPIRICAL = "bound.empirical";
    static final String KL = "kl";
    static final String KL_PER_POINT = "kl.per-point";
    static final String BOUND = "bound";
    static final String BOUND_KLINV = "bound.klinv";
    static final String ADDED_SAMPLING = "bound.added.sampling";
    static final String ADDED_DIVERGENCE = "bound.added.divergence";
    static final String ERR_Q = "err.q";

    private MetricNames() {}

    /** A measure of a design. */
    static String of(String measure, Design design) {
        return measure + "." + design.key();
    }
}
