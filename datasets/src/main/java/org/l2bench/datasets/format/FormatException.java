package org.l2bench.datasets.format;

import org.l2bench.core.setting.InvalidSettings;

/** A data file that is not what its format says: which file, where in it, what was found and what was expected. */
public final class FormatException extends InvalidSettings {
    private static final long serialVersionUID = 1L;

    private FormatException(String file, String place, String found, String expected, Throwable cause) {
        super(file + ", " + place + ": found " + found + ", expected " + expected, cause);
    }

    /**
     * A fault at a place in the content.
     *
     * @param offset in bytes from the start of the content, after decompression
     */
    public static FormatException at(String file, long offset, String found, String expected) {
        return new FormatException(file, "byte " + offset, found, expected, null);
    }

    /** A fault that another reader reported, with the bytes that were read until then. */
    public static FormatException at(String file, long offset, String found, String expected, Throwable cause) {
        return new FormatException(file, "byte " + offset, found, expected, cause);
    }

    /** A fault in a part of the file that has a name instead of an offset: a line, a variable, a folder. */
    public static FormatException in(String file, String part, String found, String expected) {
        return new FormatException(file, part, found, expected, null);
    }

    /** A fault in a part of the file that has a name instead of an offset, as another reader reported it. */
    public static FormatException in(String file, String part, String found, String expected, Throwable cause) {
        return new FormatException(file, part, found, expected, cause);
    }
}
