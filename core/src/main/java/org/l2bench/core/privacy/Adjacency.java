package org.l2bench.core.privacy;

/** What two data sets may differ in that a guarantee cannot tell apart. */
public enum Adjacency {
    /** One record is there or not. */
    ADD_OR_REMOVE("one record added or removed"),
    /** One record stands in the place of another. */
    REPLACE("one record replaced");

    private final String label;

    Adjacency(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }
}
