package org.l2bench.core.worker;

/** A worker process has ended without having been asked to. */
final class WorkerDied extends Exception {
    private static final long serialVersionUID = 1L;

    WorkerDied(String cause) {
        super(cause);
    }
}
