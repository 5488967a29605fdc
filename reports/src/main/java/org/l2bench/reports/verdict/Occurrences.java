package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Replicate;

/**
 * The seeds that show an event, and those that do not.
 *
 * @param obstacle why nothing can be counted
 */
record Occurrences(List<Replicate> with, List<Replicate> without, Optional<Finding> obstacle) {
    private enum Seen {
        YES,
        NO,
        NO_NUMBER
    }

    static Occurrences of(Rule.Event event, Samples samples) {
        var seeds = samples.common(event.quantities());
        if (seeds.isEmpty()) {
            return nothing(Finding.without(event.label(), 0, State.NOT_RUN, samples.noneHasAll(event.quantities())));
        }
        var with = new ArrayList<Replicate>();
        var without = new ArrayList<Replicate>();
        for (var seed : seeds) {
            var counts = seen(event.given(), seed, samples);
            var shows = seen(event.ranges(), seed, samples);
            if (counts == Seen.NO_NUMBER || (counts == Seen.YES && shows == Seen.NO_NUMBER)) {
                var reason = seed + " has what is not a number";
                return nothing(Finding.without(event.label(), seeds.size(), State.NOT_JUDGED, reason));
            }
            if (counts == Seen.YES) {
                (shows == Seen.YES ? with : without).add(seed);
            }
        }
        return with.isEmpty() && without.isEmpty()
                ? nothing(Finding.without(event.label(), 0, State.NOT_JUDGED, "no " + samples.noun() + " counts"))
                : new Occurrences(with, without, Optional.empty());
    }

    private static Occurrences nothing(Finding why) {
        return new Occurrences(List.of(), List.of(), Optional.of(why));
    }

    private static Seen seen(List<Rule.Range> ranges, Replicate seed, Samples samples) {
        var all = Seen.YES;
        for (var range : ranges) {
            var value = samples.value(range.quantity(), seed).getAsDouble();
            if (Double.isNaN(value)) {
                return Seen.NO_NUMBER;
            }
            all = range.holds(value) ? all : Seen.NO;
        }
        return all;
    }

    /** Seeds that count. */
    int n() {
        return with.size() + without.size();
    }

    /** For example {@code 9 of 10 seeds}. */
    String counted(Samples samples) {
        return with.size() + " of " + samples.counted(n());
    }

    /** The seeds that do not show it; empty if there are none. */
    String named() {
        return without.isEmpty()
                ? ""
                : ": " + without.stream().map(Replicate::toString).collect(Collectors.joining(", "));
    }
}
