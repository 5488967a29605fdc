package org.l2bench.core.worker;

/** A worker process has ended without having been asked to. */
final class WorkerDied extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean bySignalToAll;

    /**
     * @param bySignalToAll whether the signal was one that a terminal or a system that shuts down sends to the parent
     *     as well
     */
    WorkerDied(String cause, boolean bySignalToAll) {
        super(cause);
        this.bySignalToAll = bySignalToAll;
    }

    boolean bySignalToAll() {
        return bySignalToAll;
    }
}
