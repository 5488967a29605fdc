package org.l2bench.reports.verdict;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Rule;

/** {@link Rule.SameVerdict}. */
record SameVerdictDecision(Rule.SameVerdict rule) implements Decision {
    @Override
    public List<Quantity> quantities() {
        return rule.variants().stream()
                .flatMap(v -> Stream.of(v.original(), v.alternative()))
                .flatMap(r -> Decision.of(r).quantities().stream())
                .toList();
    }

    @Override
    public List<Finding> findings(Samples samples) {
        return rule.variants().stream().map(v -> finding(v, samples)).toList();
    }

    private static Finding finding(Rule.Variant variant, Samples samples) {
        var original = Conclusion.of(Decision.of(variant.original()).findings(samples));
        var alternative = Conclusion.of(Decision.of(variant.alternative()).findings(samples));
        var n = samples.common(Stream.of(variant.original(), variant.alternative())
                        .flatMap(r -> Decision.of(r).quantities().stream())
                        .toList())
                .size();
        return Finding.without(
                variant.label(), n, state(original, alternative), words(original) + " → " + words(alternative));
    }

    private static State state(Conclusion original, Conclusion alternative) {
        if (original.state() == State.NOT_RUN || alternative.state() == State.NOT_RUN) {
            return State.NOT_RUN;
        }
        if (!original.state().isJudged() || !alternative.state().isJudged()) {
            return State.NOT_JUDGED;
        }
        return original.state() == alternative.state() ? State.REPRODUCED : State.CONTRADICTED;
    }

    private static String words(Conclusion conclusion) {
        return conclusion.state().isJudged()
                ? conclusion.state().word()
                : conclusion.state().word() + " (" + conclusion.reason() + ")";
    }
}
