package org.l2bench.cli;

/** How a command ends, for scripts. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int DRIFTED = 1;
    static final int BAD_INPUT = 2;
    static final int SOME_TRIALS_FAILED = 3;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
