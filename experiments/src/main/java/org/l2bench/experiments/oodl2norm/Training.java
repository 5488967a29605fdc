package org.l2bench.experiments.oodl2norm;

import java.util.Optional;
import org.l2bench.core.regulariser.FeatureTransform;
import org.l2bench.core.regulariser.L2NormalisedFeatures;

/** How a network is trained, and which arm is scored on the same weights. */
enum Training {
    NO_SHORT("no@s", "post@s", false, false),
    NO_LONG("no@l", "post@l", false, true),
    L2_SHORT("L2@s", "off@s", true, false),
    L2_LONG("L2@l", "off@l", true, true),
    SCALED_SHORT("L2scale@s", null, true, false);

    final String arm;
    private final String derivedArm;
    final boolean normalises;
    final boolean isLong;

    Training(String arm, String derivedArm, boolean normalises, boolean isLong) {
        this.arm = arm;
        this.derivedArm = derivedArm;
        this.normalises = normalises;
        this.isLong = isLong;
    }

    /** Trained without normalisation and scored with it, or the other way round. */
    Optional<String> derivedArm() {
        return Optional.ofNullable(derivedArm);
    }

    FeatureTransform transform() {
        return normalises ? new L2NormalisedFeatures() : new FeatureTransform.None();
    }

    int epochs(Settings settings) {
        return isLong ? settings.length().longEpochs() : settings.length().shortEpochs();
    }

    double scale(Settings settings) {
        return this == SCALED_SHORT ? settings.net().scale() : 1;
    }
}
