package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.FakeRecords;

/** What must hold of every verdict, whatever the numbers. */
class JudgePropertyTest {
    private static final Quantity A = Quantity.metric("a", "m");
    private static final Quantity B = Quantity.metric("b", "m");
    private static final List<Contrast> UP = List.of(Contrast.of("", A, B));
    private static final List<Contrast> DOWN = List.of(Contrast.of("", B, A));

    /** Below nought with p = 0.035. */
    private static final double[] LOW = {-0.5, -1.5, -0.4, -1.0, 0.1};

    private static Verdict judge(Rule rule, List<RunRecord> records) {
        return judge(List.of(rule), records).get(0);
    }

    private static List<Verdict> judge(List<Rule> rules, List<RunRecord> records) {
        var claims = rules.stream().map(r -> Claim.of("C", "", r)).toList();
        return Judge.verdicts(
                claims, Samples.of(records, IntStream.rangeClosed(1, 8).boxed().toList()));
    }

    private static List<RunRecord> records(double[] a, double[] b) {
        return new FakeRecords().arm("a").metric("m", a).arm("b").metric("m", b).records();
    }

    private static double[] drawn(int seed, double mean, double scale) {
        var random = new Random(seed);
        return IntStream.range(0, 5)
                .mapToDouble(i -> scale * (mean + random.nextGaussian()))
                .toArray();
    }

