package org.l2bench.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.FakeRecords;
import org.l2bench.reports.input.Combination;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.Standing;
import org.l2bench.reports.input.Wanted;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/** Reports on what is more than one part with plain seeds. */
class WiderReportTest {
    private static final String SETTINGS = Json.canonical(Map.of("steps", 1));
    private static final List<Replicate> FOLDS = Replicate.folds(List.of(11, 12, 13), 2);

    private static Description description(Claim... claims) {
        return new Description(
                "wide",
                "Is it wide?",
                new Citation("On width", "W. Wide", "nowhere", "none"),
                List.of(
                        Arm.trained("fold", "by fold", "method"),
                        Arm.trained("seed", "by seed", "baseline"),
                        Arm.trained("closed", "in closed form", "reference")),
                List.of(
                        new Metric("score", "Score", "", 2, 0, "scores"),
                        Metric.measured("time", "Time", "ms", 1, "times")),
                List.of(claims),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Combination.none());
    }

    private static Claim claim(String id, Rule rule) {
        return Claim.of(id, "a statement", rule);
    }

    private static RunRecord record(String part, String arm, Replicate replicate, ArmResult result, Choice... choices) {
        var inputs = new TrialInputs(
                "wide",
                part,
                arm,
                Optional.empty(),
                replicate,
                Json.tree(Map.of("steps", 1)),
                Collections.emptySortedMap(),
                "c0de",
                "fp32",
                "cpu");
        var byName = new TreeMap<String, Choice>();
        Arrays.stream(choices).forEach(c -> byName.put(c.tuning(), c));
        return RunRecord.finished(
                inputs,
                FakeRecords.MACHINE,
                Collections.emptySortedMap(),
                byName,
                new Outcome(new TreeMap<>(Map.of(arm, result)), List.of()),
                new Execution("17", 1, 1));
    }

    private static ArmResult score(double value) {
        return new ArmResult(new TreeMap<>(Map.of("score", value)), Collections.emptySortedMap());
    }

    private static List<Wanted> wanted() {
        SortedMap<String, List<Replicate>> flow = new TreeMap<>();
        flow.put("fold", FOLDS);
        flow.put("seed", Replicate.seeds(List.of(11, 12)));
        return List.of(
                new Wanted("flow", SETTINGS, flow),
                new Wanted("formula", SETTINGS, new TreeMap<>(Map.of("closed", List.of(Replicate.ONLY)))));
    }

    /** Every fold, seed 11 of two, and the closed form. */
    private static List<RunRecord> records() {
        var records = new ArrayList<RunRecord>();
        for (var fold : FOLDS) {
            var time = new TreeMap<>(Map.of("time", 2.0 + fold.fold().getAsInt()));
            records.add(
                    record("flow", "fold", fold, score(fold.seed().getAsInt()).withMeasured(time)));
        }
        records.add(record("flow", "seed", Replicate.seed(11), score(1)));
        var table = new DataTable(List.of(1.0, 2.0), new TreeMap<>(Map.of("nll", DataTable.Column.exact(3.0, 4.0))));
        records.add(record(
                "formula",
                "closed",
                Replicate.ONLY,
                score(6).withTables(new TreeMap<>(Map.of("windows", table))),
                choice()));
        return records;
    }

    private static Choice choice() {
        var grid = new Tuning.Grid(
                "rate of closed",
                List.of(new Tuning.Axis("rate", List.of(0.1, 0.2))),
                List.of(1000, 1001),
                "accuracy",
                Tuning.Better.LARGER);
        return Choice.of(grid, List.of(List.of(1.0, 2.0), List.of(3.0, 5.0)));
    }

    private static ReportInput input(Claim... claims) {
        return new ReportInput(description(claims), SETTINGS, "quick", wanted(), records(), "./l2bench run wide");
    }

    private static Verdict verdict(Rule rule) {
        return Report.of(input(claim("C1", rule))).verdicts().get(0);
    }

    private static Rule within(Quantity quantity, double low, double high) {
        return new Rule.Within(List.of(new Rule.Range("", quantity, low, high)), Rule.Over.EVERY_SEED);
    }

