package org.l2bench.reports.verdict;

import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Quantity;
import org.l2bench.reports.statistic.Interval;

/**
 * What the records say about one contrast of a claim.
 *
 * @param label which contrast; empty if the claim has but one
 * @param n seeds that it rests on
 * @param effect mean difference, difference of minima or correlation
 * @param threshold what the effect must exceed; empty where there is no direction
 * @param interval 90 %
 * @param sd standard deviation of the differences over seeds, divisor n - 1
 * @param p one-sided, of the hypothesis that the contrast does not hold
 * @param pAgainst one-sided, of the hypothesis that it does: what a refutation rests on
 * @param setAside whether the rule leaves this contrast out of the verdict (saturation)
 * @param unitOf the quantity that has the effect's unit; empty for a pure number
 * @param note reason, or what else a reader needs; may be empty
 */
public record Finding(
        String label,
        int n,
        OptionalDouble effect,
        OptionalDouble threshold,
        Optional<Interval> interval,
        OptionalDouble sd,
        OptionalDouble p,
        OptionalDouble pAgainst,
        State state,
        boolean setAside,
        Optional<Quantity> unitOf,
        String note) {

    /** A contrast that a test has decided at its own level of 5 % on either side. */
    static Finding tested(
            String label,
            int n,
            double effect,
            OptionalDouble threshold,
            Optional<Interval> interval,
            OptionalDouble sd,
            double p,
            double pAgainst,
            Optional<Quantity> unitOf,
            String note) {
        return new Finding(
                label,
                n,
                OptionalDouble.of(effect),
                threshold,
                interval,
                sd,
                OptionalDouble.of(p),
                OptionalDouble.of(pAgainst),
                Verdict.state(p, pAgainst),
                false,
                unitOf,
                note);
    }

    /** A contrast of which nothing can be said but why. */
    static Finding without(String label, int n, State state, String note) {
        return new Finding(
                label,
                n,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                state,
                false,
                Optional.empty(),
                note);
    }

    Finding withState(State newState, boolean nowSetAside, String newNote) {
        return new Finding(
                label, n, effect, threshold, interval, sd, p, pAgainst, newState, nowSetAside, unitOf, newNote);
    }

    /** Decided by its p where there is one on both sides, else by the state given. */
    Finding withTest(OptionalDouble newP, OptionalDouble newPAgainst, State otherwise) {
        var tested = newP.isPresent() && newPAgainst.isPresent();
        return new Finding(
                label,
                n,
                effect,
                threshold,
                interval,
                sd,
                newP,
                newPAgainst,
                tested ? Verdict.state(newP.getAsDouble(), newPAgainst.getAsDouble()) : otherwise,
                setAside,
                unitOf,
                note);
    }

    Finding withEffect(double onlyEffect, Quantity quantity) {
        return new Finding(
                label,
                n,
                OptionalDouble.of(onlyEffect),
                threshold,
                interval,
                sd,
                p,
                pAgainst,
                state,
                setAside,
                Optional.of(quantity),
                note);
    }

    /** The label, or words for a claim that has but one contrast. */
    String named() {
        return label.isEmpty() ? "the difference" : label;
    }
}
