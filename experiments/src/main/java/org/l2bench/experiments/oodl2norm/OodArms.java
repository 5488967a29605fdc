package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;

/** The arms of the sheet: those that are trained, and those that are scored on the same weights. */
final class OodArms {
    static final String NO_SHORT = OodTraining.NO_SHORT.arm;
    static final String NO_LONG = OodTraining.NO_LONG.arm;
    static final String L2_SHORT = OodTraining.L2_SHORT.arm;
    static final String L2_LONG = OodTraining.L2_LONG.arm;
    static final String SCALED_SHORT = OodTraining.SCALED_SHORT.arm;
    static final String POST_SHORT = OodTraining.NO_SHORT.derivedArm().orElseThrow();
    static final String POST_LONG = OodTraining.NO_LONG.derivedArm().orElseThrow();
    static final String OFF_SHORT = OodTraining.L2_SHORT.derivedArm().orElseThrow();
    static final String OFF_LONG = OodTraining.L2_LONG.derivedArm().orElseThrow();

    private OodArms() {}

    static List<Arm> all(OodSettings settings) {
        var arms = new ArrayList<>(List.of(
                Arm.trained(NO_SHORT, "no normalisation, short", "control: length"),
                Arm.trained(NO_LONG, "no normalisation, long", "baseline"),
                Arm.trained(L2_SHORT, "normalised features, short", "method"),
                Arm.trained(L2_LONG, "normalised features, long", "control: equal length"),
                Arm.derived(POST_SHORT, "normalised after training only", "sceptic's control", NO_SHORT),
                Arm.derived(POST_LONG, "normalised after training only", "sceptic's control", NO_LONG),
                Arm.derived(OFF_SHORT, "normalisation off at test, score is the norm", "follow-up claim", L2_SHORT),
                Arm.derived(OFF_LONG, "normalisation off at test, score is the norm", "follow-up claim", L2_LONG)));
        if (settings.scale() > 0) {
            arms.add(Arm.trained(SCALED_SHORT, "logits = " + settings.scale() + " W u + b, short", "side experiment"));
        }
        return arms;
    }
}
