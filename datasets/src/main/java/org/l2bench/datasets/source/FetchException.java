package org.l2bench.datasets.source;

import java.util.List;

/** Data could not be fetched; one message for each source that was tried. */
public final class FetchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    public FetchException(List<String> reasons, Throwable cause) {
        super(String.join("; ", reasons), cause);
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
