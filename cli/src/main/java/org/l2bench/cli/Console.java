package org.l2bench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Where the user reads. Lines that are to stay, and on terminals one status line below them that is overwritten.
 *
 * @param terminal whether {@code out} is a terminal
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
    private static final String ERASE = "\r\u001b[2K";

    /** Set by the launcher, which can see whether standard output is a terminal. */
    static final String TERMINAL = "l2bench.terminal";

    static Console ofProcess() {
        var charset = UserCharset.of(System.getProperties());
        return new Console(
                UserCharset.print(new FileOutputStream(FileDescriptor.out), charset),
                UserCharset.print(new FileOutputStream(FileDescriptor.err), charset),
                Boolean.getBoolean(TERMINAL));
    }

    synchronized void line(String text) {
        out.println(terminal ? ERASE + text : text);
    }

    void line() {
        line("");
    }

    void lines(List<String> texts) {
        texts.forEach(this::line);
    }

    /** Shows what is going on; nothing where lines cannot be overwritten. */
    synchronized void status(String text) {
        if (terminal) {
            out.print(ERASE + text);
            out.flush();
        }
    }

    void problem(String text) {
        status("");
        err.println("l2bench: " + text);
    }
}
