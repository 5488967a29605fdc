package org.l2bench.testkit.example;

import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.setting.Registry;

/** What the trials of a study can be given, by the names that its settings know. */
public final class Penalties {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    /** A setting such as {@code elastic-net lambda=0.01 alpha=0.5} chooses one. */
    public static final Registry<ObjectiveTerm> ALL = Registry.<ObjectiveTerm>of("penalty")
            .with("l2", a -> new L2Penalty(a.number("lambda"), WEIGHTS))
            .with("elastic-net", a -> new ElasticNet(a.number("lambda"), a.number("alpha", 0.5), WEIGHTS))
            .with("group-lasso", a -> new GroupLasso(a.number("lambda"), WEIGHTS));

    private Penalties() {}
}
