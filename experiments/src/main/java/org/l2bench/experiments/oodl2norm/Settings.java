package org.l2bench.experiments.oodl2norm;

import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;

/** Settings of the experiment. */
public record Settings(
        DataSettings data,
        InputSettings input,
        NetSettings net,
        SgdSettings sgd,
        LengthSettings length,

        @Setting(
                "what is added to the diagonal of a covariance that cannot be factorised: multiples of the mean variance, or DDU's absolute ladder")
        DensityJitter densityJitter) {

    /** What is added to the diagonal of a covariance that cannot be factorised. */
    public enum DensityJitter {
        /** A multiple of the mean variance: 0, 1e-12, 1e-11, ... 0.1. */
        RELATIVE,
        /** DDU's absolute ladder. */
        DDU
    }

    public Settings {
        var problems = new Problems();
        if (!NamedFolder.isOne(data.id())) {
            new Demand(data, sgd.batchSize()).check(Catalogue.classCounts(data.id(), Split.TRAIN), problems);
        }
        problems.throwIfAny();
    }

    Demand demand() {
        return new Demand(data, sgd.batchSize());
    }
}
