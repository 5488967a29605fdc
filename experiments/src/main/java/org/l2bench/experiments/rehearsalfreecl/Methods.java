package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/** The methods that are compared. R starts from random weights, P from pre-trained ones. */
final class Methods {
    private Methods() {}

    /** In the order of the tables. With only some weights tuned, there is no random start. */
    static List<Method> all(Settings settings) {
        var methods = new ArrayList<Method>();
        both(methods, Loss.BCE, false, Keep.NOTHING);
        methods.add(Method.of(Start.RANDOM, Loss.BCE, false, Keep.EWC));
        methods.add(Method.of(Start.RANDOM, Loss.BCE, false, Keep.FEATKD));
        both(methods, Loss.BCE, true, Keep.NOTHING);
        both(methods, Loss.BCE, true, Keep.EWC);
        both(methods, Loss.BCE, true, Keep.L2);
        methods.add(Method.of(Start.RANDOM, Loss.BCE, true, Keep.FEATKD));
        methods.add(Method.of(Start.RANDOM, Loss.SOFTMAX, false, Keep.EWC));
        methods.add(Method.of(Start.RANDOM, Loss.SOFTMAX, false, Keep.FEATKD));
        methods.add(Method.of(Start.RANDOM, Loss.SOFTMAX, true, Keep.EWC));
        methods.add(Method.of(Start.RANDOM, Loss.SOFTMAX, true, Keep.FEATKD));
        both(methods, Loss.BCE, true, Keep.EWC_L2_START);
        methods.add(Method.of(Start.PRETRAINED, Loss.BCE, true, Keep.FROZEN));
        methods.add(Method.upper(Start.RANDOM));
        methods.add(Method.upper(Start.PRETRAINED));
        return settings.net().tuned() == Net.Tuned.ALL
                ? methods
                : methods.stream().filter(m -> m.start() == Start.PRETRAINED).toList();
    }

    /** What an arm does. */
    static Method of(Arm arm) {
        return (Method) arm.treatment().orElseThrow();
    }

    private static void both(List<Method> methods, Loss loss, boolean distils, Keep keep) {
        for (var start : Start.values()) {
            methods.add(Method.of(start, loss, distils, keep));
        }
    }
}
