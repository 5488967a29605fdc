package org.l2bench.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.reports.verdict.Simulation.Rates;

/** Rules that are made of rules keep their level, find what is planted, and hold for a single replicate where they are facts. */
class CombinatorsTest {
    private static final int EXPERIMENTS = 2_000;
    private static final double MOST = 0.065;

    private static Rates rates(Rule rule, int seeds, double... truths) {
        return new Simulation(EXPERIMENTS)
                .rates(
                        rule,
                        s -> Simulation.metrics(
                                seeds,
                                DoubleStream.of(truths).mapToObj(s::normal).toList()));
    }

    private static List<Rule> parts(int n) {
        return IntStream.range(0, n)
                .<Rule>mapToObj(i -> new Rule.PairedDifference(List.of(Simulation.contrast(i)), 0))
                .toList();
    }

    /** So many large effects, then so many of nought, then so many large ones on the wrong side. */
    private static double[] truths(int holding, int open, int wrong) {
        return Stream.of(
                        DoubleStream.generate(() -> 5).limit(holding),
                        DoubleStream.generate(() -> 0).limit(open),
                        DoubleStream.generate(() -> -5).limit(wrong))
                .flatMapToDouble(s -> s)
                .toArray();
    }

    /** A false count is nearest to a true one where one part less holds than must; a true one where just so many do. */
    @ParameterizedTest
    @CsvSource({"1, 3, 8", "2, 3, 8", "3, 3, 8", "4, 6, 8", "4, 6, 5", "1, 6, 8"})
    void aCountIsWrongInFivePercent(int least, int n, int seeds) {
        var rule = new Rule.Count(least, parts(n));
        assertThat(rates(rule, seeds, truths(least - 1, n - least + 1, 0)).reproduced())
                .isBetween(0.03, MOST);
        assertThat(rates(rule, seeds, truths(0, least, n - least)).contradicted())
                .isBetween(0.03, MOST);
    }

    @Test
    void aCountOfNothingIsHardlyEverReproducedAndAPlantedOneIs() {
        var rule = new Rule.Count(4, parts(6));
        assertThat(rates(rule, 8, truths(0, 6, 0)).reproduced()).isLessThan(0.01);
        assertThat(rates(rule, 8, truths(4, 0, 2)).reproduced()).isGreaterThan(0.99);
        assertThat(rates(rule, 8, truths(3, 0, 3)).contradicted()).isGreaterThan(0.99);
    }

