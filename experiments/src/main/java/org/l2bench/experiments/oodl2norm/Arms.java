package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;

/** The arms of the sheet: those that are trained, and those that are scored on the same weights. */
final class Arms {
    static final String NO_SHORT = Training.NO_SHORT.arm;
    static final String NO_LONG = Training.NO_LONG.arm;
    static final String L2_SHORT = Training.L2_SHORT.arm;
    static final String L2_LONG = Training.L2_LONG.arm;
    static final String SCALED_SHORT = Training.SCALED_SHORT.arm;
    static final String POST_SHORT = Training.NO_SHORT.derivedArm().orElseThrow();
    static final String POST_LONG = Training.NO_LONG.derivedArm().orElseThrow();
    static final String OFF_SHORT = Training.L2_SHORT.derivedArm().orElseThrow();
    static final String OFF_LONG = Training.L2_LONG.derivedArm().orElseThrow();

    private Arms() {}

    static List<Arm> all(Settings settings) {
        var arms = new ArrayList<>(List.of(
                Arm.trained(NO_SHORT, "no normalisation, short", "control: length")
                        .treated(Training.NO_SHORT),
                Arm.trained(NO_LONG, "no normalisation, long", "baseline").treated(Training.NO_LONG),
                Arm.trained(L2_SHORT, "normalised features, short", "method").treated(Training.L2_SHORT),
                Arm.trained(L2_LONG, "normalised features, long", "control: equal length")
                        .treated(Training.L2_LONG),
                Arm.derived(POST_SHORT, "normalised after training only", "sceptic's control", NO_SHORT),
                Arm.derived(POST_LONG, "normalised after training only", "sceptic's control", NO_LONG),
                Arm.derived(OFF_SHORT, "normalisation off at test, score is the norm", "follow-up claim", L2_SHORT),
                Arm.derived(OFF_LONG, "normalisation off at test, score is the norm", "follow-up claim", L2_LONG)));
        if (settings.net().scale() > 0) {
            arms.add(Arm.trained(
                            SCALED_SHORT, "logits = " + settings.net().scale() + " W u + b, short", "side experiment")
                    .treated(Training.SCALED_SHORT));
        }
        return arms;
    }
}
