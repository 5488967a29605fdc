package org.l2bench.reports.judge;

import java.util.Optional;

/** Of a curve, the step at which a metric is least or greatest in each run: a choice by outcome, which a reader must see. */
public record Best(String metric, boolean isLeast) {
    /** What is typed as {@code least:val_error} or {@code greatest:accuracy}; empty if it is neither. */
    public static Optional<Best> of(String typed) {
        int sign = typed.indexOf(':');
        var which = sign < 0 ? "" : typed.substring(0, sign);
        return (which.equals("least") || which.equals("greatest")) && sign + 1 < typed.length()
                ? Optional.of(new Best(typed.substring(sign + 1), which.equals("least")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (isLeast ? "least:" : "greatest:") + metric;
    }
}
