package org.l2bench.experiments.rehearsalfreecl;

import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.metric.TaskAccuracies;

/** The names of the numbers in the records. */
final class MetricNames {
    static final String AVERAGE = "accuracy.average";
    static final String PLASTICITY = "plasticity.local";
    static final String GLOBAL_PLASTICITY = "plasticity.global";
    static final String GLOBAL_FORGETTING = "forgetting.global";
    static final String LOCAL_FORGETTING = "forgetting.local";
    static final String PRETRAINING = "pretraining.accuracy";
    static final String LOGITS = "logits";

    private MetricNames() {}

    /** CKA between the network after the first task and now, at a depth; also the curve against the task. */
    static String cka(String depth) {
        return "cka." + depth;
    }

    /** Those of the accuracies that there are; with one task, forgetting and plasticity are not. */
    static SortedMap<String, Double> of(TaskAccuracies accuracies) {
        var metrics = new TreeMap<String, Double>();
        metrics.put(AVERAGE, accuracies.average());
        accuracies.plasticity().ifPresent(v -> metrics.put(PLASTICITY, v));
        accuracies.globalPlasticity().ifPresent(v -> metrics.put(GLOBAL_PLASTICITY, v));
        accuracies.globalForgetting().ifPresent(v -> metrics.put(GLOBAL_FORGETTING, v));
        accuracies.localForgetting().ifPresent(v -> metrics.put(LOCAL_FORGETTING, v));
        return metrics;
    }
}
