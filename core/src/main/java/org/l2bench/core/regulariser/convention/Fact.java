package org.l2bench.core.regulariser.convention;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A number that a strength may depend on. */
public enum Fact implements Need {
    VALUE("v", "the value of the parameter"),
    ROWS("n", "the number of rows"),
    BATCH("B", "the rows of a batch"),
    LEARNING_RATE("lr", "the learning rate"),
    LABEL_DEVIATION("sdy", "the deviation of the label (n - 1)"),
    /** Follows from {@link #LABEL_DEVIATION} and {@link #ROWS}. */
    LABEL_POPULATION_DEVIATION("sdyn", "the deviation of the label (n)"),
    LABEL_RMS("rmsy", "the root mean square of the label about zero"),
    LABEL_RANGE("rangey", "the largest label minus the smallest"),
    FEATURES("k", "the number of features"),
    NOISE_VARIANCE("noise", "the variance of the noise that the fit estimates (its dispersion)"),
    CORRELATION("maxcorr", "the largest absolute correlation of a feature with the label");

    private final String symbol;
    private final String meaning;

    Fact(String symbol, String meaning) {
        this.symbol = symbol;
        this.meaning = meaning;
    }

    /** How formulas write it. */
    public String symbol() {
        return symbol;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** What the user has to say where it is needed. */
    List<Need> given() {
        return this == LABEL_POPULATION_DEVIATION ? List.of(LABEL_DEVIATION, ROWS) : List.of(this);
    }

    static Optional<Fact> ofSymbol(String symbol) {
        return Arrays.stream(values()).filter(f -> f.symbol.equals(symbol)).findFirst();
    }
}
