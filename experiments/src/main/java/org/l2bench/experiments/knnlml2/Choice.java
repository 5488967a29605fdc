package org.l2bench.experiments.knnlml2;

import java.util.List;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;

/** Ways to choose the mixture. */
enum Choice {
    /** tau = 1, lambda chosen: the paper's way. */
    PLAIN("knn", "kNN", Kind.F, List.of(0.0)),
    /** tau and lambda chosen. */
    TUNED("knn-tuned", "kNN tuned", Kind.F, MixtureGrid.EXPONENTS),
    /** tau and lambda chosen, keys z. */
    Z("knn-z", "kNN on z", Kind.Z, MixtureGrid.EXPONENTS);

    private final String key;
    private final String label;
    private final Kind kind;
    private final List<Double> exponents;

    Choice(String key, String label, Kind kind, List<Double> exponents) {
        this.key = key;
        this.label = label;
        this.kind = kind;
        this.exponents = exponents;
    }

    /** In the names of metrics and curves. */
    String key() {
        return key;
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /** Log2 of the temperatures that are chosen from. */
    List<Double> exponents() {
        return exponents;
    }

    boolean tunesTau() {
        return exponents.size() > 1;
    }
}
