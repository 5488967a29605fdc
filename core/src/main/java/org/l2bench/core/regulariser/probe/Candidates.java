package org.l2bench.core.regulariser.probe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Conversion;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.convention.Model;
import org.l2bench.core.regulariser.convention.Monomial;
import org.l2bench.core.regulariser.convention.Spread;

/**
 * Looks for the rows of the table that behave like a fit.
 *
 * @param sample that was fitted
 * @param fits the shapes that explain the weights
 * @param value of the parameter, if the user knows it
 * @param tolerance relative, of a strength
 */
record Candidates(Loss loss, Sample sample, List<FormFit> fits, OptionalDouble value, double tolerance) {
    /** So many digits has a value that people type. */
    private static final int ROUND_DIGITS = 2;

    List<Candidate> of(Conventions table) {
        var found = new ArrayList<Candidate>();
        var facts = sample.facts();
        boolean hasNoIntercept = fits.stream().allMatch(f -> f.form().intercept() == Intercept.NONE);
        for (var row : table.rows()) {
            boolean isLinear = row.model() == Model.LINEAR || row.model() == Model.NETWORK;
            var penalty = Conversion.penalty(row);
            boolean isOther = hasNoIntercept && row.withoutIntercept().isPresent();
            if (!isLinear || isOther || !row.loss().agrees(loss) || penalty.isEmpty()) {
                continue;
            }
            fits.stream()
                    .filter(f -> f.form().isOf(row))
                    .map(f -> candidate(row, penalty.get(), f, facts))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(found::add);
        }
        found.sort(Comparator.comparing(c -> !c.isRound()));
        return found;
    }

    private Optional<Candidate> candidate(Convention row, Monomial penalty, FormFit fit, Facts facts) {
        var missing = penalty.missing(facts);
        var same = inUnitsOf(row.spread());
        if (!missing.isEmpty() || penalty.power(Fact.VALUE) == 0) {
            boolean fits = missing.isEmpty() && isWithin(penalty.at(1, facts), fit, same);
            return fits || !missing.isEmpty()
                    ? Optional.of(new Candidate(row, Double.NaN, Double.NaN, missing, fits))
                    : Optional.empty();
        }
        if (value.isPresent() && !isWithin(penalty.at(value.getAsDouble(), facts), fit, same)) {
            return Optional.empty();
        }
        var one = penalty.solve(fit.lowest() * same, facts);
        var other = penalty.solve(fit.highest() * same, facts);
        var low = Math.min(one, other);
        var high = Math.max(one, other);
        return Optional.of(new Candidate(row, low, high, List.of(), value.isPresent() || isRound(low, high)));
    }

    /** What turns a strength on a form's scaled features into one on those of a row. */
    private double inUnitsOf(Spread spread) {
        return switch (spread) {
            case POPULATION -> sample.rows() / (sample.rows() - 1.0);
            case COMMON -> 1 / Math.pow(sample.spread(Spread.COMMON, 0), 2);
            case NONE, SAMPLE, RMS, RANGE, LARGEST -> 1;
        };
    }

    private boolean isWithin(double lambda, FormFit fit, double same) {
        return lambda >= fit.lowest() * same * (1 - tolerance) && lambda <= fit.highest() * same * (1 + tolerance);
    }

    private boolean isRound(double low, double high) {
        if (!(low > 0) || !Double.isFinite(high)) {
            return false;
        }
        var rounded = new BigDecimal((low + high) / 2)
                .round(new MathContext(ROUND_DIGITS))
                .doubleValue();
        // A wide range holds round numbers by chance.
        boolean isNarrow = high - low <= 0.01 * high;
        var slack = Math.min(tolerance, 1e-3) * rounded;
        return isNarrow && rounded >= low - slack && rounded <= high + slack;
    }

    /** Those of a first fit that ask for the same value when the same rows are given twice. */
    static List<Candidate> agreeing(List<Candidate> once, List<Candidate> twice, double tolerance) {
        return once.stream()
                .filter(c -> twice.stream().anyMatch(t -> t.row().equals(c.row()) && isSame(c, t, tolerance)))
                .toList();
    }

    private static boolean isSame(Candidate a, Candidate b, double tolerance) {
        return Double.isNaN(a.lowest())
                || (a.lowest() <= b.highest() * (1 + tolerance) && b.lowest() <= a.highest() * (1 + tolerance));
    }
}
