package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Range;

/** Failures that have a stated chance: none is support, too many are a refutation, and that seldom happens to a true chance. */
class RareFailureTest {
    private static Rule.RareFailure rule(int ranges, double rate) {
        return new Rule.RareFailure(
                IntStream.range(0, ranges)
                        .mapToObj(i -> Range.atLeast("run " + i, Quantity.metric("a", "m" + i), 0))
                        .toList(),
                rate);
    }

    /** So many seeds of which the first ones fail in their first run. */
    private static Conclusion conclusion(Rule.RareFailure rule, int seeds, int failing) {
        var seed = new int[1];
        DoubleSupplier first = () -> ++seed[0] <= failing ? -1 : 1;
        var draws = IntStream.range(0, rule.ranges().size())
                .<DoubleSupplier>mapToObj(i -> i == 0 ? first : () -> 0)
                .toList();
        return Decision.of(rule).conclusion(Simulation.metrics(seeds, draws));
    }

    @Test
    void noFailureIsSupport() {
        var conclusion = conclusion(rule(7, 0.035), 5, 0);
        assertThat(conclusion.state()).isEqualTo(State.REPRODUCED);
        assertThat(conclusion.findings().get(0).note()).isEqualTo("no failure among 35");
        assertThat(conclusion.p()).isEmpty();
    }

    /** A seed's chance is 7 x 0.035 = 0.245: three or more of five have 0.098, four or more 0.0145. */
    @ParameterizedTest
    @CsvSource({"1, INCONCLUSIVE", "3, INCONCLUSIVE", "4, CONTRADICTED", "5, CONTRADICTED"})
    void onlyTooManyFailuresRefute(int failing, State state) {
        var conclusion = conclusion(rule(7, 0.035), 5, failing);
        assertThat(conclusion.state()).isEqualTo(state);
        assertThat(conclusion.findings().get(0).note())
                .contains(failing + " of 35 fail", "seed 1, run 0", "in " + failing + " seeds");
    }

    @Test
    void theChanceIsTheBinomialOne() {
        double p = 0.245;
        assertThat(RareFailureDecision.chance(5, 5, p)).isCloseTo(Math.pow(p, 5), within(1e-12));
        assertThat(RareFailureDecision.chance(5, 4, p))
                .isCloseTo(Math.pow(p, 5) + 5 * Math.pow(p, 4) * (1 - p), within(1e-12));
        assertThat(RareFailureDecision.chance(3, 1, 0.5)).isCloseTo(0.875, within(1e-12));
    }

    /** Where each run fails exactly as often as stated, independently or all together, at most 5 % are refuted. */
    @Test
    void aTrueRateIsSeldomRefuted() {
        var random = new Random(5);
        var rule = rule(2, 0.1);
        for (boolean together : new boolean[] {false, true}) {
            int refuted = 0;
            for (int experiment = 0; experiment < 2000; experiment++) {
                var last = new double[1];
                DoubleSupplier first = () -> last[0] = random.nextDouble() - 0.1;
                DoubleSupplier second = () -> together ? last[0] : random.nextDouble() - 0.1;
                var state = Decision.of(rule)
                        .conclusion(Simulation.metrics(8, List.of(first, second)))
                        .state();
                refuted += state == State.CONTRADICTED ? 1 : 0;
            }
            assertThat(refuted / 2000.0).isLessThanOrEqualTo(0.05);
        }
        // One that is three times as high is found.
        int found = 0;
        for (int experiment = 0; experiment < 500; experiment++) {
            DoubleSupplier often = () -> random.nextDouble() - 0.3;
            var state = Decision.of(rule)
                    .conclusion(Simulation.metrics(20, List.of(often, often)))
                    .state();
            found += state == State.CONTRADICTED ? 1 : 0;
        }
        assertThat(found / 500.0).isGreaterThan(0.8);
    }

    @Test
    void whatIsNotThereIsNotRunAndANanFails() {
        assertThat(Decision.of(new Rule.RareFailure(List.of(Range.atLeast("", Quantity.metric("z", "m"), 0)), 0.1))
                        .conclusion(Simulation.metrics(3, List.of(() -> 1)))
                        .state())
                .isEqualTo(State.NOT_RUN);
        assertThat(Decision.of(rule(1, 0.01))
                        .conclusion(Simulation.metrics(3, List.of(() -> Double.NaN)))
                        .state())
                .isEqualTo(State.CONTRADICTED);
        assertThatThrownBy(() -> rule(1, 1)).hasMessage("the rate of failures must be within 0 and 1, was 1.0");
        assertThatThrownBy(() -> rule(0, 0.1)).hasMessage("a rare failure needs at least one range");
    }
}
