package org.l2bench.testkit;

import org.l2bench.core.experiment.TrialContext;

/** Listens to a trial's progress, and fails if it goes back, beyond its end, or to another end. */
final class Steps implements TrialContext.Progress {
    private final String arm;
    private long first;
    private long last;
    private long total;

    Steps(String arm) {
        this.arm = arm;
    }

    @Override
    public void step(long done, long all) {
        if (done <= last || done > all || (total != 0 && all != total)) {
            throw new AssertionError("the trial of arm " + arm + " reports " + done + " of " + all
                    + " steps after it has reported " + last + " of " + total);
        }
        first = first == 0 ? done : first;
        last = done;
        total = all;
    }

    /** The first step that was reported; 0 if none was. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long total() {
        return total;
    }
}
