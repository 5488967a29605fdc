package org.l2bench.core.worker;

/** Workers cannot do their work at all, for a reason that is not a trial's. The message names cause and remedy. */
public final class WorkerProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkerProblem(String message) {
        super(message);
    }

    public WorkerProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
