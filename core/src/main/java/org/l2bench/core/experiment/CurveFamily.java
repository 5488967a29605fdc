package org.l2bench.core.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.l2bench.core.setting.Problems;

/**
 * Curves of one kind and how far their values may be from those of another machine class.
 *
 * @param names the name of a curve; {@code *} stands for any characters, as in {@code windows.*}
 * @param tolerance absolute difference of y that another machine class may show at any x; 0 for counts
 * @param placeTolerance the same of x; 0 unless the places themselves are computed
 */
public record CurveFamily(String names, double tolerance, double placeTolerance) {
    public CurveFamily {
        new Problems()
                .require(!names.isBlank(), "a family of curves needs a name")
                .require(
                        tolerance >= 0 && Double.isFinite(tolerance),
                        "the tolerance of curves %s must be >= 0 and finite, was %s",
                        names,
                        tolerance)
                .require(
                        placeTolerance >= 0 && Double.isFinite(placeTolerance),
                        "the tolerance of the places of curves %s must be >= 0 and finite, was %s",
                        names,
                        placeTolerance)
                .throwIfAny();
    }

    /** Of curves whose places are settings or counts, the same everywhere. */
    public CurveFamily(String names, double tolerance) {
        this(names, tolerance, 0);
    }

    public boolean has(String curve) {
        return Arrays.stream(names.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(Collectors.joining(".*"), curve::matches));
    }

    /** Those that a curve belongs to; one, if the declaration is right. */
    public static List<CurveFamily> of(List<CurveFamily> families, String curve) {
        return families.stream().filter(f -> f.has(curve)).toList();
    }
}
