package org.l2bench.core.metric;

/** Which rows the covariance of a class is estimated from. X_c holds the n_c rows of class c, less their mean. */
public enum Covariance {
    /** S_c = X_c^T X_c / (n_c - 1). */
    PER_CLASS,
    /** One for all classes, the pooled within-class covariance S = sum_c X_c^T X_c / (n - C). */
    SHARED
}
