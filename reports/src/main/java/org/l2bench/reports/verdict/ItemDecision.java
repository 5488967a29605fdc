package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Quantity.ItemMean;
import org.l2bench.core.experiment.Rule;
import org.l2bench.core.experiment.Rule.ItemDifference.Above;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.ItemResampling;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.ItemDifference}: what seeds say, and what items say. */
record ItemDecision(Rule.ItemDifference rule) implements Decision {
    @Override
    public List<Quantity> quantities() {
        return PairedDecision.quantities(rule.parts().stream().map(Above::contrast).toList());
    }

    @Override
    public List<Finding> findings(Samples samples) {
        return rule.parts().stream().map(part -> finding(part, samples)).toList();
    }

    private static Finding finding(Above part, Samples samples) {
        var contrast = part.contrast();
        var overSeeds = PairedDecision.of(new Rule.PairedDifference(List.of(contrast), part.threshold()))
                .findings(samples)
                .get(0);
        if (!overSeeds.state().isJudged()) {
            return overSeeds;
        }
        var left = side(contrast.left(), samples);
        var right = side(contrast.right(), samples);
        var seeds = samples.pairs(contrast.left(), contrast.right()).seeds();
        var items = left.items(seeds.get(0));
        if (!seeds.stream().allMatch(s -> left.items(s).equals(items) && right.items(s).equals(items))) {
            return overSeeds.withState(State.NOT_JUDGED, false, "the two sides or the seeds have different items");
        }
        var resampling = ItemResampling.of(
                items.size(),
                drawn -> seeds.stream()
                        .mapToDouble(s -> left.mean(s, drawn) - right.mean(s, drawn))
                        .average()
                        .orElseThrow(),
                part.threshold());
        var interval = resampling.interval();
        var note = "over " + items.size() + " items [" + Numbers.signed(interval.low(), 4) + ", "
                + Numbers.signed(interval.high(), 4) + "]"
                + (overSeeds.note().isEmpty() ? "" : "; " + overSeeds.note());
        return new Finding(
                overSeeds.label(),
                overSeeds.n(),
                overSeeds.effect(),
                overSeeds.threshold(),
                overSeeds.interval(),
                overSeeds.sd(),
                OptionalDouble.of(Math.max(overSeeds.p().orElse(1), resampling.shareAtOrBelow())),
                state(overSeeds.state(), interval, part.threshold()),
                overSeeds.setAside(),
                overSeeds.unitOf(),
                note);
    }

    private static State state(State overSeeds, Interval overItems, double threshold) {
        if (overSeeds == State.REPRODUCED && overItems.low() > threshold) {
            return State.REPRODUCED;
        }
        return overSeeds == State.CONTRADICTED && overItems.high() < threshold
                ? State.CONTRADICTED
                : State.INCONCLUSIVE;
    }

    private static Side side(Quantity quantity, Samples samples) {
        if (quantity instanceof ItemMean q) {
            return new Side(q, samples);
        }
        throw new IllegalArgumentException("a difference over items needs means over items, was " + quantity);
    }

    /** One side of a contrast, seed by seed. */
    private record Side(ItemMean quantity, Samples samples) {
        List<Double> items(int seed) {
            return curve(seed, quantity.sums()).map(Curve::x).orElse(List.of());
        }

        double mean(int seed, int[] drawn) {
            var sums = curve(seed, quantity.sums()).orElseThrow().y();
            var counts = curve(seed, quantity.counts()).orElseThrow().y();
            double sum = 0;
            double count = 0;
            for (int i = 0; i < drawn.length; i++) {
                sum += drawn[i] * sums.get(i);
                count += drawn[i] * counts.get(i);
            }
            return sum / count;
        }

        private Optional<Curve> curve(int seed, String name) {
            return samples.curve(quantity.arm(), seed, name);
        }
    }
}
