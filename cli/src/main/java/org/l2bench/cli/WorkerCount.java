package org.l2bench.cli;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.TypedNumber;
import org.l2bench.core.worker.Allocation;

/** The number of worker processes. */
final class WorkerCount {
    private static final int MOST = 256;

    private WorkerCount() {}

    /**
     * Reads what a user typed.
     *
     * @param typed null for one worker per core, of this machine or of the job that it is run in
     */
    static int parse(String typed, Problems problems) {
        return parse(typed, Allocation.here().processors(), problems);
    }

    /** The same with another number where nothing was typed. */
    static int parse(String typed, int otherwise, Problems problems) {
        return typed == null
                ? otherwise
                : TypedNumber.whole("workers", typed, 1, MOST, problems).orElse(otherwise);
    }
}