    @Test
    void allPartsOfSeveralRulesAreAnIntersection() {
        var rule = new Rule.All(List.of(
                new Rule.PairedDifference(List.of(Simulation.contrast(0)), 0),
                new Rule.Equivalence(List.of(Simulation.contrast(1)), 9)));
        assertThat(rates(rule, 8, 0, 0).reproduced()).isBetween(0.035, MOST);
        assertThat(rates(rule, 8, 0, 9).contradicted()).isBetween(0.03, MOST);
        assertThat(rates(rule, 8, 5, 0).reproduced()).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8})
    void aSmallestEffectOnlyTakesAway(int seeds) {
        var paired = new Rule.PairedDifference(List.of(Simulation.contrast(0)), 0);
        var rule = new Rule.SmallestEffect(paired, 1.5);
        assertThat(rates(rule, seeds, 0).reproduced()).isLessThan(MOST);
        assertThat(rates(rule, seeds, 0).contradicted()).isLessThan(MOST);
        assertThat(rates(paired, seeds, 1).reproduced())
                .isGreaterThan(2 * rates(rule, seeds, 1).reproduced());
        assertThat(rates(rule, seeds, 3).reproduced()).isGreaterThan(0.95);
        assertThat(rates(rule, seeds, -3).contradicted()).isGreaterThan(0.95);
    }

    /** Folds share a fifth of their variance: test over train of a quarter is what makes up for it. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    void overlappingTrainingSetsAreMadeUpFor(int folds) {
        var contrasts = List.of(Simulation.contrast(0));
        assertThat(ofFolds(new Rule.PairedDifference(contrasts, 0, 0.25), folds).reproduced())
                .isBetween(0.035, MOST);
        assertThat(ofFolds(new Rule.PairedDifference(contrasts, 0, 0.25), folds).contradicted())
                .isBetween(0.035, MOST);
        assertThat(ofFolds(new Rule.PairedDifference(contrasts, 0), folds).reproduced())
                .isGreaterThan(0.1);
        assertThat(ofFolds(new Rule.Equivalence(contrasts, 1e-6, 0.25), folds).contradicted())
                .isBetween(0.03, MOST);
    }

    private static Rates ofFolds(Rule rule, int folds) {
        return new Simulation(EXPERIMENTS).rates(rule, s -> {
            double shared = Math.sqrt(0.2) * s.random().nextGaussian();
            DoubleSupplier fold = () -> shared + Math.sqrt(0.8) * s.random().nextGaussian();
            return Simulation.metrics(folds, List.of(fold));
        });
    }

    private static Rule fact(int metric, double least) {
        return new Rule.Within(List.of(Range.atLeast("", Simulation.metric(metric), least)), Over.EVERY_SEED);
    }

    private static Verdict ofOneReplicate(Claim claim, double... values) {
        var samples = Simulation.metrics(
                1,
                DoubleStream.of(values).<DoubleSupplier>mapToObj(v -> () -> v).toList());
        return Judge.verdicts(List.of(claim), samples).get(0);
    }

    @Test
    void factsAreJudgedOnASingleReplicateWithoutP() {
        var two = new Rule.Count(2, List.of(fact(0, 1), fact(1, 1), fact(2, 1)));
        var held = ofOneReplicate(Claim.of("C", "", two), 2, 0, 1);
        assertThat(held.state()).isEqualTo(State.REPRODUCED);
        assertThat(held.p()).isEmpty();
        assertThat(held.reason()).isEqualTo("2 of 3 hold and 1 do not, each by itself; at least 2 must");
        assertThat(ofOneReplicate(Claim.of("C", "", two), 0, 0, 1).state()).isEqualTo(State.CONTRADICTED);
        var rises = new Rule.Monotone(
                List.of(new Rule.Series("", List.of(Simulation.metric(0), Simulation.metric(1)), true)));
        var both = new Rule.All(List.of(rises, fact(0, 1)));
        assertThat(both.isExact()).isTrue();
        assertThat(ofOneReplicate(Claim.of("C", "", both), 1, 2).state()).isEqualTo(State.REPRODUCED);
        assertThat(ofOneReplicate(Claim.of("C", "", both), 2, 1).state()).isEqualTo(State.CONTRADICTED);
    }

    /** The p of what was tested is that of the claim, so that Holm counts it; a fact that holds adds nothing, one that fails decides. */
    @Test
    void aTestBesideAFactHasThePOfTheTest() {
        var tested = new Rule.PairedDifference(List.of(Simulation.contrast(0)), 0);
        var effects = DoubleStream.of(1, 2, 3, 2, 1).iterator();
        var both = Claim.of("both", "", new Rule.All(List.of(tested, fact(1, 1))));
        var alone = Claim.of("alone", "", tested);
        var wrong = Claim.of("wrong", "", new Rule.All(List.of(tested, fact(1, 3))));
        var samples = Simulation.metrics(5, List.of(effects::nextDouble, () -> 2));
        var verdicts = Judge.verdicts(List.of(both, alone, wrong), samples);
        assertThat(verdicts)
                .extracting(Verdict::state)
                .containsExactly(State.REPRODUCED, State.REPRODUCED, State.CONTRADICTED);
        double p = verdicts.get(1).p().orElseThrow();
        assertThat(verdicts.get(0).p()).hasValue(p);
        assertThat(verdicts.get(0).pHolm()).hasValue(2 * p);
        assertThat(verdicts.get(2).p()).isEmpty();
        assertThat(verdicts.get(2).pAgainst()).isEmpty();
    }

    @Test
    void aCountThatIsOpenForAPartThatIsNotThereIsNotJudged() {
        var two = Claim.of("C", "", new Rule.Count(2, List.of(fact(0, 1), fact(1, 1), fact(2, 1))));
        assertThat(ofOneReplicate(two, 2, 0).state()).isEqualTo(State.NOT_JUDGED);
        assertThat(ofOneReplicate(two, 2, 2).state()).isEqualTo(State.REPRODUCED);
        assertThat(ofOneReplicate(two).state()).isEqualTo(State.NOT_RUN);
    }

    @Test
    void aRuleOfSeveralIsOnePartOfAnother() {
        var some = new Rule.Count(1, List.of(new Rule.All(List.of(fact(0, 1), fact(1, 1))), fact(2, 1)));
        var found = ofOneReplicate(Claim.of("C", "", some), 1, 1, 0);
        assertThat(found.findings()).hasSize(2);
        assertThat(found.state()).isEqualTo(State.REPRODUCED);
        assertThat(ofOneReplicate(Claim.of("C", "", some), 1, 0, 0).state()).isEqualTo(State.CONTRADICTED);
    }

    @Test
    void ourReadingIsConsistentOrNotAndNeitherReproducedNorContradicted() {
        var claim = Claim.of("C", "", fact(0, 1)).reading();
        assertThat(ofOneReplicate(claim, 2).state()).isEqualTo(State.CONSISTENT);
        assertThat(ofOneReplicate(claim, 0).state()).isEqualTo(State.INCONSISTENT);
        assertThat(ofOneReplicate(claim, 2).findings())
                .extracting(Finding::state)
                .containsExactly(State.CONSISTENT);
        assertThat(State.CONSISTENT.word()).isEqualTo("consistent with our reading");
    }
}
