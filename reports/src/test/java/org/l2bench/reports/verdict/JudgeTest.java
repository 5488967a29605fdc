package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.FakeRecords;

class JudgeTest {
    private static final List<Integer> SEEDS = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    private static final double[] NOISE = {0.3, -0.1, 0.2, -0.4, 0.1, -0.2, 0.4, -0.3};
    private static final Quantity A = Quantity.metric("a", "m");
    private static final Quantity B = Quantity.metric("b", "m");
    private static final Rule A_ABOVE_B = new Rule.PairedDifference(List.of(Contrast.of("", A, B)), 0);

    @Test
    void aPlantedEffectIsReproducedWithItsSign() {
        var verdict = judge(A_ABOVE_B, shifted(2));
        assertThat(verdict.state()).isEqualTo(State.REPRODUCED);
        var finding = verdict.findings().get(0);
        assertThat(finding.effect().orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(finding.interval().orElseThrow().low()).isBetween(1.0, 2.0);
        assertThat(finding.p().orElseThrow()).isLessThan(1e-4);
        assertThat(verdict.n()).isEqualTo(8);
    }

    @Test
    void aPlantedOppositeIsContradictedWithItsSign() {
        var verdict = judge(A_ABOVE_B, shifted(-2));
        assertThat(verdict.state()).isEqualTo(State.CONTRADICTED);
        assertThat(verdict.findings().get(0).effect().orElseThrow()).isCloseTo(-2, within(1e-12));
        assertThat(verdict.p().orElseThrow()).isGreaterThan(0.999);
    }

    @Test
    void noiseIsInconclusive() {
        assertThat(judge(A_ABOVE_B, shifted(0)).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void theThresholdShiftsTheDecision() {
        var contrasts = List.of(Contrast.of("", A, B));
        assertThat(judge(new Rule.PairedDifference(contrasts, -1), shifted(0)).state())
                .isEqualTo(State.REPRODUCED);
        assertThat(judge(new Rule.PairedDifference(contrasts, 3), shifted(2)).state())
                .isEqualTo(State.CONTRADICTED);
    }

    @Test
    void aDifferenceOfDifferencesIsTakenWithinSeeds() {
        var c = Quantity.metric("c", "m");
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 11, 22, 33)
                .arm("b")
                .metric("m", 10, 20, 30.5)
                .arm("c")
                .metric("m", 5, 5, 5)
                .records();
        var contrast = Contrast.of("", new Quantity.Difference(A, c), new Quantity.Difference(B, c));
        var finding = judge(new Rule.PairedDifference(List.of(contrast), 0), records)
                .findings()
                .get(0);
        assertThat(finding.effect().orElseThrow()).isCloseTo((1 + 2 + 2.5) / 3, within(1e-12));
        assertThat(finding.state()).isEqualTo(State.REPRODUCED);
        assertThat(new Quantity.Difference(A, c).formula()).isEqualTo("(m[a] - m[c])");
    }

    @Test
    void aClaimIsNotJudgedUnlessTheRuleThatItRestsOnIsSupported() {
        var sane = new Rule.PairedDifference(List.of(Contrast.of("", A, B)), 1);
        var requirement = new Requirement.Supported(sane, "the base is broken");
        var claim = Claim.of("C", "a > b", A_ABOVE_B).needs(requirement);
        var held = Judge.verdicts(List.of(claim), Samples.of(shifted(2), SEEDS)).get(0);
        assertThat(held.state()).isEqualTo(State.REPRODUCED);
        var undecided =
                Judge.verdicts(List.of(claim), Samples.of(shifted(1), SEEDS)).get(0);
        assertThat(undecided.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(undecided.reason()).isEqualTo("the base is broken");
    }

    @Test
    void aClaimThatTheSettingsRuleOutIsNotJudgedAndShowsNoNumbersOfAnotherMatter() {
        var requirement = new Requirement.OfSettings(false, "no transformer here");
        var claim = Claim.of("C", "a > b", A_ABOVE_B).needs(requirement);
        var verdict =
                Judge.verdicts(List.of(claim), Samples.of(shifted(2), SEEDS)).get(0);
        assertThat(verdict.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(verdict.reason()).isEqualTo("no transformer here");
        assertThat(verdict.findings()).singleElement().satisfies(f -> assertThat(f.effect())
                .isEmpty());
    }

    @Test
    void numbersThatAreTheSameInAllSeedsAreReportedButNotJudged() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 3, 3, 3)
                .arm("b")
                .metric("m", 1, 1, 1)
                .records();
        var contrasts = List.of(Contrast.of("", A, B));
        var reported = judge(new Rule.ReportDifference(contrasts), records);
        assertThat(reported.state()).isEqualTo(State.REPORTED);
        assertThat(reported.findings().get(0).effect().orElseThrow()).isEqualTo(2);
        assertThat(judge(new Rule.PairedDifference(contrasts, 0), records).state())
                .isEqualTo(State.NOT_JUDGED);
    }

    @Test
    void allContrastsMustBeSupportedAndOneRefutedRefutes() {
        var records = shifted(2);
        var up = Contrast.of("up", A, B);
        var down = Contrast.of("down", B, A);
        var none = Contrast.of("none", Quantity.metric("a", "noise"), Quantity.metric("b", "noise"));
        assertThat(judge(paired(up, up), records).state()).isEqualTo(State.REPRODUCED);
        var undecided = judge(paired(up, none), records);
        assertThat(undecided.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(undecided.reason()).isEqualTo("undecided on none");
        var refuted = judge(paired(up, none, down), records);
        assertThat(refuted.state()).isEqualTo(State.CONTRADICTED);
        assertThat(refuted.reason()).isEqualTo("refuted on down (p against, times 3 contrasts: < 0.0001)");
    }

    @Test
    void theOverallPIsTheLargestOfTheContrasts() {
        var none = Contrast.of("none", Quantity.metric("a", "noise"), Quantity.metric("b", "noise"));
        var verdict = judge(paired(Contrast.of("up", A, B), none), shifted(2));
        assertThat(verdict.p()).isEqualTo(verdict.findings().get(1).p());
    }

    @Test
    void aSaturatedContrastIsSetAsideAndTheOthersDecide() {
        var up = Contrast.of("up", A, B);
        var full = Contrast.of("full", B, A).saturatedWhen(B, 10);
        var verdict = judge(paired(up, full), shifted(2));
        assertThat(verdict.state()).isEqualTo(State.REPRODUCED);
        assertThat(verdict.findings().get(1).state()).isEqualTo(State.NOT_JUDGED);
        assertThat(verdict.findings().get(1).note()).isEqualTo("saturated: mean m[b] is 10.00, at or above 10.00");
        var all = judge(paired(full), shifted(2));
        assertThat(all.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(all.reason()).isEqualTo("every contrast is saturated");
        assertThat(all.p()).isEmpty();
        assertThat(judge(paired(Contrast.of("", A, B).saturatedWhen(B, 10.5)), shifted(2))
                        .state())
                .isEqualTo(State.REPRODUCED);
    }

    @Test
    void seedsThatLackOneSideAreLeftOutAndNamed() {
        var records = new FakeRecords()
                .arm("a")
                .metric("m", 12.1, 12.2, 12.3)
                .arm("b")
                .metric(1, "m", 10)
                .metric(3, "m", 10)
                .records();
        var finding = judge(A_ABOVE_B, records).findings().get(0);
        assertThat(finding.n()).isEqualTo(2);
        assertThat(finding.effect().orElseThrow()).isCloseTo(2.2, within(1e-12));
        assertThat(finding.note()).isEqualTo("without seeds 2, 4, 5, 6, 7, 8");
    }

    @Test
    void numbersThatCannotDecideSayWhy() {
        assertThat(judge(A_ABOVE_B, List.of()).state()).isEqualTo(State.NOT_RUN);
        assertThat(judge(A_ABOVE_B, List.of()).reason()).isEqualTo("no seed has both m[a] and m[b]");
        var one = judge(
                A_ABOVE_B,
                new FakeRecords()
                        .arm("a")
                        .metric("m", 2)
                        .arm("b")
                        .metric("m", 1)
                        .records());
        assertThat(one.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(one.reason()).isEqualTo("one seed has no spread");
        assertThat(one.findings().get(0).effect()).hasValue(1);
        var equal = judge(
                A_ABOVE_B,
                new FakeRecords()
                        .arm("a")
                        .metric("m", 2, 3, 4.3)
                        .arm("b")
                        .metric("m", 1, 2, 3.3)
                        .records());
        assertThat(equal.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(equal.reason()).contains("differences of all 3 seeds are equal");
        var nan = judge(
                A_ABOVE_B,
                new FakeRecords()
                        .arm("a")
                        .metric("m", 2, Double.NaN, 4)
                        .arm("b")
                        .metric("m", 1, 2, 3.3)
                        .records());
        assertThat(nan.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(nan.reason()).isEqualTo("not a finite number: seed 2 has NaN and 2.0");
    }

    @Test
    void tooFewSeedsLeaveTheNumbersButNotTheVerdict() {
        var verdict = judge(A_ABOVE_B, shifted(2), new Requirement.MinimumSeeds(9));
        assertThat(verdict.state()).isEqualTo(State.NOT_JUDGED);
        assertThat(verdict.reason()).isEqualTo("needs 9 seeds, has 8");
        assertThat(verdict.p()).isEmpty();
        assertThat(verdict.findings().get(0).state()).isEqualTo(State.NOT_JUDGED);
        assertThat(verdict.findings().get(0).effect().orElseThrow()).isCloseTo(2, within(1e-12));
    }

    @Test
    void anUnmetBoundGivesItsOwnReason() {
        var bound = new Requirement.AtLeast(A, 13, "no terminal phase");
        assertThat(judge(A_ABOVE_B, shifted(2), bound).reason()).isEqualTo("no terminal phase");
        assertThat(judge(A_ABOVE_B, shifted(4), bound).state()).isEqualTo(State.REPRODUCED);
        var unknown = new Requirement.AtLeast(Quantity.metric("c", "m"), 1, "no terminal phase");
        assertThat(judge(A_ABOVE_B, shifted(2), unknown).reason()).isEqualTo("no terminal phase: no seed has m[c]");
    }

    @Test
    void aReportHasAnIntervalAndNoDirection() {
        var verdict = judge(new Rule.ReportDifference(List.of(Contrast.of("", A, B))), shifted(-2));
        assertThat(verdict.state()).isEqualTo(State.REPORTED);
        assertThat(verdict.findings().get(0).interval()).isPresent();
        assertThat(verdict.p()).isEmpty();
    }

    @Test
    void theWorstSeedIsComparedByExchange() {
        var rule = new Rule.SwapOfMinimum(List.of(Contrast.of("", A, B)));
        var up = judge(rule, shifted(2));
        assertThat(up.state()).isEqualTo(State.REPRODUCED);
        assertThat(up.p()).hasValue(1.0 / 256);
        assertThat(up.findings().get(0).effect().orElseThrow()).isCloseTo(1.8, within(1e-12));
        assertThat(up.findings().get(0).note()).contains("std 0.");
        assertThat(judge(rule, shifted(-2)).state()).isEqualTo(State.CONTRADICTED);
        assertThat(judge(rule, shifted(0)).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void aCorrelationIsReported() {
        var rule = new Rule.RankCorrelation(List.of(new Rule.Association("a", A, Quantity.metric("a", "noise"))));
        var finding = judge(rule, shifted(2)).findings().get(0);
        assertThat(finding.state()).isEqualTo(State.REPORTED);
        assertThat(finding.effect().orElseThrow()).isEqualTo(1);
    }

    @Test
    void aVariantMustComeToTheSameVerdict() {
        var opposite = new Rule.PairedDifference(List.of(Contrast.of("", B, A)), 0);
        var same = new Rule.SameVerdict(List.of(new Rule.Variant("same", A_ABOVE_B, A_ABOVE_B)));
        var different = new Rule.SameVerdict(List.of(
                new Rule.Variant("same", A_ABOVE_B, A_ABOVE_B), new Rule.Variant("other", A_ABOVE_B, opposite)));
        assertThat(judge(same, shifted(2)).state()).isEqualTo(State.REPRODUCED);
        var verdict = judge(different, shifted(2));
        assertThat(verdict.state()).isEqualTo(State.CONTRADICTED);
        assertThat(verdict.findings().get(1).note()).isEqualTo("reproduced → contradicted");
        assertThat(judge(same, List.of()).state()).isEqualTo(State.NOT_RUN);
    }

    @Test
    void curvesAndLogarithmsAreLookedUp() {
        var fake = new FakeRecords();
        for (var arm : List.of("a", "b")) {
            fake.arm(arm);
            SEEDS.forEach(s ->
                    fake.curve(s, "nc1", List.of(8.0, 12.0), List.of(arm.equals("a") ? 1.0 + s : 1.0, Math.exp(s))));
        }
        var samples = Samples.of(fake.records(), SEEDS);
        assertThat(samples.value(new Quantity.CurveAt("a", "nc1", 8), Replicate.seed(3)))
                .hasValue(4);
        assertThat(samples.value(new Quantity.CurveAt("a", "nc1", 9), Replicate.seed(3)))
                .isEmpty();
        assertThat(samples.value(new Quantity.Log(new Quantity.CurveAt("a", "nc1", 12)), Replicate.seed(3))
                        .orElseThrow())
                .isCloseTo(3, within(1e-12));
        assertThat(new Quantity.Log(new Quantity.CurveAt("a", "nc1", 12)).formula())
                .isEqualTo("ln(at(nc1[a], 12))");
    }

    @Test
    void holmCountsOnlyWhatWasTested() {
        var claims = List.of(
                claim(A_ABOVE_B),
                claim(new Rule.ReportDifference(List.of(Contrast.of("", A, B)))),
                claim(new Rule.SwapOfMinimum(List.of(Contrast.of("", A, B)))));
        var verdicts = Judge.verdicts(claims, Samples.of(shifted(2), SEEDS));
        assertThat(verdicts.get(0).pHolm().orElseThrow())
                .isEqualTo(2 * verdicts.get(0).p().orElseThrow());
        assertThat(verdicts.get(1).pHolm()).isEmpty();
        assertThat(verdicts.get(2).pHolm()).hasValue(1.0 / 256);
    }

    @Test
    void supportThatDoesNotSurviveHolmIsMarked() {
        var claims = new ArrayList<Claim>(List.of(claim(new Rule.SwapOfMinimum(List.of(Contrast.of("", A, B))))));
        IntStream.range(0, 15)
                .forEach(i -> claims.add(claim(new Rule.SwapOfMinimum(
                        List.of(Contrast.of("", Quantity.metric("a", "noise"), Quantity.metric("b", "noise")))))));
        var verdicts = Judge.verdicts(claims, Samples.of(shifted(2), SEEDS));
        assertThat(verdicts.get(0).state()).isEqualTo(State.REPRODUCED);
        assertThat(verdicts.get(0).pHolm()).hasValue(16.0 / 256);
        assertThat(verdicts.get(0).lostByHolm()).isTrue();
    }

    @Test
    void twoRecordsOfOneSeedAreRefused() {
        var records = new ArrayList<>(shifted(1));
        records.add(records.get(0));
        assertThatThrownBy(() -> Samples.of(records, SEEDS)).hasMessageContaining("both hold arm a of seed 1");
    }

    /** Eight seeds: m of a is 10 + noise + shift, m of b is 10 - noise / 2; "noise" has no shift. */
    private static List<RunRecord> shifted(double shift) {
        var fake = new FakeRecords();
        for (var i = 0; i < NOISE.length; i++) {
            fake.arm("a").metric(i + 1, "m", 10 + NOISE[i] + shift).metric(i + 1, "noise", NOISE[i]);
            fake.arm("b").metric(i + 1, "m", 10 - NOISE[i] / 2).metric(i + 1, "noise", -NOISE[i] / 2);
        }
        return fake.records();
    }

    private static Rule paired(Contrast... contrasts) {
        return new Rule.PairedDifference(List.of(contrasts), 0);
    }

    private static Claim claim(Rule rule, Requirement... requirements) {
        return Claim.of("C1", "a exceeds b", rule).needs(requirements);
    }

    private static Verdict judge(Rule rule, List<RunRecord> records, Requirement... requirements) {
        return Judge.verdicts(List.of(claim(rule, requirements)), Samples.of(records, SEEDS))
                .get(0);
    }
}
