package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Rule;

/** {@link Rule.Monotone}. */
record MonotoneDecision(Rule.Monotone rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.series().stream().map(s -> finding(s, samples)).toList();
    }

    private static Finding finding(Rule.Series series, Samples samples) {
        var seeds = samples.common(series.quantities());
        if (seeds.isEmpty()) {
            return Finding.without(series.label(), 0, State.NOT_RUN, samples.noneHasAll(series.quantities()));
        }
        var broken = new ArrayList<String>();
        for (var seed : seeds) {
            for (var i = 1; i < series.quantities().size(); i++) {
                var before = samples.value(series.quantities().get(i - 1), seed).getAsDouble();
                var after = samples.value(series.quantities().get(i), seed).getAsDouble();
                // A NaN is neither above nor below.
                if (!(series.rising() ? after > before : after < before)) {
                    broken.add(seed + " at " + series.quantities().get(i).formula());
                }
            }
        }
        return Finding.without(
                series.label(),
                seeds.size(),
                broken.isEmpty() ? State.REPRODUCED : State.CONTRADICTED,
                broken.isEmpty() ? "strictly, in every " + samples.noun() : "not so: " + String.join(", ", broken));
    }
}
