package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Claim;
import org.l2bench.core.experiment.Requirement;
import org.l2bench.reports.statistic.Holm;
import org.l2bench.reports.statistic.Summary;

/** Decides the claims of an experiment on its samples. */
public final class Judge {
    private Judge() {}

    /** One verdict per claim, in their order, with Holm's adjustment over those that were judged by a test. */
    public static List<Verdict> verdicts(List<Claim> claims, Samples samples) {
        var verdicts = new ArrayList<Verdict>();
        claims.forEach(c -> verdicts.add(verdict(c, samples)));
        var tested = IntStream.range(0, verdicts.size())
                .filter(i -> verdicts.get(i).p().isPresent())
                .boxed()
                .toList();
        var adjusted = Holm.adjust(
                tested.stream().map(i -> verdicts.get(i).p().getAsDouble()).toList());
        for (var k = 0; k < tested.size(); k++) {
            var index = tested.get(k);
            verdicts.set(index, verdicts.get(index).withHolm(adjusted.get(k)));
        }
        return List.copyOf(verdicts);
    }

    private static Verdict verdict(Claim claim, Samples samples) {
        var elsewhere = claim.requirements().stream()
                .filter(Requirement.OfSettings.class::isInstance)
                .flatMap(r -> unmet(r, 0, samples).stream())
                .findFirst();
        if (elsewhere.isPresent()) { // the numbers of this preset are not about the claim
            return notJudged(claim, 0, elsewhere.get(), List.of(Finding.without("", 0, State.NOT_JUDGED, "")));
        }
        var decision = Decision.of(claim.rule());
        var n = samples.common(decision.quantities()).size();
        var findings = decision.findings(samples);
        var conclusion = Conclusion.of(findings);
        var unmet = claim.requirements().stream()
                .map(r -> unmet(r, n, samples))
                .flatMap(Optional::stream)
                .toList();
        if (conclusion.state() == State.NOT_RUN || unmet.isEmpty()) {
            return new Verdict(
                    claim,
                    conclusion.state(),
                    n,
                    conclusion.reason(),
                    findings,
                    conclusion.p(),
                    OptionalDouble.empty());
        }
        // The numbers stay; what they would have decided does not.
        var unjudged = findings.stream()
                .map(f -> f.state().isJudged() ? f.withState(State.NOT_JUDGED, f.setAside(), f.note()) : f)
                .toList();
        return notJudged(claim, n, String.join("; ", unmet), unjudged);
    }

    private static Verdict notJudged(Claim claim, int n, String reason, List<Finding> findings) {
        return new Verdict(
                claim, State.NOT_JUDGED, n, reason, findings, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Why a requirement does not hold; empty if it does. */
    private static Optional<String> unmet(Requirement requirement, int n, Samples samples) {
        if (requirement instanceof Requirement.MinimumSeeds r) {
            return n >= r.seeds() ? Optional.empty() : Optional.of("needs " + r.seeds() + " seeds, has " + n);
        }
        if (requirement instanceof Requirement.AtLeast r) {
            var values = List.copyOf(samples.values(r.quantity()).values());
            if (values.isEmpty()) {
                return Optional.of(r.otherwise() + ": no seed has " + QuantityName.of(r.quantity()));
            }
            // NaN is not at least anything.
            return Summary.of(values).mean() >= r.bound() ? Optional.empty() : Optional.of(r.otherwise());
        }
        if (requirement instanceof Requirement.Supported r) {
            var found = Conclusion.of(Decision.of(r.rule()).findings(samples)).state();
            return found == State.REPRODUCED ? Optional.empty() : Optional.of(r.otherwise());
        }
        if (requirement instanceof Requirement.OfSettings r) {
            return r.holds() ? Optional.empty() : Optional.of(r.otherwise());
        }
        throw new IllegalArgumentException("a requirement that reports do not know: " + requirement);
    }
}
