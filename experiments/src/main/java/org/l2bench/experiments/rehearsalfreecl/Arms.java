package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/** The arms of the sheet, one for each method. R starts from random weights, P from pre-trained ones. */
final class Arms {
    private Arms() {}

    static List<Arm> all(Settings settings) {
        return methods(settings)
                .map(m -> Arm.trained(m.armName(), differs(m), role(m)).treated(m))
                .toList();
    }

    /** The arms of the methods of which something is true, in the order of the tables. */
    static List<String> names(Settings settings, Predicate<Method> which) {
        return methods(settings).filter(which).map(Method::armName).toList();
    }

    /** The same as a set. */
    static ArmSet with(Settings settings, Predicate<Method> which) {
        return ArmSet.of(names(settings, which));
    }

    /** In the order of the tables. */
    private static Stream<Method> methods(Settings settings) {
        return Stream.of(
                        both(Loss.BCE, false, Keep.NOTHING),
                        random(Loss.BCE, false, Keep.EWC, Keep.FEATKD),
                        both(Loss.BCE, true, Keep.NOTHING),
                        both(Loss.BCE, true, Keep.EWC),
                        both(Loss.BCE, true, Keep.L2),
                        random(Loss.BCE, true, Keep.FEATKD),
                        random(Loss.SOFTMAX, false, Keep.EWC, Keep.FEATKD),
                        random(Loss.SOFTMAX, true, Keep.EWC, Keep.FEATKD),
                        both(Loss.BCE, true, Keep.EWC_L2_START),
                        Stream.of(Method.of(Start.PRETRAINED, Loss.BCE, true, Keep.FROZEN)),
                        Stream.of(Start.values()).map(Method::upper))
                .flatMap(s -> s)
                .filter(m -> settings.net().starts().contains(m.start()));
    }

    private static Stream<Method> both(Loss loss, boolean distils, Keep keep) {
        return Stream.of(Start.values()).map(start -> Method.of(start, loss, distils, keep));
    }

    private static Stream<Method> random(Loss loss, boolean distils, Keep... keeps) {
        return Stream.of(keeps).map(keep -> Method.of(Start.RANDOM, loss, distils, keep));
    }

    private static String differs(Method method) {
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

    private static String role(Method method) {
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
