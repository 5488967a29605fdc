package org.l2bench.experiments.aeperturbation;

import org.l2bench.core.experiment.TrialContext.Progress;

/** The steps of a trial that consists of many runs, told as those of one. */
final class Steps {
    private final Progress progress;
    private final long total;
    private long before;

    Steps(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Of what is not told. */
    static Steps untold() {
        return new Steps((done, all) -> {}, 0);
    }

    /** That of the next run, whose steps count from 1. */
    Progress next() {
        long start = before;
        return (done, ofRun) -> {
            before = start + done;
            progress.step(before, total);
        };
    }

    /** A fit that is not made of steps counts as one. */
    void fit() {
        next().step(1, 1);
    }
}
