package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.CustomPart;
import org.l2bench.core.claim.CustomPart.Answer;
import org.l2bench.core.claim.Rule;

/** {@link Rule.Custom}: the seeds and the words are the engine's, the numbers those of the part's own test. */
record CustomDecision(Rule.Custom rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.customParts().stream().map(p -> finding(p, samples)).toList();
    }

    private static Finding finding(CustomPart part, Samples samples) {
        var seeds = samples.common(part.quantities());
        if (seeds.isEmpty()) {
            return Finding.without(
                    part.label(), 0, State.NOT_RUN, "no " + samples.noun() + " has all of " + part.formula());
        }
        var values = part.quantities().stream()
                .map(q -> seeds.stream()
                        .map(seed -> samples.value(q, seed).getAsDouble())
                        .toList())
                .toList();
        var unusable = values.stream()
                .flatMap(List::stream)
                .filter(v -> !Double.isFinite(v))
                .findFirst();
        if (unusable.isPresent()) {
            return Finding.without(
                    part.label(), seeds.size(), State.NOT_JUDGED, "not a finite number: " + unusable.get());
        }
        return said(part, seeds.size(), part.criterion().of(values));
    }

    private static Finding said(CustomPart part, int n, Answer answer) {
        if (answer instanceof Answer.Open open) {
            return Finding.without(part.label(), n, State.NOT_JUDGED, open.reason());
        }
        if (answer instanceof Answer.Fact fact) {
            return new Finding(
                    part.label(),
                    n,
                    OptionalDouble.of(fact.effect()),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    fact.holds() ? State.REPRODUCED : State.CONTRADICTED,
                    false,
                    part.unitOf(),
                    fact.note());
        }
        return tested(part, n, (Answer.Tested) answer);
    }

    /** A p that is none is a fault of the rule, and decides nothing. */
    private static Finding tested(CustomPart part, int n, Answer.Tested test) {
        if (!(isProbability(test.p()) && isProbability(test.pAgainst()))) {
            var reason = "the test of " + part.formula() + " must give p within 0 and 1, gave " + test.p() + " and "
                    + test.pAgainst();
            return Finding.without(part.label(), n, State.NOT_JUDGED, reason);
        }
        return Finding.tested(
                part.label(),
                n,
                test.effect(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                test.p(),
                test.pAgainst(),
                part.unitOf(),
                test.note());
    }

    private static boolean isProbability(double p) {
        return p >= 0 && p <= 1;
    }
}
