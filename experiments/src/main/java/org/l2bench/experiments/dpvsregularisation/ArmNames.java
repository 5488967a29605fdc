package org.l2bench.experiments.dpvsregularisation;

/** Names of arms that trials read; what arms are stands in {@link Arms}. */
final class ArmNames {
    /** Whose learning rate the judge has. */
    static final String BASE = "base";

    private ArmNames() {}
}
