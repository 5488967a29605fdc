package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Event;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.core.claim.Statistic;
import org.l2bench.reports.FakeRecords;

/** Rules that count seeds, order means or fit exponents: planted effects are found, on the right side. */
class CountingRulesTest {
    private static final Quantity RANK = Quantity.metric("a", "rank");
    private static final Quantity LOSS = Quantity.metric("a", "loss");

    private static Verdict judge(Rule rule, FakeRecords records, int seeds) {
        var all = IntStream.rangeClosed(1, seeds).boxed().toList();
        return Judge.verdicts(List.of(Claim.of("C1", "statement", rule)), Samples.of(records.records(), all))
                .get(0);
    }

    private static FakeRecords arm() {
        return new FakeRecords().arm("a");
    }

    @Test
    void oneExceptionIsAllowedAndTwoAreNot() {
        var rule = new Rule.SeedsBut(List.of(Event.of("x", new Range("", RANK, 3, 3))), 1);
        assertThat(rule.isExact()).isTrue();
        var one = judge(rule, arm().metric("rank", 3, 3, 4, 3, 3), 5);
        assertThat(one.state()).isEqualTo(State.REPRODUCED);
        assertThat(one.p()).isEmpty();
        assertThat(one.findings().get(0).note()).isEqualTo("4 of 5 seeds; at most 1 may lack it: seed 3");
        var two = judge(rule, arm().metric("rank", 3, 3, 4, 3, 2), 5);
        assertThat(two.state()).isEqualTo(State.CONTRADICTED);
        assertThat(two.pAgainst()).isEmpty();
        assertThat(judge(rule, arm().metric("other", 1), 1).state()).isEqualTo(State.NOT_RUN);
    }

    @Test
    void seedsThatDoNotCountAreNoExceptions() {
        var rule = new Rule.SeedsBut(
                List.of(new Event("", List.of(Range.atMost("", LOSS, 0.1)), List.of(new Range("", RANK, 3, 3)))), 0);
        var records = arm().metric("rank", 3, 9, 3).metric("loss", 0, 1, 0.1);
        assertThat(judge(rule, records, 3).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(rule, records, 3).findings().get(0).n()).isEqualTo(2);
        assertThat(judge(rule, arm().metric("rank", 3, 9).metric("loss", 0, 0), 2)
                        .state())
                .isEqualTo(State.CONTRADICTED);
        assertThat(judge(rule, arm().metric("rank", 3).metric("loss", 1), 1).state())
                .isEqualTo(State.NOT_JUDGED);
    }

    private static Verdict share(int with) {
        var rule = new Rule.SeedShare(List.of(Event.of("", Range.atLeast("", RANK, 1))), 0.5);
        var values = IntStream.range(0, 40).mapToDouble(i -> i < with ? 1 : 0).toArray();
        return judge(rule, arm().metric("rank", values), 40);
    }

