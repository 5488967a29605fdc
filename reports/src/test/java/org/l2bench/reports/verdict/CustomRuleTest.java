package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.CustomPart;
import org.l2bench.core.claim.CustomPart.Answer;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Statistic;

/** Rules and statistics of somebody else are judged as the engine's own are: seeds, parts, levels and words. */
class CustomRuleTest {
    /** The sign test on medians above 0, one part for each metric. */
    private record Median(List<Quantity> of) implements Rule.Custom {
        @Override
        public List<CustomPart> customParts() {
            return of.stream()
                    .map(q -> new CustomPart(
                            q.formula(),
                            List.of(q),
                            "median " + q.formula() + " > 0",
                            Optional.of(q),
                            v -> test(v.get(0))))
                    .toList();
        }

        private static Answer test(List<Double> values) {
            var coin = new BinomialDistribution(null, values.size(), 0.5);
            int above = (int) values.stream().filter(v -> v > 0).count();
            return new Answer.Tested(
                    above, 1 - coin.cumulativeProbability(above - 1), coin.cumulativeProbability(above), "");
        }
    }

    /** One part of one metric, whose answer is given. */
    private record Saying(Answer answer, boolean isExact) implements Rule.Custom {
        @Override
        public List<CustomPart> customParts() {
            return List.of(
                    new CustomPart("", List.of(Simulation.metric(0)), "said of m0[a]", Optional.empty(), v -> answer));
        }
    }

    private static Median median(int metrics) {
        return new Median(
                IntStream.range(0, metrics).mapToObj(Simulation::metric).toList());
    }

    private static Samples values(int seeds, double... values) {
        return Simulation.metrics(
                seeds,
                DoubleStream.of(values).<DoubleSupplier>mapToObj(v -> () -> v).toList());
    }

    private static Verdict verdict(Rule rule, Samples samples) {
        return Judge.verdicts(List.of(Claim.of("C", "", rule)), samples).get(0);
    }

    private static Simulation.Rates rates(Rule rule, int seeds, double... truths) {
        return new Simulation(2_000)
                .rates(
                        rule,
                        s -> Simulation.metrics(
                                seeds,
                                DoubleStream.of(truths).mapToObj(s::normal).toList()));
    }

    /** 1/32 of five seeds is 3.1 %, 9/256 of eight 3.5 %. */
    @Test
    void itsLevelIsThatOfItsTest() {
        assertThat(rates(median(1), 5, 0).reproduced()).isCloseTo(1 / 32.0, within(0.012));
        assertThat(rates(median(1), 8, 0).contradicted()).isCloseTo(9 / 256.0, within(0.013));
    }

    /** Support is an intersection; a refutation is a union, adjusted: 3 of 9/256 each would be 10 %. */
    @Test
    void severalPartsKeepTheLevel() {
        assertThat(rates(median(3), 8, 5, 5, 0).reproduced()).isCloseTo(9 / 256.0, within(0.013));
        assertThat(rates(median(3), 8, 0, 0, 0).contradicted()).isLessThan(0.04);
        assertThat(rates(median(3), 8, 5, 5, 5).reproduced()).isGreaterThan(0.99);
        assertThat(rates(median(3), 8, 5, 5, -5).contradicted()).isGreaterThan(0.99);
    }

    @Test
    void itsFindingsHaveLabelNumberAndUnit() {
        var verdict = verdict(median(2), values(8, 1, 2));
        assertThat(verdict.state()).isEqualTo(State.REPRODUCED);
        assertThat(verdict.n()).isEqualTo(8);
        assertThat(verdict.p().getAsDouble()).isCloseTo(1 / 256.0, within(1e-12));
        assertThat(verdict.findings()).extracting(Finding::label).containsExactly("m0[a]", "m1[a]");
        assertThat(verdict.findings().get(1).unitOf()).contains(Simulation.metric(1));
        assertThat(Formula.of(median(2))).isEqualTo("all {\"m0[a]\": median m0[a] > 0; \"m1[a]\": median m1[a] > 0}");
    }

