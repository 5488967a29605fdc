package org.l2bench.core.worker;

import java.util.function.Consumer;

/** Tells the parent how a piece of work goes on, at most five times a second, and measures its time. */
final class Telling {
    private static final double SECONDS_BETWEEN_PROGRESS = 0.2;
    private static final double NANOS = 1e9;

    private final Consumer<Reply> parent;
    private final long start = System.nanoTime();
    private double progressAt = -SECONDS_BETWEEN_PROGRESS;

    Telling(Consumer<Reply> parent) {
        this.parent = parent;
    }

    void progress(long done, long total) {
        var now = seconds();
        if (now - progressAt >= SECONDS_BETWEEN_PROGRESS) {
            progressAt = now;
            parent.accept(new Reply.Progress(done, total));
        }
    }

    void note(String line) {
        parent.accept(new Reply.Note(line));
    }

    /** Since the work began. */
    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }
}
