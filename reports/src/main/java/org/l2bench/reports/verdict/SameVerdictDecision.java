package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.claim.Rule;

/** {@link Rule.SameVerdict}. */
record SameVerdictDecision(Rule.SameVerdict rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.variants().stream().map(v -> finding(v, samples)).toList();
    }

    private static Finding finding(Rule.Variant variant, Samples samples) {
        var original = Decision.of(variant.original()).conclusion(samples);
        var alternative = Decision.of(variant.alternative()).conclusion(samples);
        var n = samples.common(Stream.of(variant.original(), variant.alternative())
                        .flatMap(r -> r.quantities().stream())
                        .toList())
                .size();
        var note = words(original) + " → " + words(alternative);
        if (original.state() == State.NOT_RUN || alternative.state() == State.NOT_RUN) {
            return Finding.without(variant.label(), n, State.NOT_RUN, note);
        }
        if (!original.state().isJudged() || !alternative.state().isJudged()) {
            return Finding.without(variant.label(), n, State.NOT_JUDGED, note);
        }
        return Finding.without(variant.label(), n, State.INCONCLUSIVE, note)
                .withTest(
                        either(original.p(), alternative.p(), original.pAgainst(), alternative.pAgainst()),
                        either(original.p(), alternative.pAgainst(), original.pAgainst(), alternative.p()),
                        decided(original.state(), alternative.state()));
    }

    /** Two facts without a test agree or differ; a fact and one that is not decided do neither. */
    private static State decided(State original, State alternative) {
        if (original == State.INCONCLUSIVE || alternative == State.INCONCLUSIVE) {
            return State.INCONCLUSIVE;
        }
        return original == alternative ? State.REPRODUCED : State.CONTRADICTED;
    }

    /** That a and b are shown both, or c and d both: the smaller of two largest p, twice as there are two ways. */
    private static OptionalDouble either(OptionalDouble a, OptionalDouble b, OptionalDouble c, OptionalDouble d) {
        if (Stream.of(a, b, c, d).anyMatch(OptionalDouble::isEmpty)) {
            return OptionalDouble.empty();
        }
        var one = Math.max(a.getAsDouble(), b.getAsDouble());
        var other = Math.max(c.getAsDouble(), d.getAsDouble());
        return OptionalDouble.of(Math.min(1, 2 * Math.min(one, other)));
    }

    private static String words(Conclusion conclusion) {
        return conclusion.state().isJudged()
                ? conclusion.state().word()
                : conclusion.state().word() + " (" + conclusion.reason() + ")";
    }
}