    @Test
    void aFactHasNoP() {
        var holds = verdict(new Saying(new Answer.Fact(2, true, "of all"), true), values(3, 1));
        assertThat(holds.state()).isEqualTo(State.REPRODUCED);
        assertThat(holds.p()).isEmpty();
        var fails = verdict(new Saying(new Answer.Fact(2, false, ""), true), values(3, 1));
        assertThat(fails.state()).isEqualTo(State.CONTRADICTED);
        assertThat(fails.pAgainst()).isEmpty();
    }

    @Test
    void whatCannotBeJudgedSaysWhy() {
        var open = verdict(new Saying(new Answer.Open("one seed has no spread"), false), values(1, 1));
        assertThat(open.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(open.reason()).isEqualTo("one seed has no spread");
        var notFinite = verdict(median(1), values(5, Double.NaN));
        assertThat(notFinite.reason()).isEqualTo("not a finite number: NaN");
        var missing = verdict(median(2), values(5, 1));
        assertThat(missing.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(missing.reason()).contains("no seed has all of median m1[a] > 0");
        var notRun = verdict(new Median(List.of(Simulation.metric(7))), values(5, 1));
        assertThat(notRun.state()).isEqualTo(State.NOT_RUN);
    }

    /** A mistake in somebody's rule costs their claim and no other. */
    @Test
    void aPThatIsNoneDecidesNothing() {
        var broken = verdict(new Saying(new Answer.Tested(0, -0.5, 1.5, ""), false), values(5, 1));
        assertThat(broken.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(broken.reason())
                .isEqualTo("the test of said of m0[a] must give p within 0 and 1, gave -0.5 and 1.5");
        var other = Claim.of("D", "", median(1));
        var both = Judge.verdicts(List.of(Claim.of("C", "", new Failing()), other), values(5, 1));
        assertThat(both.get(0).reason()).isEqualTo("cannot be decided: no such table");
        assertThat(both.get(1).state()).isEqualTo(State.REPRODUCED);
    }

    /** Its test has a fault. */
    private record Failing() implements Rule.Custom {
        @Override
        public List<CustomPart> customParts() {
            return List.of(new CustomPart("", List.of(Simulation.metric(0)), "failing m0[a]", Optional.empty(), v -> {
                throw new IllegalStateException("no such table");
            }));
        }
    }

    /** ln of the ratio of two means. */
    private record LogRatio(Quantity left, Quantity right) implements Statistic.Custom {
        @Override
        public List<Quantity> quantities() {
            return List.of(left, right);
        }

        @Override
        public OptionalDouble of(List<Double> means) {
            return means.get(0) > 0 && means.get(1) > 0
                    ? OptionalDouble.of(StrictMath.log(means.get(0) / means.get(1)))
                    : OptionalDouble.empty();
        }

        @Override
        public String existence() {
            return "a ratio has a logarithm where both means are above 0";
        }

        @Override
        public String formula() {
            return "logratio(" + left.formula() + ", " + right.formula() + ")";
        }
    }

    @Test
    void aStatisticIsBootstrapped() {
        var ratio = new LogRatio(Simulation.metric(0), Simulation.metric(1));
        var rule = new Rule.SeedBootstrap("", ratio, true, 0);
        var found = new Simulation(50).rates(rule, s -> Simulation.metrics(8, List.of(s.normal(30), s.normal(20))));
        assertThat(found.reproduced()).isEqualTo(1);
        assertThat(verdict(rule, Simulation.metrics(8, List.of(() -> -1, new Simulation(1).normal(20))))
                        .reason())
                .isEqualTo("undecided: a ratio has a logarithm where both means are above 0");
        assertThat(Formula.of(rule)).isEqualTo("logratio(m0[a], m1[a]) > 0 by bootstrap");
    }
}
