package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Loss;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/** The methods that are compared. R starts from random weights, P from pre-trained ones. */
final class ClMethods {
    private ClMethods() {}

    /** In the order of the tables. With only some weights tuned, there is no random start. */
    static List<ClMethod> all(ClSettings settings) {
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
        return settings.net().tuned() == ClNet.Tuned.ALL
                ? methods
                : methods.stream().filter(m -> m.start() == Start.PRETRAINED).toList();
    }

    /** What an arm does. */
    static ClMethod of(Arm arm) {
        return (ClMethod) arm.treatment().orElseThrow();
    }

    private static void both(List<ClMethod> methods, Loss loss, boolean distils, Keep keep) {
        for (var start : Start.values()) {
            methods.add(ClMethod.of(start, loss, distils, keep));
        }
    }
}
