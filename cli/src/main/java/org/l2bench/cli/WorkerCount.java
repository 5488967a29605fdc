package org.l2bench.cli;

import org.l2bench.core.experiment.Problems;

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
        if (typed == null) {
            return cores;
        }
        try {
            var count = Integer.parseInt(typed);
            problems.require(count >= 1 && count <= MOST, "workers must be from 1 to %s, was %s", MOST, count);
            return count;
        } catch (NumberFormatException e) {
            problems.require(false, "workers must be a whole number, was \"%s\"", typed);
            return cores;
        }
    }
}
