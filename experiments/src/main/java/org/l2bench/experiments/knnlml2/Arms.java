package org.l2bench.experiments.knnlml2;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.Treatment;

/** The arms of the sheet: those that are trained, and those that all trials together make. */
final class Arms {
    /** Without penalty. */
    static final String W0 = "w0";

    /** The penalty that half A prefers. */
    static final String BEST = "omega*";

    static final String MATCH = "w0@match";
    static final String QUEUE = "queue*";
    static final String OTHER_BEFORE_NORM = "other-a*";
    static final String OTHER_ATTENTION_INPUT = "other-ln1*";
    static final String DECAY = "wd*";

    private Arms() {}

    static List<Arm> all(Settings settings) {
        var arms = new ArrayList<Arm>();
        Treatment.all(settings).forEach(how -> arms.add(trained(how)));
        arms.add(Arm.combined(BEST, "the omega > 0 with the least kNN-LM perplexity on A at tau = 1", "method", W0));
        arms.add(Arm.combined(
                MATCH, "w0 at tau = mean |f|^2 of w0 over that of omega*", "sceptic's control: scale", W0));
        if (settings.penalty().furtherArms()) {
            arms.add(Arm.combined(QUEUE, "the queue variant at omega*", "ablation", W0));
            arms.add(Arm.combined(OTHER_BEFORE_NORM, "penalty on a, the omega that A prefers", "control: layer", W0));
            arms.add(Arm.combined(OTHER_ATTENTION_INPUT, "penalty on LN1's output, likewise", "control: layer", W0));
            arms.add(Arm.combined(
                    DECAY, "the weight decay whose final loss is nearest to omega*'s", "control: any regulariser", W0));
        }
        return arms;
    }

    /** Those that are trained, and those that are copies of trained ones. */
    static ArmSet likeTrained(Settings settings) {
        return ArmSet.of(all(settings), arm -> !arm.name().equals(MATCH));
    }

    private static Arm trained(Treatment how) {
        if (how.decay() > 0) {
            return trained(how, "weight decay " + how.decay(), "control: any regulariser");
        }
        if (how.omega() == 0) {
            return trained(how, "no penalty on the key", "baseline: kNN-LM");
        }
        var penalty = "penalty " + how.omega();
        return switch (how.penalised()) {
            case KEY -> trained(how, penalty + " |f|^2 on the key", "method");
            case QUEUE -> trained(how, penalty + " |f - q|^2 on keys of the same word", "ablation");
            case BEFORE_NORM -> trained(how, penalty + " |a|^2 before the last layer norm", "control: layer");
            case ATTENTION_INPUT -> trained(how, penalty + " on LN1's output of the last block", "control: layer");
        };
    }

    private static Arm trained(Treatment how, String differs, String role) {
        return Arm.trained(how.name(), differs, role).treated(how);
    }
}
