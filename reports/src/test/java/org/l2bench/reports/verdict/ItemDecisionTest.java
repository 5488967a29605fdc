package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.ItemMean;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.ItemDifference;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.statistic.ItemResampling;

class ItemDecisionTest {
    private static final List<Integer> SEEDS = List.of(1, 2, 3, 4, 5);
    private static final int ITEMS = 40;

    /**
     * Two arms whose difference is {@code shift} plus what items and seeds add to it.
     *
     * @param itemNoise standard deviation over items of the difference, the same in all seeds
     */
    private static Samples samples(double shift, double itemNoise) {
        var all = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        all.put("a", new TreeMap<>());
        all.put("b", new TreeMap<>());
        for (int seed : SEEDS) {
            var ofItems = new Random(9);
            var ofSeed = new Random(seed);
            var x = new ArrayList<Double>();
            var a = new ArrayList<Double>();
            var b = new ArrayList<Double>();
            var counts = new ArrayList<Double>();
            for (int item = 0; item < ITEMS; item++) {
                double count = 1 + item % 3;
                double base = 5 + ofSeed.nextGaussian();
                x.add((double) item);
                counts.add(count);
                b.add(count * base);
                a.add(count * (base + shift + itemNoise * ofItems.nextGaussian() + 0.01 * ofSeed.nextGaussian()));
            }
            all.get("a").put(seed, result(x, a, counts));
            all.get("b").put(seed, result(x, b, counts));
        }
        return Samples.of(List.of(), SEEDS).with(finished -> all);
    }

    private static ArmResult result(List<Double> x, List<Double> sums, List<Double> counts) {
        var curves = new TreeMap<String, Curve>();
        curves.put("sums", new Curve(x, sums));
        curves.put("counts", new Curve(x, counts));
        return new ArmResult(new TreeMap<>(), curves);
    }

    private static ItemMean mean(String arm) {
        return new ItemMean(arm, "nll", "sums", "counts");
    }

    private static Finding finding(Samples samples, double threshold) {
        var rule = ItemDifference.of(Contrast.of("", mean("a"), mean("b")), threshold);
        return new ItemDecision(rule).findings(samples).get(0);
    }

    @Test
    void seedsAndItemsMustBothSupport() {
        assertThat(finding(samples(0.2, 0.1), 0).state()).isEqualTo(State.REPRODUCED);
        assertThat(finding(samples(-0.2, 0.1), 0).state()).isEqualTo(State.CONTRADICTED);
        assertThat(finding(samples(-0.2, 0.1), -0.5).state()).isEqualTo(State.REPRODUCED);
    }

    /** All seeds agree, but only because a few items do: other items could have said the opposite. */
    @Test
    void agreementOfSeedsAloneDecidesNothing() {
        var samples = samples(0.2, 3);
        var overSeeds = Decision.of(new Rule.PairedDifference(List.of(Contrast.of("", mean("a"), mean("b"))), 0))
                .findings(samples)
                .get(0);
        assertThat(overSeeds.state().isJudged()).isTrue();
        assertThat(overSeeds.state()).isNotEqualTo(State.INCONCLUSIVE);
        var finding = finding(samples, 0);
        assertThat(finding.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(finding.note()).startsWith("over 40 items [");
        assertThat(finding.p().getAsDouble()).isGreaterThan(0.05);
    }

    @Test
    void aMeanOverItemsIsWeightedByTheirCounts() {
        var samples = samples(0.2, 0);
        var curve = samples.curve("a", Replicate.seed(1), "sums").orElseThrow();
        double sum = curve.y().stream().mapToDouble(d -> d).sum();
        assertThat(samples.value(mean("a"), Replicate.seed(1)).getAsDouble()).isCloseTo(sum / 79, within(1e-12));
        assertThat(samples.value(new Quantity.Fixed(3), Replicate.seed(1))).hasValue(3);
        assertThat(mean("a").formula()).isEqualTo("items(sums[a], counts[a], nll)");
    }

    /** Drawing each item once gives the mean itself; the interval is that of the known standard error. */
    @Test
    void theBootstrapIsAroundTheMeanWithTheWidthOfItsStandardError() {
        var values = new Random(3).doubles(400).toArray();
        var found = ItemResampling.of(
                400,
                drawn -> {
                    double sum = 0;
                    for (int i = 0; i < drawn.length; i++) {
                        sum += drawn[i] * values[i];
                    }
                    return sum / 400;
                },
                0.5);
        double mean = Arrays.stream(values).average().orElseThrow();
        double error = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 400 / 400);
        assertThat(found.interval().orElseThrow().low()).isCloseTo(mean - 1.645 * error, within(0.2 * error));
        assertThat(found.interval().orElseThrow().high()).isCloseTo(mean + 1.645 * error, within(0.2 * error));
        assertThat(found.pAbove() + found.pBelow()).isBetween(1.0, 1.05);
        assertThatThrownBy(() -> ItemResampling.of(1, drawn -> 0, 0)).hasMessageContaining("at least 2");
    }

    @Test
    void combinedResultsMayNotReplaceRecordedOnes() {
        var samples = samples(0.2, 0);
        assertThatThrownBy(() -> samples.with(finished -> finished)).hasMessageContaining("may not replace");
    }

    @Test
    void armsWithOtherItemsAreNotCompared() {
        var samples = samples(0.2, 0.1).with(finished -> {
            var curves = new TreeMap<String, Curve>();
            curves.put("sums", new Curve(List.of(0.0, 1.0), List.of(1.0, 2.0)));
            curves.put("counts", new Curve(List.of(0.0, 1.0), List.of(1.0, 1.0)));
            var seeds = new TreeMap<Integer, ArmResult>();
            SEEDS.forEach(seed -> seeds.put(seed, new ArmResult(new TreeMap<>(), curves)));
            var other = new TreeMap<String, SortedMap<Integer, ArmResult>>();
            other.put("c", seeds);
            return other;
        });
        var rule = ItemDifference.of(Contrast.of("", mean("a"), mean("c")), 0);
        var finding = new ItemDecision(rule).findings(samples).get(0);
        assertThat(finding.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(finding.note()).contains("different items");
    }
}
