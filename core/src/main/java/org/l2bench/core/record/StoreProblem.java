package org.l2bench.core.record;

/** A file or folder of the store that keeps a run from going on. The message names it, the reason and the remedy. */
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreProblem(String message) {
        super(message);
    }

    public StoreProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
