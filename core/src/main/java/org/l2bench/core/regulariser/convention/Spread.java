package org.l2bench.core.regulariser.convention;

import java.util.List;

/** What a library divides a feature by before it fits. A penalty on the scaled weight is lambda spread_j^2 on the one that users see. */
public enum Spread implements Need {
    /** Nothing: the features as they are. */
    NONE("nothing"),
    SAMPLE("the deviation of each feature (n - 1)"),
    POPULATION("the deviation of each feature (n)"),
    RMS("the root mean square of each feature about zero"),
    RANGE("the largest minus the smallest value of each feature"),
    LARGEST("the largest absolute value of each feature"),
    /** All features by one number. */
    COMMON("the root mean square over all centred features");

    private final String meaning;

    Spread(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** What the user has to say where it is needed; with {@link #SAMPLE} and the rows, {@link #POPULATION} is known. */
    List<Need> given() {
        return this == POPULATION ? List.of(SAMPLE, Fact.ROWS) : List.of(this);
    }

    /** Whether it is a deviation, with either divisor. */
    public boolean isDeviation() {
        return this == SAMPLE || this == POPULATION;
    }
}
