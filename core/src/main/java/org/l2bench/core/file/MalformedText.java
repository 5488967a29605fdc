package org.l2bench.core.file;

import java.io.IOException;

/** What should be text in UTF-8 and is not: where, and what is there instead. */
public final class MalformedText extends IOException {
    private static final long serialVersionUID = 1L;

    /** What every text must be. */
    public static final String EXPECTED = "text in UTF-8 without byte-order mark and NUL";

    private final String place;
    private final String found;

    /**
     * A fault.
     *
     * @param line counted from 1
     * @param offset in bytes from the start of the content, counted from 0
     */
    public MalformedText(long line, long offset, String found) {
        this("line " + line + ", byte " + offset, found);
    }

    private MalformedText(String place, String found) {
        super(place + ": found " + found + ", expected " + EXPECTED);
        this.place = place;
        this.found = found;
    }

    /** The same fault, with the number of further lines that have one. */
    MalformedText andFurther(long lines) {
        return lines == 0 ? this : new MalformedText(place, found + " (and faults in " + lines + " further lines)");
    }

    /** Line and byte. */
    public String place() {
        return place;
    }

    public String found() {
        return found;
    }
}
