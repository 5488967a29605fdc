package org.l2bench.experiments.cnnregularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;

/** Edge slopes at equal training error, from a trace and from two arms. */
class TraceTest {
    private static final Trace SPIKED = new Trace(List.of(0.1, 0.01, 0.05, 0.001), List.of(0.1, 0.5, 0.2, 0.9));

    @Test
    void theCrossingIsTheFirstOneAndLinearInTheLogarithm() {
        // Half-way between 0.1 and 0.01 in the logarithm; the spike crosses it again.
        assertThat(SPIKED.crossing(Math.sqrt(0.001)).orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(SPIKED.crossing(0.01).orElseThrow()).isEqualTo(0.5);
        assertThat(SPIKED.crossing(0.005).orElseThrow()).isBetween(0.2, 0.9);
        assertThat(SPIKED.crossing(0.2)).isEmpty();
        assertThat(SPIKED.crossing(0.0005)).isEmpty();
    }

    @Test
    void theFirstPointWithAnErrorAtMostAValueCounts() {
        assertThat(SPIKED.firstAtMost(0.06).orElseThrow()).isEqualTo(0.5);
        assertThat(SPIKED.firstAtMost(0.2).orElseThrow()).isEqualTo(0.1);
        assertThat(SPIKED.firstAtMost(0.0005)).isEmpty();
    }

    @Test
    void theTrainingErrorOfThePriorIsAMeanOfTheLastIterations() {
        var losses = new Curve(
                IntStream.rangeClosed(1, 60).mapToObj(i -> (double) i).toList(),
                IntStream.rangeClosed(1, 60).mapToObj(i -> (double) i).toList());
        var means = PriorTrial.trailingMeans(losses);
        assertThat(means.x()).isEqualTo(losses.x());
        assertThat(means.y().get(0)).isEqualTo(1);
        assertThat(means.y().get(2)).isEqualTo(2);
        assertThat(means.y().get(49)).isEqualTo(25.5);
        assertThat(means.y().get(59)).isEqualTo(35.5);
    }

    private static SortedMap<Integer, ArmResult> seed(double error, double slope) {
        var metrics = new TreeMap<>(Map.of(MetricNames.TRAIN, error, MetricNames.RHO, slope));
        return new TreeMap<>(Map.of(11, new ArmResult(metrics, new TreeMap<>())));
    }

    private static Map<String, Double> matched(double error) {
        var quick = new CnnRegularity().preset("quick").orElseThrow().settings();
        var finished = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        finished.put("nobn-1e-2", seed(error, 0.3));
        finished.put("nobn-l1-1e-3", seed(0.010, 0.4));
        finished.put("nobn-l1-2e-3", seed(0.020, 0.2));
        var results = new Combination(quick, finished).results();
        return results.containsKey(ArmNames.MATCHED_L1)
                ? results.get(ArmNames.MATCHED_L1).get(11).metrics()
                : Map.of();
    }

    @Test
    void l1IsInterpolatedAtTheErrorOfL2AndLeftOutFarOutside() {
        assertThat(matched(0.015).get(MetricNames.RHO)).isCloseTo(0.3, within(1e-12));
        assertThat(matched(0.0215).get(MetricNames.RHO)).isCloseTo(0.17, within(1e-12));
        assertThat(matched(0.0225)).isEmpty();
        assertThat(matched(0.0085).get(MetricNames.RHO)).isCloseTo(0.43, within(1e-12));
        assertThat(matched(0.0075)).isEmpty();
    }
}
