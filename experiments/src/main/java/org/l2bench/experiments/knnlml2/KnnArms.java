package org.l2bench.experiments.knnlml2;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.experiments.knnlml2.trial.KnnArm;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;

/** The arms of the sheet: those that are trained, and those that all trials together make. */
final class KnnArms {
    static final String W0 = KnnArm.BASELINE;

    /** The penalty that half A prefers. */
    static final String BEST = "omega*";

    static final String MATCH = "w0@match";
    static final String QUEUE = "queue*";
    static final String OTHER_BEFORE_NORM = "other-a*";
    static final String OTHER_ATTENTION_INPUT = "other-ln1*";
    static final String DECAY = "wd*";

    private KnnArms() {}

    static List<Arm> all(KnnSettings settings) {
        var arms = new ArrayList<Arm>();
        for (var arm : KnnArm.all(settings)) {
            arms.add(Arm.trained(arm.name(), differs(arm), role(arm)));
        }
        arms.add(Arm.combined(BEST, "the omega > 0 with the least kNN-LM perplexity on A at tau = 1", "method", W0));
        arms.add(Arm.combined(
                MATCH, "w0 at tau = mean |f|^2 of w0 over that of omega*", "sceptic's control: scale", W0));
        if (settings.furtherArms()) {
            arms.add(Arm.combined(QUEUE, "the queue variant at omega*", "ablation", W0));
            arms.add(Arm.combined(OTHER_BEFORE_NORM, "penalty on a, the omega that A prefers", "control: layer", W0));
            arms.add(Arm.combined(OTHER_ATTENTION_INPUT, "penalty on LN1's output, likewise", "control: layer", W0));
            arms.add(Arm.combined(
                    DECAY, "the weight decay whose final loss is nearest to omega*'s", "control: any regulariser", W0));
        }
        return arms;
    }

    /** Those that are trained, and those that are copies of trained ones. */
    static ArmSet likeTrained(KnnSettings settings) {
        return ArmSet.of(all(settings), arm -> !arm.name().equals(MATCH));
    }

    private static String differs(KnnArm arm) {
        if (arm.decay() > 0) {
            return "weight decay " + arm.decay();
        }
        return switch (arm.penalised()) {
            case KEY -> arm.omega() == 0 ? "no penalty on the key" : "penalty " + arm.omega() + " |f|^2 on the key";
            case QUEUE -> "penalty " + arm.omega() + " |f - q|^2 on keys of the same word";
            case BEFORE_NORM -> "penalty " + arm.omega() + " |a|^2 before the last layer norm";
            case ATTENTION_INPUT -> "penalty " + arm.omega() + " on LN1's output of the last block";
        };
    }

    private static String role(KnnArm arm) {
        if (arm.decay() > 0) {
            return "control: any regulariser";
        }
        return switch (arm.penalised()) {
            case KEY -> arm.omega() == 0 ? "baseline: kNN-LM" : "method";
            case QUEUE -> "ablation";
            case BEFORE_NORM, ATTENTION_INPUT -> "control: layer";
        };
    }
}
