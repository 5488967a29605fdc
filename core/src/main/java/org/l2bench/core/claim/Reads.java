package org.l2bench.core.claim;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What something reads from results by name, so that a name that no trial reports is found before one runs: each of the arms has one
 * of the names, and each of the names is one of some arm's.
 *
 * @param arms none for a name that any arm may have
 * @param place x of a point that a curve must have
 */
public record Reads(Kind kind, List<String> arms, List<String> names, OptionalDouble place) {
    /** What kind of name it is. */
    public enum Kind {
        METRIC,
        CURVE
    }

    public Reads {
        arms = List.copyOf(arms);
        names = List.copyOf(names);
    }

    /** Metrics of arms, of which not every arm need have every one. */
    public static Reads metrics(List<String> arms, List<String> names) {
        return new Reads(Kind.METRIC, arms, names, OptionalDouble.empty());
    }

    /** Curves of arms, of which not every arm need have every one. */
    public static Reads curves(List<String> arms, List<String> names) {
        return new Reads(Kind.CURVE, arms, names, OptionalDouble.empty());
    }

    public static Reads metric(String arm, String name) {
        return metrics(List.of(arm), List.of(name));
    }

    public static Reads curve(String arm, String name) {
        return curves(List.of(arm), List.of(name));
    }

    /** The point of a curve at x. */
    public static Reads point(String arm, String curve, double x) {
        return new Reads(Kind.CURVE, List.of(arm), List.of(curve), OptionalDouble.of(x));
    }

    /** A metric whose unit and digits are used, whichever arm has it. */
    public static Reads unit(String metric) {
        return metrics(List.of(), List.of(metric));
    }
}
