package org.l2bench.core.regulariser.probe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the weights say of their penalty.
 *
 * @param turned whether the weights are those of the other class, with all signs turned
 * @param coordinates of the weights as they were read, or turned
 * @param fits the shapes of penalty that explain them equally well; the nearest one where none explains them
 * @param fromUnpenalised the distance from the optimum without a penalty, relative to it; NaN for the hinge
 * @param l1 an L1 part that is needed to explain them
 * @param telling how many weights tell of the scaling: not 0, on columns that are not constant
 * @param ratio of lambda when the same rows are given twice
 * @param candidates rows of the table that behave so, those with a round value first
 */
public record Finding(
        Kind kind,
        boolean turned,
        List<Coordinate> coordinates,
        List<FormFit> fits,
        double fromUnpenalised,
        Optional<L1Part> l1,
        int telling,
        OptionalDouble ratio,
        List<Candidate> candidates) {
    /** What it comes to. */
    public enum Kind {
        /** A quadratic penalty explains the weights. */
        PENALTY,
        /** They are the optimum of the loss alone. */
        NO_PENALTY,
        /** A quadratic and an L1 penalty together explain them. */
        ELASTIC_NET,
        /** They are near the optimum of a penalty, and no optimum. */
        STOPPED_EARLY,
        /** No quadratic penalty fits. */
        NONE_FITS
    }

    public Finding {
        coordinates = List.copyOf(coordinates);
        fits = List.copyOf(fits);
        candidates = List.copyOf(candidates);
    }
}
