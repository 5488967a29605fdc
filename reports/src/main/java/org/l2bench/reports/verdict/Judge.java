package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Requirement;
import org.l2bench.reports.statistic.Holm;
import org.l2bench.reports.statistic.Summary;

/** Decides the claims of an experiment on its samples. */
public final class Judge {
    private Judge() {}

    /**
     * One verdict per claim, in their order, with Holm's adjustment over those that were judged by a test: of what supports and of
     * what refutes, each among its own kind. A claim that cannot be decided for a fault of its own costs itself only.
     */
    public static List<Verdict> verdicts(List<Claim> claims, Samples samples) {
        var verdicts = claims.stream().map(c -> withoutFault(c, samples)).toList();
        var supporting = holm(verdicts.stream().map(Verdict::p).toList());
        var refuting = holm(verdicts.stream().map(Verdict::pAgainst).toList());
        return IntStream.range(0, verdicts.size())
                .mapToObj(i -> verdicts.get(i).withHolm(supporting.get(i), refuting.get(i)))
                .toList();
    }

    /** The p values that there are, adjusted; in their places. */
    private static List<OptionalDouble> holm(List<OptionalDouble> p) {
        var adjusted = Holm.adjust(p.stream()
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList())
                .iterator();
        return p.stream()
                .map(one -> one.isPresent() ? OptionalDouble.of(adjusted.next()) : one)
                .toList();
    }

    private static Verdict withoutFault(Claim claim, Samples samples) {
        try {
            return verdict(claim, samples);
        } catch (RuntimeException e) {
            var cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return Verdict.notJudged(
                    claim, 0, "cannot be decided: " + cause, List.of(Finding.without("", 0, State.NOT_JUDGED, "")));
        }
    }

    private static Verdict verdict(Claim claim, Samples samples) {
        var elsewhere = claim.requirements().stream()
                .filter(Requirement.OfSettings.class::isInstance)
                .flatMap(r -> unmet(r, 0, samples).stream())
                .findFirst();
        if (elsewhere.isPresent()) { // the numbers of this preset are not about the claim
            return Verdict.notJudged(claim, 0, elsewhere.get(), List.of(Finding.without("", 0, State.NOT_JUDGED, "")));
        }
        var decision = Decision.of(claim.rule());
        var n = samples.common(claim.rule().quantities()).size();
        var conclusion = decision.conclusion(samples);
        var unmet = claim.requirements().stream()
                .map(r -> unmet(r, n, samples))
                .flatMap(Optional::stream)
                .toList();
        if (conclusion.state() == State.NOT_RUN || unmet.isEmpty()) {
            return new Verdict(
                    claim,
                    conclusion.state().of(claim),
                    n,
                    conclusion.reason(),
                    conclusion.findings().stream()
                            .map(f -> f.withState(f.state().of(claim), f.setAside(), f.note()))
                            .toList(),
                    conclusion.p(),
                    OptionalDouble.empty(),
                    conclusion.pAgainst(),
                    OptionalDouble.empty());
        }
        // The numbers stay; what they would have decided does not.
        var unjudged = conclusion.findings().stream()
                .map(f -> f.state().isJudged() ? f.withState(State.NOT_JUDGED, f.setAside(), f.note()) : f)
                .toList();
        return Verdict.notJudged(claim, n, String.join("; ", unmet), unjudged);
    }

    /** Why a requirement does not hold; empty if it does. */
    private static Optional<String> unmet(Requirement requirement, int n, Samples samples) {
        if (requirement instanceof Requirement.MinimumSeeds r) {
            return n >= r.seeds()
                    ? Optional.empty()
                    : Optional.of("needs " + r.seeds() + " " + samples.noun() + "s, has " + n);
        }
        if (requirement instanceof Requirement.AtLeast r) {
            var values = List.copyOf(samples.values(r.quantity()).values());
            if (values.isEmpty()) {
                return Optional.of(r.otherwise() + ": no " + samples.noun() + " has "
                        + r.quantity().formula());
            }
            // NaN is not at least anything.
            return Summary.of(values).mean() >= r.bound() ? Optional.empty() : Optional.of(r.otherwise());
        }
        if (requirement instanceof Requirement.Supported r) {
            var found = Decision.of(r.rule()).conclusion(samples).state();
            return found == State.REPRODUCED ? Optional.empty() : Optional.of(r.otherwise());
        }
        if (requirement instanceof Requirement.OfSettings r) {
            return r.holds() ? Optional.empty() : Optional.of(r.otherwise());
        }
        throw new IllegalArgumentException("a requirement that reports do not know: " + requirement);
    }
}
