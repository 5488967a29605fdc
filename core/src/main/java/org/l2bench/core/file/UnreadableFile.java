package org.l2bench.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not what it should be, and why, in words for people. */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableFile(Path file, String reason) {
        this(file, reason, null);
    }

    public UnreadableFile(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.reason = reason;
    }

    /** Why, without the file's name. */
    public String reason() {
        return reason;
    }
}
