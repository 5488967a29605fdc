package org.l2bench.core.worker;

import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends a worker that takes more memory than is its share, before the system ends something else. JavaCPP could do so
 * itself, but asks the system at every allocation.
 */
final class MemoryWatchdog {
    private static final long INTERVAL_MILLIS = 1000;
    private static final double GIGABYTE = 1e9;

    private MemoryWatchdog() {}

    /** Looks at once, then keeps looking from a thread of its own; tells {@code end} why once the limit is passed. */
    static void start(long limitBytes, Consumer<String> end) {
        check(limitBytes, end);
        var thread = new Thread(() -> watch(limitBytes, end), "memory watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(long limitBytes, Consumer<String> end) {
        try {
            while (true) {
                Thread.sleep(INTERVAL_MILLIS);
                check(limitBytes, end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(long limitBytes, Consumer<String> end) {
        var used = Pointer.physicalBytes();
        if (used > limitBytes) {
            end.accept(String.format(
                    Locale.ROOT,
                    "the worker took %.1f GB of memory, its share is %.1f GB; use fewer --workers or smaller settings",
                    used / GIGABYTE,
                    limitBytes / GIGABYTE));
        }
    }
}
