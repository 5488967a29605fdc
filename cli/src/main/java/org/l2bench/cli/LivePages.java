package org.l2bench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.l2bench.core.file.Reason;

/**
 * Pages of a run that goes on, written in the background. What is asked for while one is written is one page, of all that is there by
 * then.
 */
final class LivePages {
    private final Callable<?> write;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(r -> new Thread(r, "pages"));
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private volatile boolean isStopped;
    private Future<?> last;

    /** @param write a page of what is there */
    LivePages(Callable<?> write) {
        this.write = write;
    }

    synchronized void ask() {
        if (!isWaiting.getAndSet(true)) {
            last = writer.submit(this::writeNext);
        }
    }

    private Void writeNext() throws Exception {
        isWaiting.set(false);
        if (!isStopped) {
            write.call();
        }
        return null;
    }

    /** The page that is being written is the last one. */
    void stop() {
        isStopped = true;
        writer.shutdown();
    }

    /** Waits for the last one. */
    synchronized void await() throws InterruptedException, IOException {
        try {
            if (last != null) {
                last.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the page could not be written: " + Reason.of(e.getCause()), e);
        }
    }
}
