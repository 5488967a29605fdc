package org.l2bench.experiments.l2basics;

import java.math.BigDecimal;
import java.util.List;

/** The names of the numbers in the records. */
final class BasicsMetricNames {
    static final String RIDGE_SYNTHETIC = "ridge.error.synthetic";
    static final String RIDGE_SPAMBASE = "ridge.error.spambase";
    static final String RIDGE_FILTER = "ridge.filter-error";
    static final String IDENTITY_TERM = "identity.plain.loss-term";
    static final String IDENTITY_SHRINK = "identity.plain.sgd-shrink";
    static final String IDENTITY_MOMENTUM = "identity.momentum.loss-term";
    static final String IDENTITY_SGDW = "identity.momentum.sgdw";
    static final String IDENTITY_SGDW_FIXED = "identity.momentum.sgdw-same-fixed-point";
    static final String ADAM_RIDGE = "adam-l2.ridge-error";
    static final String ADAM_BOX_WEAK = "adamw.box-error.c0.1";
    static final String ADAM_BOX_STRONG = "adamw.box-error.c1";
    static final String ADAM_NOT_RIDGE = "adamw.ridge-distance.c0.1";
    static final String ADAM_LARGEST = "adamw.largest-weight.c1";
    static final String SHEAR_COUPLED = "slope.coupled";
    static final String SHEAR_DECOUPLED = "slope.decoupled";
    static final String NLL = "nll";
    static final String ERR = "err";
    static final String TRAIN_NLL = "train-nll";
    static final String GAP = "gap";
    static final String NORM = "norm";
    static final String VALIDATION_NLL = "validation-nll";
    static final String VALIDATION_ERR = "validation-err";
    static final String BEST_STEP = "best-step";
    static final String ANGLE = "angle";
    static final String ANGLE_RATIO = "angle-ratio";
    static final String NORM4_RATIO = "n4-ratio";
    static final String PREDICTED = "predicted";
    static final String SETTLED = "settled";
    static final String SCHEDULE_EXACT = "schedule.difference";
    static final String SCHEDULE_EPSILON = "schedule.difference-epsilon";
    static final String DIVERGED = "diverged";
    static final String RATE = "rate";
    static final String STRENGTH = "strength";

    /** Every grid point has these. */
    static final List<String> GRID_MEASURES = List.of(ERR, NLL, VALIDATION_ERR, VALIDATION_NLL);

    /** Every lambda of the u-curve has these. */
    static final List<String> CURVE_MEASURES = List.of(NLL, ERR, TRAIN_NLL, GAP, NORM);

    private BasicsMetricNames() {}

    /** A measure at a lambda, e.g. {@code err@0.015}. */
    static String at(String measure, double lambda) {
        return measure + "@" + plain(lambda);
    }

    /** A measure of a placement at a lambda, e.g. {@code err.all@0.005}. */
    static String placed(String measure, String placement, double lambda) {
        return at(measure + "." + placement, lambda);
    }

    /** A measure of a layer, counted from 1, e.g. {@code angle.layer2}. */
    static String layer(String measure, int layer) {
        return measure + ".layer" + layer;
    }

    /** A measure at a grid point, e.g. {@code err@lr1.decay3}: places counted from 1. */
    static String cell(String measure, int rate, int strength) {
        return measure + "@lr" + (rate + 1) + ".decay" + (strength + 1);
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
