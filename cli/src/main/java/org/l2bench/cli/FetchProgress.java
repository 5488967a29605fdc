package org.l2bench.cli;

import java.util.Locale;
import org.l2bench.datasets.source.Progress;

/** Shows how a fetch goes on: a bar on terminals, notes as lines everywhere. */
final class FetchProgress implements Progress {
    private static final int WIDTH = 30;
    private static final double MEGABYTE = 1e6;
    private static final long NANOS_BETWEEN = 200_000_000L;

    private final Console console;
    private long shownAt = System.nanoTime() - NANOS_BETWEEN;

    FetchProgress(Console console) {
        this.console = console;
    }

    @Override
    public void bytes(String file, long done, long total) {
        var now = System.nanoTime();
        if (now - shownAt >= NANOS_BETWEEN || done == total) {
            shownAt = now;
            console.status(file + " " + bar(done, total));
        }
    }

    @Override
    public void note(String message) {
        console.line(message);
    }

    /** For example {@code [#####     ] 5.0 of 10.0 MB}. */
    static String bar(long done, long total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%.1f MB", done / MEGABYTE);
        }
        var filled = (int) Math.min(WIDTH, WIDTH * done / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %.1f of %.1f MB",
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                done / MEGABYTE,
                total / MEGABYTE);
    }
}
