package org.l2bench.reports.verdict;

import java.util.List;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.MeanOrder}. */
record MeanOrderDecision(Rule.MeanOrder rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.series().stream().map(s -> finding(s, samples)).toList();
    }

    private static Finding finding(Rule.Series series, Samples samples) {
        var seeds = samples.common(series.quantities());
        if (seeds.isEmpty()) {
            return Finding.without(series.label(), 0, State.NOT_RUN, samples.noneHasAll(series.quantities()));
        }
        var means =
                series.quantities().stream().map(q -> mean(q, seeds, samples)).toList();
        var isFinite = means.stream().allMatch(Double::isFinite);
        var isInOrder = isFinite;
        for (var i = 1; i < means.size(); i++) {
            isInOrder &= series.rising() ? means.get(i) >= means.get(i - 1) : means.get(i) <= means.get(i - 1);
        }
        var state = !isFinite ? State.NOT_JUDGED : isInOrder ? State.REPRODUCED : State.CONTRADICTED;
        var note = "means " + means.stream().map(m -> Numbers.significant(m, 3)).collect(Collectors.joining(", "))
                + (series.rising() ? " must not fall" : " must not rise");
        return Finding.without(series.label(), seeds.size(), state, note);
    }

    private static double mean(Quantity quantity, List<Replicate> seeds, Samples samples) {
        return seeds.stream()
                .mapToDouble(seed -> samples.value(quantity, seed).getAsDouble())
                .average()
                .orElseThrow();
    }
}
