package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Loss;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/** The arms of the sheet. R starts from random weights, P from pre-trained ones. */
final class ClArms {
    private ClArms() {}

    /** In the order of the tables. With only some weights tuned, there is no random start. */
    static List<ClMethod> methods(ClSettings settings) {
        var methods = new ArrayList<ClMethod>();
        both(methods, Loss.BCE, false, Keep.NOTHING);
        methods.add(ClMethod.of(Start.RANDOM, Loss.BCE, false, Keep.EWC));
        methods.add(ClMethod.of(Start.RANDOM, Loss.BCE, false, Keep.FEATKD));
        both(methods, Loss.BCE, true, Keep.NOTHING);
        both(methods, Loss.BCE, true, Keep.EWC);
        both(methods, Loss.BCE, true, Keep.L2);
        methods.add(ClMethod.of(Start.RANDOM, Loss.BCE, true, Keep.FEATKD));
        methods.add(ClMethod.of(Start.RANDOM, Loss.SOFTMAX, false, Keep.EWC));
        methods.add(ClMethod.of(Start.RANDOM, Loss.SOFTMAX, false, Keep.FEATKD));
        methods.add(ClMethod.of(Start.RANDOM, Loss.SOFTMAX, true, Keep.EWC));
        methods.add(ClMethod.of(Start.RANDOM, Loss.SOFTMAX, true, Keep.FEATKD));
        both(methods, Loss.BCE, true, Keep.EWC_L2_START);
        methods.add(ClMethod.of(Start.PRETRAINED, Loss.BCE, true, Keep.FROZEN));
        methods.add(ClMethod.upper(Start.RANDOM));
        methods.add(ClMethod.upper(Start.PRETRAINED));
        return settings.tuned() == ClSettings.Tuned.ALL
                ? methods
                : methods.stream().filter(m -> m.start() == Start.PRETRAINED).toList();
    }

    private static void both(List<ClMethod> methods, Loss loss, boolean distils, Keep keep) {
        for (var start : Start.values()) {
            methods.add(ClMethod.of(start, loss, distils, keep));
        }
    }

    static List<Arm> all(ClSettings settings) {
        return methods(settings).stream()
                .map(m -> Arm.trained(m.armName(), differs(m), role(m)))
                .toList();
    }

    /** The method of an arm by its name. */
    static ClMethod method(ClSettings settings, String arm) {
        return methods(settings).stream()
                .filter(m -> m.armName().equals(arm))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rehearsal-free-cl has no arm " + arm));
    }

    private static String differs(ClMethod method) {
        var start = method.start() == Start.RANDOM ? "random start" : "pre-trained start";
        if (method.joint()) {
            return start + ", all classes at once, cross entropy";
        }
        var parts = new ArrayList<String>(List.of(start));
        if (method.distils()) {
            parts.add("old predictions distilled");
        }
        switch (method.keep()) {
            case NOTHING -> {}
            case EWC -> parts.add("EWC to the previous task's weights");
            case L2 -> parts.add("L2 to the previous task's weights, in the first task to the initial ones");
            case FEATKD -> parts.add("features distilled");
            case EWC_L2_START -> parts.add("L2 to the initial weights in the first task, then EWC");
            case FROZEN -> parts.add("encoder not trained");
        }
        parts.add(method.loss() == Loss.BCE ? "sigmoid BCE" : "softmax cross entropy");
        return String.join(", ", parts);
    }

    private static String role(ClMethod method) {
        if (method.joint()) {
            return "upper bound";
        }
        if (method.loss() == Loss.SOFTMAX) {
            return "comparison of losses";
        }
        return switch (method.keep()) {
            case EWC_L2_START -> "control: does the anchor of the first task explain L2?";
            case FROZEN -> "sceptic's control";
            case NOTHING -> "baseline";
            case EWC, L2, FEATKD -> method.distils() ? "method" : "baseline";
        };
    }
}
