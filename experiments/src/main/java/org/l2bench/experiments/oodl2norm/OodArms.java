package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;

/** The arms of the sheet. The names of the trained ones say how they are trained: normalisation, then length. */
final class OodArms {
    static final String NO_SHORT = "no@s";
    static final String NO_LONG = "no@l";
    static final String L2_SHORT = "L2@s";
    static final String L2_LONG = "L2@l";
    static final String SCALED_SHORT = "L2scale@s";
    static final String POST_SHORT = "post@s";
    static final String POST_LONG = "post@l";
    static final String OFF_SHORT = "off@s";
    static final String OFF_LONG = "off@l";

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

    static boolean normalises(Arm arm) {
        return arm.name().startsWith("L2");
    }

    static int epochs(OodSettings settings, Arm arm) {
        return arm.name().endsWith("@l") ? settings.longEpochs() : settings.shortEpochs();
    }

    static double scale(OodSettings settings, Arm arm) {
        return arm.name().equals(SCALED_SHORT) ? settings.scale() : 1;
    }

    static boolean isPostHoc(Arm arm) {
        return arm.name().startsWith("post@");
    }

    static boolean isOffAtTest(Arm arm) {
        return arm.name().startsWith("off@");
    }
}
