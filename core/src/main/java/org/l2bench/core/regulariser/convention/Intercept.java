package org.l2bench.core.regulariser.convention;

import java.util.Optional;

/** What a library does with the intercept, or the biases. */
public enum Intercept {
    FREE("not penalised"),
    PENALISED("penalised like a weight"),
    /** There is none unless the user adds a column of ones, which is then a weight like any other. */
    FEATURE("none is added; a column of ones is penalised like any feature"),
    /** Penalised, but not by the strength of the weights. */
    OWN("penalised with a strength or about a centre of its own"),
    /** The user chooses which parameters are decayed. */
    GIVEN("as given: every parameter in the decayed group"),
    NONE("the model has none");

    private final String meaning;

    Intercept(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Why a strength here has no equivalent there, if so. */
    Optional<String> obstacle(Intercept other) {
        boolean hasObstacle =
                switch (this) {
                    case OWN -> true;
                    case GIVEN -> other == OWN;
                    case FEATURE -> other == FREE || other == OWN;
                    case FREE -> other != FREE && other != GIVEN;
                    case PENALISED, NONE -> other != this && other != GIVEN && other != FEATURE;
                };
        return hasObstacle
                ? Optional.of(
                        "one penalises what the other does not: here the intercept is " + phrase() + ", there it is "
                                + other.phrase()
                                + "; the two agree only in models without an intercept")
                : Optional.empty();
    }

    private String phrase() {
        return switch (this) {
            case FREE -> "free";
            case PENALISED -> "penalised";
            case FEATURE -> "a column of ones and penalised, or left out";
            case GIVEN -> "as given";
            case OWN -> "penalised in a way of its own";
            case NONE -> "left out";
        };
    }

    /** What the user of the other row must do, if anything. */
    Optional<String> advice(Intercept other) {
        if (this == GIVEN && other == GIVEN) {
            return Optional.empty();
        }
        if (this == GIVEN || other == GIVEN) {
            var fixed = this == GIVEN ? other : this;
            return Optional.of(
                    switch (fixed) {
                        case FREE ->
                            "the biases must be outside the decayed group: the other side leaves the intercept free";
                        case PENALISED ->
                            "the biases must be in the decayed group: the other side penalises the intercept";
                        case FEATURE ->
                            "a column of ones on the one side, a bias in the decayed group on the other, or neither";
                        case NONE -> "no biases: the other side has no intercept";
                        case GIVEN, OWN -> throw new IllegalStateException("there is no advice on " + fixed);
                    });
        }
        if (this == other) {
            return Optional.empty();
        }
        return Optional.of(
                this == PENALISED || other == PENALISED
                        ? "add a column of ones where no intercept is added"
                        : "add no column of ones");
    }
}
