package org.l2bench.core.claim;

/** What must hold of the records before a claim is judged. */
public sealed interface Requirement {
    /** At least this many seeds have all arms that the claim names. */
    record MinimumSeeds(int seeds) implements Requirement {}

    /** The mean over seeds of the quantity is at least the bound; otherwise the claim is not judged, for this reason. */
    record AtLeast(Quantity quantity, double bound, String otherwise) implements Requirement {}

    /** The rule, by itself, is supported; otherwise the claim is not judged, for this reason. */
    record Supported(Rule rule, String otherwise) implements Requirement {}

    /** Something that the settings decide before any trial has run; otherwise the claim is not judged, for this reason. */
    record OfSettings(boolean holds, String otherwise) implements Requirement {}
}
