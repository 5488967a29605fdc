package org.l2bench.datasets.catalogue;

import java.util.List;

/**
 * Whether a part of a data set is on this machine.
 *
 * @param where the folder that holds it, or "in the jar"; empty if it is missing
 * @param missing what is missing, where it was looked for and how to get it; empty if nothing is
 */
public record Availability(String where, List<String> missing) {
    public Availability {
        missing = List.copyOf(missing);
    }

    public boolean available() {
        return missing.isEmpty();
    }
}
