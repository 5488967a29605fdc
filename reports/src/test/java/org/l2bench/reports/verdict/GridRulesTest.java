package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Statistic;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.FakeRecords;

/** The rules without a t test: planted effects are found, on the right side. */
class GridRulesTest {
    private static final List<Integer> SEEDS = List.of(1, 2, 3, 4, 5);
    private static final List<Double> RATES = List.of(0.01, 0.1, 1.0);
    private static final List<Double> STRENGTHS = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);
    private static final double[] NOISE = {0.03, -0.01, 0.02, -0.04, 0.01};
    private static final Quantity A = Quantity.metric("a", "m");
    private static final Quantity B = Quantity.metric("b", "m");

    private static Verdict judge(Rule rule, List<RunRecord> records) {
        var claim = Claim.of("C1", "statement", rule);
        return Judge.verdicts(List.of(claim), Samples.of(records, SEEDS)).get(0);
    }

    private static List<RunRecord> pairs(double shift) {
        var fake = new FakeRecords();
        for (var i = 0; i < NOISE.length; i++) {
            fake.arm("a").metric(i + 1, "m", 1 + shift + NOISE[i]);
            fake.arm("b").metric(i + 1, "m", 1 - NOISE[i] / 2);
        }
        return fake.records();
    }

    @Test
    void signsAreFlippedExactly() {
        var rule = new Rule.SignFlip(List.of(Contrast.of("", A, B)), 0);
        var up = judge(rule, pairs(0.2));
        assertThat(up.state()).isEqualTo(State.REPRODUCED);
        assertThat(up.p()).hasValue(1.0 / 32);
        assertThat(up.findings().get(0).effect().orElseThrow()).isCloseTo(0.203, within(1e-3));
        assertThat(judge(rule, pairs(-0.2)).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(rule, pairs(0)).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(new Rule.SignFlip(List.of(Contrast.of("", A, B)), 0.5), pairs(0.2))
                        .state())
                .isEqualTo(State.CONTRADICTED);
    }

    @Test
    void equivalenceNeedsTheWholeIntervalInside() {
        var contrasts = List.of(Contrast.of("", A, B));
        assertThat(judge(new Rule.Equivalence(contrasts, 0.1), pairs(0)).state())
                .isEqualTo(State.REPRODUCED);
        assertThat(judge(new Rule.Equivalence(contrasts, 0.1), pairs(0.5)).state())
                .isEqualTo(State.CONTRADICTED);
        assertThat(judge(new Rule.Equivalence(contrasts, 0.1), pairs(-0.5)).state())
                .isEqualTo(State.CONTRADICTED);
        var undecided = judge(new Rule.Equivalence(contrasts, 0.01), pairs(0));
        assertThat(undecided.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(undecided.findings().get(0).note()).isEqualTo("the interval must lie within ±0.010");
    }

    /** Mean 1.1, h = 2.132 * 0.1: the interval is 0.887 to 1.313. */
    @Test
    void theWholeIntervalOfTheMeanMustLieWithinOrOutside() {
        var records = new FakeRecords().arm("a").metric("m", 1, 1, 1, 1, 1.5).records();
        assertThat(judge(meanWithin(0.88, 1.32), records).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(meanWithin(0.89, 1.32), records).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(meanWithin(0.88, 1.31), records).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(meanWithin(1.15, 1.2), records).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(meanWithin(1.32, 2), records).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(meanWithin(1.30, 2), records).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judge(meanWithin(0, 0.88), records).state()).isEqualTo(State.CONTRADICTED);
        var inside = judge(meanWithin(0.88, 1.32), records);
        assertThat(inside.findings().get(0).note()).isEqualTo("the interval of the mean must be within 0.880 … 1.32");
        assertThat(inside.p().orElseThrow()).isLessThan(0.05);
    }

    private static Rule meanWithin(double low, double high) {
        return new Rule.Within(List.of(new Rule.Range("x", A, low, high)), Rule.Over.SEED_MEAN);
    }

    /** Far from both ends it is one test, where the ends meet it is two: one-sided p .0337 and .0674 at t = -2.5. */
    @Test
    void aNarrowRangeCanBeMissedOnTwoSides() {
        var records = new FakeRecords().arm("a").metric("m", 1, 1, 1, 1, 1.5).records();
        assertThat(judge(meanWithin(1.35, 2), records).pAgainst().orElseThrow()).isCloseTo(0.0334, within(1e-3));
        assertThat(judge(meanWithin(1.35, 1.35), records).pAgainst().orElseThrow())
                .isCloseTo(0.0668, within(1e-3));
        assertThat(judge(meanWithin(1.35, 1.35), records).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void seedsThatAreAllEqualAreJudgedByTheirSigns() {
        var zeros = new FakeRecords().arm("a").metric("m", 0.0, -0.0, 0.0, 0.0, 0.0);
        assertThat(judge(meanWithin(-1, 1), zeros.records()).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(meanWithin(0, 1), zeros.records()).p()).hasValue(1.0 / 32);
        assertThat(judge(meanWithin(0.5, Double.POSITIVE_INFINITY), zeros.records())
                        .state())
                .isEqualTo(State.CONTRADICTED);
        var four = new FakeRecords().arm("a").metric("m", 1, 1, 1, 1);
        assertThat(judge(meanWithin(0, 2), four.records()).state()).isEqualTo(State.INCONCLUSIVE);
        var one = new FakeRecords().arm("a").metric("m", 1);
        assertThat(judge(meanWithin(0, 2), one.records()).reason()).isEqualTo("one seed has no spread");
        var equal = zeros.arm("b").metric("m", 0, 0, 0, 0, 0);
        assertThat(judge(new Rule.Equivalence(List.of(Contrast.of("", A, B)), 0.1), equal.records())
                        .state())
                .isEqualTo(State.REPRODUCED);
    }

    @Test
    void anExactClaimIsOfEverySeedAndHasNoP() {
        var records = new FakeRecords().arm("a").metric("m", 1, 1, 1, 1, 1.5).records();
        var rule = new Rule.Within(List.of(new Rule.Range("x", A, 0.8, 1.2)), Rule.Over.EVERY_SEED);
        assertThat(rule.isExact()).isTrue();
        assertThat(meanWithin(0.8, 1.2).isExact()).isFalse();
        var every = judge(rule, records);
        assertThat(every.state()).isEqualTo(State.CONTRADICTED);
        assertThat(every.findings().get(0).effect()).hasValue(1.5);
        assertThat(every.findings().get(0).note()).isEqualTo("the worst seed must be within 0.800 … 1.20");
        assertThat(every.p()).isEmpty();
        assertThat(every.pAgainst()).isEmpty();
    }

    @Test
    void oneSidedRangesFindTheWorstOnTheirSide() {
        var records = new FakeRecords().arm("a").metric("m", 1, 2, 3, 4, 5).records();
        assertThat(judge(inside(Rule.Range.atMost("x", A, 5)), records).state()).isEqualTo(State.REPRODUCED);
        var atMost = judge(inside(Rule.Range.atMost("x", A, 4.5)), records);
        assertThat(atMost.state()).isEqualTo(State.CONTRADICTED);
        assertThat(atMost.findings().get(0).effect()).hasValue(5);
        var atLeast = judge(inside(Rule.Range.atLeast("x", A, 1.5)), records);
        assertThat(atLeast.state()).isEqualTo(State.CONTRADICTED);
        assertThat(atLeast.findings().get(0).effect()).hasValue(1);
        assertThat(judge(inside(Rule.Range.atLeast("x", B, 1)), records).state())
                .isEqualTo(State.NOT_RUN);
    }

    private static Rule inside(Rule.Range range) {
        return new Rule.Within(List.of(range), Rule.Over.EVERY_SEED);
    }

    @Test
    void oneSeedThatStandsStillBreaksASeries() {
        var quantities = List.of(Quantity.metric("a", "x1"), Quantity.metric("a", "x2"), Quantity.metric("a", "x3"));
        var rising = new Rule.Monotone(List.of(new Rule.Series("x", quantities, true)));
        var falling = new Rule.Monotone(List.of(new Rule.Series("x", quantities, false)));
        var records = series(3).records();
        assertThat(judge(rising, records).state()).isEqualTo(State.REPRODUCED);
        assertThat(judge(falling, records).state()).isEqualTo(State.CONTRADICTED);
        var flat = judge(rising, series(2).records());
        assertThat(flat.state()).isEqualTo(State.CONTRADICTED);
        assertThat(flat.findings().get(0).note()).isEqualTo("not so: seed 5 at x3[a]");
    }

    private static FakeRecords series(double lastOfSeedFive) {
        return new FakeRecords()
                .arm("a")
                .metric("x1", 1, 1, 1, 1, 1)
                .metric("x2", 2, 2, 2, 2, 2)
                .metric("x3", 3, 3, 3, 3, lastOfSeedFive);
    }

    private static Grid grid(String arm) {
        return Grid.of(arm, RATES, STRENGTHS, (i, j) -> "m" + i + j);
    }

    /** Cells with a valley at strength 0.01 rate^b, and a little noise of each seed. */
    private static void valley(FakeRecords fake, String arm, double b) {
        fake.arm(arm);
        for (var seed = 0; seed < NOISE.length; seed++) {
            for (var i = 0; i < RATES.size(); i++) {
                for (var j = 0; j < STRENGTHS.size(); j++) {
                    var off = Math.log10(STRENGTHS.get(j)) + 2 - b * (Math.log10(RATES.get(i)) + 1);
                    fake.metric(seed + 1, "m" + i + j, off * off + NOISE[seed] * (i + j));
                }
            }
        }
    }

    private static Verdict slope(double b, boolean above, double bound) {
        var fake = new FakeRecords();
        valley(fake, "a", b);
        return judge(new Rule.SeedBootstrap("b", new Statistic.GridSlope(grid("a")), above, bound), fake.records());
    }

    @Test
    void aPlantedSlopeIsFound() {
        var found = slope(-0.9, false, -0.5);
        assertThat(found.state()).isEqualTo(State.REPRODUCED);
        assertThat(found.findings().get(0).effect().orElseThrow()).isCloseTo(-0.9, within(0.05));
        assertThat(found.findings().get(0).note()).startsWith("must be < −0.5");
        assertThat(slope(0, false, -0.5).state()).isEqualTo(State.CONTRADICTED);
        assertThat(slope(0.9, true, 0.5).state()).isEqualTo(State.REPRODUCED);
        assertThat(slope(-0.9, true, 0.5).state()).isEqualTo(State.CONTRADICTED);
    }

    @Test
    void optimaAtTheBorderLeaveTheSlopeUndecided() {
        var verdict = slope(-3, false, -0.5);
        assertThat(verdict.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(verdict.reason()).isEqualTo("undecided: too few optima lie within the grid");
    }

    @Test
    void theMoreSeparableGridIsFound() {
        var fake = new FakeRecords();
        valley(fake, "a", 0);
        valley(fake, "b", -1);
        var rule = new Rule.SeedBootstrap(
                "difference", new Statistic.SeparabilityDifference(grid("a"), grid("b")), true, 0);
        assertThat(judge(rule, fake.records()).state()).isEqualTo(State.REPRODUCED);
        var opposite = new Rule.SeedBootstrap(
                "difference", new Statistic.SeparabilityDifference(grid("b"), grid("a")), true, 0);
        assertThat(judge(opposite, fake.records()).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(opposite, List.of()).state()).isEqualTo(State.NOT_RUN);
    }
}
