package org.l2bench.core.experiment;

/** What must hold of the records before a claim is judged. */
public sealed interface Requirement {
    /** At least this many seeds have all arms that the claim names. */
    record MinimumSeeds(int seeds) implements Requirement {}

    /** The mean over seeds of the quantity is at least the bound; otherwise the claim is not judged, for this reason. */
    record AtLeast(Quantity quantity, double bound, String otherwise) implements Requirement {}
}
