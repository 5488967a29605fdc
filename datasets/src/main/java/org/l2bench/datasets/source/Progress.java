package org.l2bench.datasets.source;

/** Hears how a fetch goes on. */
public interface Progress {
    /**
     * Some bytes have arrived.
     *
     * @param done bytes of the file that are here, with those of earlier attempts
     * @param total bytes of the whole file, or -1 if the server does not tell
     */
    void bytes(String file, long done, long total);

    /** Something else happened, in a sentence: a source that failed, a client that is tried. */
    void note(String message);

    /** Hears nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void bytes(String file, long done, long total) {}

            @Override
            public void note(String message) {}
        };
    }
}
