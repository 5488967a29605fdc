package org.l2bench.core.record;

import java.util.List;

/** A file or folder of the store that keeps a run from going on. The message names it, the reason and the remedy. */
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreProblem(String message) {
        super(message);
    }

    public StoreProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Throws one with all messages, a line each, if there is one. */
    public static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new StoreProblem(String.join(System.lineSeparator(), problems));
        }
    }
}
