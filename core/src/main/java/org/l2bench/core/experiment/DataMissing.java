package org.l2bench.core.experiment;

import java.util.List;

/** Data that a trial needs are not on this machine. Each message says what is missing and how to get it. */
public final class DataMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> missing;

    public DataMissing(List<String> missing) {
        super(String.join("; ", missing));
        this.missing = List.copyOf(missing);
    }

    public List<String> missing() {
        return missing;
    }
}
