package org.l2bench.core.neighbour;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work in shares, a thread for each. */
public final class Shares {
    private Shares() {}

    /** Does all of them; a single one in the caller's thread. What one throws is thrown. */
    public static void run(List<Runnable> shares) {
        if (shares.size() == 1) {
            shares.get(0).run();
            return;
        }
        var pool = Executors.newFixedThreadPool(Math.max(1, shares.size()));
        try {
            List<Future<?>> running = new ArrayList<>();
            shares.forEach(s -> running.add(pool.submit(s)));
            for (var share : running) {
                share.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the work was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