    private static List<Rule> inUnit(double unit) {
        return List.of(
                new Rule.PairedDifference(UP, 0.5 * unit),
                new Rule.SignFlip(UP, 0.5 * unit),
                new Rule.SwapOfMinimum(UP),
                new Rule.Equivalence(UP, 2 * unit),
                new Rule.Within(List.of(new Rule.Range("", A, -unit, 2 * unit)), Rule.Over.SEED_MEAN),
                new Rule.Within(List.of(Rule.Range.atMost("", A, 3 * unit)), Rule.Over.EVERY_SEED));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -600, -181, -3, 1, 60, 500, 1015})
    void aVerdictDoesNotDependOnTheUnit(int power) {
        for (var seed = 0; seed < 20; seed++) {
            var mean = seed % 5 - 1;
            var unit = Math.scalb(1.0, power);
            var plain = judge(inUnit(1), records(drawn(seed, mean, 1), drawn(-seed - 1, 0, 1)));
            var scaled = judge(inUnit(unit), records(drawn(seed, mean, unit), drawn(-seed - 1, 0, unit)));
            assertThat(scaled.stream().map(v -> List.of(v.state(), v.p(), v.pAgainst(), v.pHolm(), v.pAgainstHolm())))
                    .isEqualTo(plain.stream()
                            .map(v -> List.of(v.state(), v.p(), v.pAgainst(), v.pHolm(), v.pAgainstHolm()))
                            .toList());
        }
    }

    static List<List<Rule>> mirrored() {
        return List.of(
                List.of(new Rule.PairedDifference(UP, 0), new Rule.PairedDifference(DOWN, 0)),
                List.of(new Rule.SignFlip(UP, 0), new Rule.SignFlip(DOWN, 0)),
                List.of(new Rule.SwapOfMinimum(UP), new Rule.SwapOfMinimum(DOWN)));
    }

    @ParameterizedTest
    @MethodSource("mirrored")
    void exchangedArmsExchangeReproducedAndContradicted(List<Rule> rules) {
        for (var seed = 0; seed < 40; seed++) {
            var records = records(drawn(seed, seed % 7 - 3, 1), drawn(-seed - 1, 0, 1));
            var up = judge(rules.get(0), records);
            var down = judge(rules.get(1), records);
            assertThat(down.p()).isEqualTo(up.pAgainst());
            assertThat(down.pAgainst()).isEqualTo(up.p());
            assertThat(down.state() == State.CONTRADICTED).isEqualTo(up.state() == State.REPRODUCED);
            assertThat(down.state() == State.REPRODUCED).isEqualTo(up.state() == State.CONTRADICTED);
        }
    }

    /** The same differences 1 to 5 in units that a double just has. */
    @ParameterizedTest
    @ValueSource(ints = {-1060, -600, 0, 1020})
    void smallDifferencesAreDifferences(int power) {
        var a = IntStream.rangeClosed(1, 5)
                .mapToDouble(i -> Math.scalb((double) i, power))
                .toArray();
        var verdict = judge(new Rule.PairedDifference(UP, 0), records(a, new double[5]));
        assertThat(verdict.state()).isEqualTo(State.REPRODUCED);
        assertThat(verdict.p())
                .hasValue(judge(new Rule.PairedDifference(UP, 0), records(new double[] {1, 2, 3, 4, 5}, new double[5]))
                        .p()
                        .getAsDouble());
    }

    /** Numbers that overflow, are none, or are the same: a reason, and no exception. */
    @Test
    void numbersThatCannotBeJudgedSayWhy() {
        var extreme = records(new double[] {1e308, -1e308, 1e308, 0, 1}, new double[] {-1e308, 1e308, -1e308, 0, 1});
        var rules = new ArrayList<>(inUnit(1));
        rules.add(new Rule.RankCorrelation(List.of(new Rule.Association("", A, B))));
        for (var records : List.of(
                extreme,
                records(new double[] {Double.NaN, 1, 2, 3, 4}, new double[5]),
                records(new double[] {1, 2, Double.POSITIVE_INFINITY, 3, 4}, new double[5]),
                records(new double[] {0.0, -0.0, 0.0, 0.0, -0.0}, new double[5]),
                records(new double[] {1}, new double[] {0}))) {
            for (var verdict : judge(rules, records)) {
                assertThat(verdict.reason()).doesNotContain("cannot be decided");
                assertThat(verdict.state() == State.NOT_JUDGED
                                && verdict.reason().isEmpty())
                        .isFalse();
            }
        }
    }

    /** Its own fault, here a mean over items of a metric that has none, is said; the others are judged as ever. */
    @Test
    void aClaimThatFailsCostsItselfOnly() {
        var records = records(drawn(1, 9, 1), drawn(2, 0, 1));
        var verdicts = judge(
                List.of(
                        new Rule.PairedDifference(UP, 0),
                        Rule.ItemDifference.of(UP.get(0), 0),
                        new Rule.SignFlip(UP, 0)),
                records);
        assertThat(verdicts.get(1).state()).isEqualTo(State.NOT_JUDGED);
        assertThat(verdicts.get(1).reason())
                .startsWith("cannot be decided: a difference over items needs means over items");
        assertThat(verdicts.get(0).state()).isEqualTo(State.REPRODUCED);
        assertThat(verdicts.get(0).pHolm()).hasValue(2 * verdicts.get(0).p().getAsDouble());
    }

    /** Twelve contrasts of which one lies on the wrong side by chance: p against .035, times 12. */
    @Test
    void aContrastOnTheWrongSideIsNotYetARefutation() {
        var fake = new FakeRecords().arm("a");
        for (var contrast = 0; contrast < 12; contrast++) {
            fake.metric("m" + contrast, contrast == 0 ? LOW : drawn(contrast, 0.1, 1));
        }
        var twelve = judge(new Rule.PairedDifference(Simulation.contrasts(12), 0), fake.records());
        assertThat(twelve.state()).isEqualTo(State.INCONCLUSIVE);
        var alone = judge(new Rule.PairedDifference(Simulation.contrasts(1), 0), fake.records());
        assertThat(alone.state()).isEqualTo(State.CONTRADICTED);
        assertThat(twelve.findings().get(0).state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(twelve.findings().get(0).note())
                .startsWith("on the wrong side, but not after the adjustment for 12 contrasts");
        assertThat(twelve.pAgainst().orElseThrow())
                .isEqualTo(12 * alone.pAgainst().orElseThrow());
    }

    @Test
    void refutationsAreAdjustedForTheNumberOfClaimsAndMarked() {
        var fake = new FakeRecords().arm("a");
        for (var claim = 0; claim < 12; claim++) {
            fake.metric("m" + claim, claim == 0 ? LOW : drawn(claim, 0.1, 1));
        }
        var rules = IntStream.range(0, 12)
                .<Rule>mapToObj(i -> new Rule.PairedDifference(List.of(Simulation.contrast(i)), 0))
                .toList();
        var first = judge(rules, fake.records()).get(0);
        assertThat(first.state()).isEqualTo(State.CONTRADICTED);
        assertThat(first.pAgainstHolm()).hasValue(12 * first.pAgainst().getAsDouble());
        assertThat(first.lostByHolm()).isTrue();
    }
}
