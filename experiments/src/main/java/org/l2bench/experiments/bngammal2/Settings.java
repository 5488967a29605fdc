package org.l2bench.experiments.bngammal2;

import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.setting.Problems;

/** Settings of the experiment. */
public record Settings(DataSettings data, NetSettings net, SgdSettings sgd, DoseSettings dose) {
    public Settings {
        int images = data.trainingImages();
        new Problems()
                .require(
                        sgd.batch() <= images,
                        "sgd.batch must be at most the %s training images, was %s",
                        images,
                        sgd.batch())
                .throwIfAny();
    }

    long steps() {
        return sgd.steps(data.trainingImages());
    }

    /** D of a decay. */
    double dose(double decay) {
        return sgd.dose(decay, data.trainingImages());
    }

    ResidualNetSpec spec() {
        return net.spec(data);
    }
}
