package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names of the curves that all trials together make; {@link org.l2bench.experiments.knnlml2.trial.MixtureGrid} has a trial's. */
final class CurveNames {
    /** Sums over windows of the LM's NLL less the kNN-LM's. */
    static final String GAIN = "chosen.gain";

    static final String LM_BY_OMEGA = "by-omega.lm";
    static final String BY_TAU = "by-tau";
    static final String BY_SCALED_TAU = "by-scaled-tau";

    /** Buckets that are judged together. */
    static final Map<String, List<Integer>> GROUPS =
            new TreeMap<>(Map.of("rare", List.of(1, 2), "frequent", List.of(4, 5)));

    private CurveNames() {}

    /** Sums of a choice's NLL over windows. */
    static String windows(Choice choice) {
        return "chosen." + choice.key();
    }

    static String byOmega(Choice choice) {
        return "by-omega." + windows(choice);
    }

    static String bucket(int bucket) {
        return "chosen.bucket" + bucket;
    }

    static String group(String name) {
        return "chosen." + name;
    }

    static String groupCounts(String name) {
        return "chosen." + name + ".count";
    }
}
