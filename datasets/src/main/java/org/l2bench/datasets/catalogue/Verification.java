package org.l2bench.datasets.catalogue;

/**
 * What became of checking one part of a data set.
 *
 * @param detail the fingerprint if the part could be read, else what is wrong or missing
 */
public record Verification(String name, Split part, State state, String detail) {
    /** The outcome of a check. */
    public enum State {
        /** The content has the published fingerprint. */
        VERIFIED,
        /** The content is well formed and complete, but no fingerprint was published with l2bench to compare it with. */
        READABLE,
        /** Not on this machine. */
        ABSENT,
        /** Broken, or not what the name stands for. */
        WRONG
    }
}
