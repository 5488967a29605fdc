package org.l2bench.cli;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.TypedNumber;

/** The number of worker processes. */
final class WorkerCount {
    private static final int MOST = 256;

    private WorkerCount() {}

    /**
     * Reads what a user typed.
     *
     * @param typed null for one worker per core
     */
    static int parse(String typed, Problems problems) {
        var cores = Runtime.getRuntime().availableProcessors();
        return typed == null
                ? cores
                : TypedNumber.whole("workers", typed, 1, MOST, problems).orElse(cores);
    }
}
