package org.l2bench.core.regulariser.convention;

/** What is penalised, which decides whether two strengths can be compared at all. */
public enum Model {
    LINEAR("weights of a linear model"),
    NETWORK("weights of a network"),
    TREE("values of leaves"),
    RATINGS("factors of users and items, for each rating"),
    IMPLICIT("factors of users and items, implicit feedback"),
    SEQUENCE("weights of a sequence model, n counts sequences");

    private final String meaning;

    Model(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** A linear model is a network without hidden layers. */
    boolean isComparableTo(Model other) {
        return this == other || (this == LINEAR && other == NETWORK) || (this == NETWORK && other == LINEAR);
    }
}