    @Test
    void aClaimOnASingleComputationIsDecidedByIt() {
        var holds = verdict(within(Quantity.metric("closed", "score"), 5.9, 6.1));
        assertThat(holds.state()).isEqualTo(State.REPRODUCED);
        assertThat(holds.n()).isEqualTo(1);
        assertThat(verdict(within(Quantity.metric("closed", "score"), 7, 8)).state())
                .isEqualTo(State.CONTRADICTED);
    }

    @Test
    void aColumnOfATableIsACurveToClaims() {
        assertThat(verdict(within(new Quantity.CurveAt("closed", "windows.nll", 2), 4, 4))
                        .state())
                .isEqualTo(State.REPRODUCED);
        assertThat(verdict(within(new Quantity.CurveAt("closed", "windows.none", 2), 4, 4))
                        .state())
                .isEqualTo(State.NOT_RUN);
    }

    @Test
    void claimsUseWhatIsMeasuredAndTablesShowIt() {
        var slow = verdict(within(Quantity.metric("fold", "time"), 2, 3));
        assertThat(slow.state()).isEqualTo(State.REPRODUCED);
        assertThat(slow.n()).isEqualTo(3);
        assertThat(Report.of(input()).markdown()).contains("Time", "2.5 ± 0.0 (2.5 … 2.5)");
    }

    /** Six folds of three seeds are three samples, each the mean over its folds. */
    @Test
    void aTestCountsSeedsAndNotTheirFolds() {
        var contrast = Contrast.of("", Quantity.metric("fold", "score"), new Quantity.Fixed(10));
        var finding =
                verdict(new Rule.ReportDifference(List.of(contrast))).findings().get(0);
        assertThat(finding.n()).isEqualTo(3);
        assertThat(finding.effect()).hasValue(2);
    }

    @Test
    void aSeedThatLacksAFoldDoesNotCount() {
        var all = records();
        all.removeIf(r -> r.inputs().replicate().equals(Replicate.fold(12, 1)));
        var claim = claim("C1", within(Quantity.metric("fold", "time"), 2, 3));
        var input = new ReportInput(description(claim), SETTINGS, "quick", wanted(), all, "./l2bench run wide");
        assertThat(Report.of(input).verdicts().get(0).n()).isEqualTo(2);
    }

    /** What is computed once is the same beside every seed, and alone it is one. */
    @Test
    void aSingleComputationCanBeHeldAgainstSeeds() {
        var contrast = Contrast.of("", Quantity.metric("fold", "score"), Quantity.metric("closed", "score"));
        var finding =
                verdict(new Rule.ReportDifference(List.of(contrast))).findings().get(0);
        assertThat(finding.n()).isEqualTo(3);
        assertThat(finding.effect()).hasValue(6);
        var itself = Contrast.of("", Quantity.metric("closed", "score"), Quantity.metric("closed", "score"));
        assertThat(verdict(new Rule.ReportDifference(List.of(itself)))
                        .findings()
                        .get(0)
                        .n())
                .isEqualTo(1);
    }

    @Test
    void everyFoldIsARowOfItsOwnAndTheStandingCountsReplicatesOfEachPart() {
        var report = Report.of(input());
        assertThat(report.csv()).contains("fold,11/0,score", "fold,13/1,score", "closed,only,score");
        var standing = Standing.of(input());
        assertThat(standing.sentence()).isEqualTo("This page rests on 8 of 9 replicates.");
        assertThat(standing.gaps()).containsExactly("seed, seed 12: not run");
    }

    @Test
    void onlyWhatBothArmsShouldHaveIsMissedInAContrast() {
        var contrast = Contrast.of("", Quantity.metric("seed", "score"), Quantity.metric("seed", "score"));
        var finding =
                verdict(new Rule.ReportDifference(List.of(contrast))).findings().get(0);
        assertThat(finding.note()).contains("one seed has no spread");
        assertThat(finding.note()).doesNotContain("fold");
    }

    @Test
    void thePageShowsWhatWasChosenFromWhatAndThatItLiesOnAnEdge() {
        assertThat(Report.of(input()).markdown())
                .contains("Choices made beforehand", "rate 0.2", "yes: rate", "rate 0.1: 1.5000; rate 0.2: 4.0000");
    }
}
