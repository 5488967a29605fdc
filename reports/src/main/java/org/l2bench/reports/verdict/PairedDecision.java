package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.PairedT;
import org.l2bench.reports.statistic.Summary;

/**
 * {@link Rule.PairedDifference}, and {@link Rule.ReportDifference}, which is the same without a threshold.
 *
 * @param threshold empty: there is no direction to judge
 * @param testOverTrain as in {@link Rule.PairedDifference}
 */
record PairedDecision(List<Contrast> contrasts, OptionalDouble threshold, double testOverTrain) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return contrasts.stream().map(c -> finding(c, samples)).toList();
    }

    private Finding finding(Contrast contrast, Samples samples) {
        var pairs = samples.pairs(contrast.left(), contrast.right());
        var obstacle = obstacle(contrast, pairs, samples.noun());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (pairs.n() < 2) {
            return oneSeed(contrast, pairs, samples.noun());
        }
        if (pairs.allDifferencesEqual()) {
            var reason =
                    "the differences of all " + pairs.n() + " " + samples.noun() + "s are equal: no spread to judge by";
            var finding = threshold.isPresent()
                    ? Finding.without(contrast.label(), pairs.n(), State.NOT_JUDGED, reason)
                    : Finding.without(contrast.label(), pairs.n(), State.REPORTED, "");
            return finding.withEffect(pairs.differences().get(0), contrast.left());
        }
        var test = PairedT.of(pairs.differences(), threshold.orElse(0), testOverTrain);
        var finding = threshold.isPresent() ? judged(contrast, pairs, test) : reported(contrast, pairs, test);
        return setAsideIfSaturated(finding, contrast, samples);
    }

    private Finding judged(Contrast contrast, Pairs pairs, PairedT test) {
        return Finding.tested(
                contrast.label(),
                pairs.n(),
                test.mean(),
                threshold,
                Optional.of(test.interval()),
                OptionalDouble.of(test.sd()),
                test.p(),
                test.pOpposite(),
                Optional.of(contrast.left()),
                pairs.remark());
    }

    private static Finding reported(Contrast contrast, Pairs pairs, PairedT test) {
        return new Finding(
                contrast.label(),
                pairs.n(),
                OptionalDouble.of(test.mean()),
                OptionalDouble.empty(),
                Optional.of(test.interval()),
                OptionalDouble.of(test.sd()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                State.REPORTED,
                false,
                Optional.of(contrast.left()),
                pairs.remark());
    }

    /** The finding of a contrast that has no pairs or a pair that is not finite. */
    static Optional<Finding> obstacle(Contrast contrast, Pairs pairs, String noun) {
        if (pairs.n() == 0) {
            var reason = "no " + noun + " has both " + contrast.left().formula() + " and "
                    + contrast.right().formula();
            return Optional.of(Finding.without(contrast.label(), 0, State.NOT_RUN, reason));
        }
        return pairs.notFinite().map(reason -> Finding.without(contrast.label(), pairs.n(), State.NOT_JUDGED, reason));
    }

    static Finding oneSeed(Contrast contrast, Pairs pairs, String noun) {
        return Finding.without(contrast.label(), 1, State.NOT_JUDGED, "one " + noun + " has no spread")
                .withEffect(pairs.differences().get(0), contrast.left());
    }

    static Finding setAsideIfSaturated(Finding finding, Contrast contrast, Samples samples) {
        if (contrast.saturation().isEmpty()) {
            return finding;
        }
        var saturation = contrast.saturation().get();
        var name = saturation.quantity().formula();
        var values = List.copyOf(samples.values(saturation.quantity()).values());
        if (values.isEmpty()) {
            return finding.withState(
                    State.NOT_JUDGED, false, "saturation is unknown: no " + samples.noun() + " has " + name);
        }
        var mean = Summary.of(values).mean();
        if (Double.isNaN(mean)) {
            return finding.withState(State.NOT_JUDGED, false, "saturation is unknown: " + name + " has a NaN");
        }
        if (mean >= saturation.bound()) {
            var reason = "saturated: mean " + name + " is " + Numbers.significant(mean, 4) + ", at or above "
                    + Numbers.significant(saturation.bound(), 4);
            return finding.withState(State.NOT_JUDGED, true, reason);
        }
        return finding;
    }
}
