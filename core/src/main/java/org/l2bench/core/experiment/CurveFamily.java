package org.l2bench.core.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.l2bench.core.setting.Problems;

/**
 * Curves of one kind: how far their values may be from those of another machine class, which arms have them, and where.
 *
 * @param names the name of a curve; {@code *} stands for any characters, as in {@code windows.*}, where they are really many
 * @param tolerance absolute difference of y that another machine class may show at any x; 0 for counts
 * @param placeTolerance the same of x; 0 unless the places themselves are computed
 * @param arms those whose results have it
 * @param places every x, e.g. epochs; empty where it is not known before a trial, which then need have no point at all
 * @param isCombined whether it is in no record, but made of all trials together, see {@link Experiment#combined}
 */
public record CurveFamily(
        String names,
        double tolerance,
        double placeTolerance,
        ArmSet arms,
        Optional<List<Double>> places,
        boolean isCombined) {
    public CurveFamily {
        places = places.map(List::copyOf);
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

    /** Of all arms. */
    public CurveFamily(String names, double tolerance, double placeTolerance) {
        this(names, tolerance, placeTolerance, ArmSet.ALL, Optional.empty(), false);
    }

    /** Of all arms, at places that are settings or counts, the same everywhere. */
    public CurveFamily(String names, double tolerance) {
        this(names, tolerance, 0);
    }

    /** A curve that all trials together make of some arms; nothing compares it with another machine's. */
    public static CurveFamily combined(String name, ArmSet arms) {
        return new CurveFamily(name, 0, 0, arms, Optional.empty(), true);
    }

    /** The same of these arms only. */
    public CurveFamily of(ArmSet only) {
        return new CurveFamily(names, tolerance, placeTolerance, only, places, isCombined);
    }

    /** The same, with a point at each of these x and nowhere else. */
    public CurveFamily at(List<? extends Number> x) {
        var doubles = x.stream().map(Number::doubleValue).toList();
        return new CurveFamily(names, tolerance, placeTolerance, arms, Optional.of(doubles), isCombined);
    }

    public boolean has(String curve) {
        return Arrays.stream(names.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(Collectors.joining(".*"), curve::matches));
    }

    /** Those that a curve of an arm belongs to; one, if the declaration is right. */
    public static List<CurveFamily> of(List<CurveFamily> families, String arm, String curve) {
        return families.stream().filter(f -> f.arms.has(arm) && f.has(curve)).toList();
    }

    /** Whether the record of a trial has such curves with this arm. */
    public boolean isRecordedFor(Arm arm) {
        return !isCombined && !arm.isCombined() && arms.has(arm.name());
    }
}
