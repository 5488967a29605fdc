package org.l2bench.experiments.l2basics;

import java.math.BigDecimal;

/** The names of what several parts measure; those of one part stand in its trial. */
final class MetricNames {
    static final String NLL = "nll";
    static final String ERR = "err";
    static final String VALIDATION_NLL = "validation-nll";
    static final String VALIDATION_ERR = "validation-err";

    private MetricNames() {}

    /** A measure at a lambda, e.g. {@code err@0.015}. */
    static String at(String measure, double lambda) {
        return measure + "@" + plain(lambda);
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
