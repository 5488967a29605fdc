package org.l2bench.experiments.cnnregularity;

/** The names of the numbers in the records. */
final class MetricNames {
    /** Of a kernel each. */
    static final String SLOPE = "slope";

    static final String BOUND_SHARE = "bound-share";
    static final String JUMP = "jump";
    static final String KINK = "kink";
    /** Curve: what the jump of an L2 kernel of unit norm is at most. */
    static final String BOUND = "bound";

    static final String RHO = "rho";
    static final String WIDTH = "width.px";
    static final String PHYSICAL = "width.physical";
    static final String FLAT = "flat.rmse";
    static final String TEST = "mse.test";
    static final String TRAIN = "mse.train";
    static final String VARIANCE = "variance.least";
    static final String SIGMA = "sigma";
    static final String NOISE = "mse.noise";
    /** Of the arm without penalty where its training error first is as small. */
    static final String CROSSING = "rho.crossing";

    /** Table of the cut: columns by base pixel. */
    static final String CUT = "cut";

    static final String TARGET = "target";
    static final String INPUT = "input";
    static final String OUTPUT = "output";

    /** Table of the trace: columns by step. */
    static final String TRACE = "trace";

    static final String ERROR = "mse";

    /** Curves over reg, and over training error. */
    static final String BY_STRENGTH = "by-reg";

    static final String GAUSS_BY_STRENGTH = "gauss-by-reg";
    static final String BY_ERROR = "by-error";
    static final String END = "end";

    private MetricNames() {}

    /** Of a kernel, or of another curve's column. */
    static String of(String name, String which) {
        return name + "." + which;
    }
}