    @Test
    void aShareOfSeedsIsDecidedByTheBinomialLimit() {
        assertThat(share(26).state()).isEqualTo(State.REPRODUCED);
        assertThat(share(25).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(share(15).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(share(14).state()).isEqualTo(State.CONTRADICTED);
        assertThat(share(26).findings().get(0).effect()).hasValue(0.65);
        assertThat(share(26).p().orElseThrow()).isCloseTo(0.0403, within(1e-4));
    }

    @Test
    void meansMayBeEqualButNotOutOfOrder() {
        var quantities = List.of(Quantity.metric("a", "x"), Quantity.metric("a", "y"));
        var falls = new Rule.MeanOrder(List.of(new Rule.Series("", quantities, false)));
        var rises = new Rule.MeanOrder(List.of(new Rule.Series("", quantities, true)));
        var equal = arm().metric("x", 1, 4).metric("y", 3, 2);
        assertThat(judge(falls, equal, 2).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(rises, equal, 2).state()).isEqualTo(State.REPRODUCED);
        var higher = arm().metric("x", 1, 4).metric("y", 3, 3);
        assertThat(judge(rises, higher, 2).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(falls, higher, 2).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(falls, higher, 2).findings().get(0).note()).isEqualTo("means 2.50, 3.00 must not rise");
    }

    /** Differences of three contrasts with these means, each with a little noise, or with as much as makes it insignificant. */
    private static Verdict signs(double... means) {
        var spread = new double[] {0.001, -0.002, 0.002, 0, -0.001};
        var fake = arm();
        var contrasts = new ArrayList<Contrast>();
        for (int i = 0; i < means.length; i++) {
            double mean = means[i];
            fake.metric("m" + i, Arrays.stream(spread).map(e -> mean + e).toArray());
            contrasts.add(Contrast.of("c" + i, Quantity.metric("a", "m" + i), new Quantity.Fixed(0)));
        }
        return judge(new Rule.MeanSigns(2, contrasts), fake, 5);
    }

    @Test
    void mostMeansAboveZeroAndOneOfThemSurely() {
        assertThat(signs(0.01, 0.0005, -0.0005).state()).isEqualTo(State.REPRODUCED);
        assertThat(signs(0.01, -0.0005, -0.0005).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(signs(0.0005, 0.0005, 0.0005).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(signs(0.01, 0.01, -0.01).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(signs(-0.01, -0.0005, 0.0005).state()).isEqualTo(State.CONTRADICTED);
        assertThat(signs(-0.01, 0.0005, 0.0005).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(signs(-0.01, -0.01, 0.01).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(signs(0.01, 0.0005, -0.0005).reason())
                .isEqualTo("2 of 3 means above 0, 1 of them significantly and 0 significantly below after Holm;"
                        + " at least 2 must");
    }

    @Test
    void severalCountsOfSignsMustAllHold() {
        var spread = new double[] {0.011, 0.009, 0.01, 0.012, 0.008};
        var fake = arm().metric("up", spread)
                .metric("down", Arrays.stream(spread).map(d -> -d).toArray());
        var up = new Rule.MeanSigns(1, List.of(Contrast.of("", Quantity.metric("a", "up"), new Quantity.Fixed(0))));
        var down = new Rule.MeanSigns(1, List.of(Contrast.of("", Quantity.metric("a", "down"), new Quantity.Fixed(0))));
        assertThat(judge(new Rule.All(List.of(up, up)), fake, 5).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(new Rule.All(List.of(up, down)), fake, 5).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(up, arm().metric("other", 1, 2), 2).state()).isEqualTo(State.NOT_RUN);
    }

    private static final double[] NOISE = {0.03, -0.01, 0.02, -0.04, 0.01};

    private static Rule exponent(double low, double high) {
        var quantities = List.of(Quantity.metric("a", "w10"), Quantity.metric("a", "w20"), Quantity.metric("a", "w40"));
        return new Rule.BootstrapWithin("b", new Statistic.PowerLaw(List.of(10.0, 20.0, 40.0), quantities), low, high);
    }

    /** Numbers 3 w^0.5 of three widths, with a little noise of each seed. */
    private static FakeRecords roots() {
        var fake = arm();
        for (var width : List.of(10, 20, 40)) {
            fake.metric(
                    "w" + width,
                    Arrays.stream(NOISE)
                            .map(e -> 3 * Math.sqrt(width) * (1 + e * width / 40))
                            .toArray());
        }
        return fake;
    }

    @Test
    void aPlantedExponentIsFound() {
        var found = judge(exponent(0.4, 0.6), roots(), 5);
        assertThat(found.state()).isEqualTo(State.REPRODUCED);
        assertThat(found.findings().get(0).effect().orElseThrow()).isCloseTo(0.5, within(0.01));
        assertThat(found.findings().get(0).note())
                .matches("the 95 % interval 0\\.4\\d\\d … 0\\.5\\d\\d must be within 0\\.400 … 0\\.600");
        assertThat(judge(exponent(0.6, 0.8), roots(), 5).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(exponent(0.1, 0.4), roots(), 5).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(exponent(0.5, 0.8), roots(), 5).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(exponent(0.4, Double.POSITIVE_INFINITY), roots(), 5).state())
                .isEqualTo(State.REPRODUCED);
        assertThat(judge(exponent(Double.NEGATIVE_INFINITY, 0.4), roots(), 5).state())
                .isEqualTo(State.CONTRADICTED);
        var zero = arm().metric("w10", 0, 0).metric("w20", 1, 1).metric("w40", 1, 1);
        assertThat(judge(exponent(0, 1), zero, 2).reason()).isEqualTo("undecided: a power law needs means above 0");
    }

    /** A range whose end lies between those of the 90 % and of the 95 % interval is not decided. */
    @Test
    void theIntervalOfARangeCoversMoreThanThatOfABound() {
        var statistic = ((Rule.BootstrapWithin) exponent(0, 1)).statistic();
        var shown =
                judge(exponent(0, 1), roots(), 5).findings().get(0).interval().orElseThrow();
        double outside = shown.low() - 0.1 * (shown.high() - shown.low()) / 2;
        assertThat(judge(new Rule.SeedBootstrap("b", statistic, true, outside), roots(), 5)
                        .state())
                .isEqualTo(State.REPRODUCED);
        assertThat(judge(exponent(outside, 1), roots(), 5).state()).isEqualTo(State.INCONCLUSIVE);
        double further = shown.low() - 0.5 * (shown.high() - shown.low()) / 2;
        assertThat(judge(exponent(further, 1), roots(), 5).state()).isEqualTo(State.REPRODUCED);
    }

    /** Ranks of four places' means, of which the last two change places from resample to resample: -1 or -0.8. */
    @Test
    void aPlantedRankOfMeansIsFound() {
        var places = IntStream.range(0, 4)
                .mapToObj(i ->
                        new Rule.Association("p" + i, Quantity.metric("a", "x" + i), Quantity.metric("a", "y" + i)))
                .toList();
        var rule = new Rule.BootstrapWithin("ρ", new Statistic.RankOfMeans(places), Double.NEGATIVE_INFINITY, 0);
        var falling = arm();
        var mixed = arm();
        var constant = arm();
        for (var i = 0; i < 4; i++) {
            var x = i;
            falling.metric("x" + i, Arrays.stream(NOISE).map(e -> x + e).toArray());
            falling.metric(
                    "y" + i,
                    Arrays.stream(NOISE)
                            .map(e -> -2 * Math.min(x, 2) + (x == 3 ? e : 0))
                            .toArray());
            mixed.metric("x" + i, Arrays.stream(NOISE).map(e -> x + e).toArray());
            mixed.metric("y" + i, Arrays.stream(NOISE).map(e -> x * e).toArray());
            constant.metric("x" + i, Arrays.stream(NOISE).map(e -> x + e).toArray());
            constant.metric("y" + i, 1, 1, 1, 1, 1);
        }
        var found = judge(rule, falling, 5);
        assertThat(found.state()).isEqualTo(State.REPRODUCED);
        assertThat(found.findings().get(0).effect().orElseThrow()).isCloseTo(-0.8, within(1e-12));
        assertThat(found.findings().get(0).interval().orElseThrow().low())
                .as("no correlation is below -1")
                .isEqualTo(-1);
        var opposite = new Rule.BootstrapWithin("ρ", new Statistic.RankOfMeans(places), 0, Double.POSITIVE_INFINITY);
        assertThat(judge(opposite, falling, 5).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(rule, mixed, 5).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(rule, constant, 5).reason()).contains("two sides that vary");
        assertThatThrownBy(() -> new Statistic.RankOfMeans(places.subList(0, 2)))
                .hasMessage("a rank correlation needs at least 3 places, had 2");
    }
}
