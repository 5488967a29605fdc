package org.l2bench.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.l2bench.core.claim.Quantity.metric;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final Quantity LEFT = metric("L2@s", "accuracy.test");
    private static final Quantity RIGHT = metric("no@l", "accuracy.test");
    private static final List<Contrast> ONE = List.of(Contrast.of("", LEFT, RIGHT));
    private static final Statistic POWER = new Statistic.PowerLaw(List.of(1.0, 2.0), List.of(LEFT, RIGHT));

    private static final Statistic RANKS = new Statistic.RankOfMeans(List.of(
            new Rule.Association("", LEFT, RIGHT),
            new Rule.Association("", RIGHT, LEFT),
            new Rule.Association("", new Quantity.Difference(LEFT, RIGHT), LEFT)));

    @Test
    void aDifferenceIsPrintedAsMetricsOfArmsAndWhatItMustExceed() {
        assertThat(Formula.of(new Rule.PairedDifference(ONE, -1)))
                .isEqualTo("accuracy.test[L2@s] - accuracy.test[no@l] > -1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "P-predkd+ewc/soft, P-predkd+ewc/soft",
                "omega*, omega*",
                "two words, |\"two words\"|",
                "a[b], |\"a[b]\"|",
                "say \"no\", |\"say \\\"no\\\"\"|",
                "back\\slash, |\"back\\\\slash\"|",
                "-, |\"-\"|",
                "||, |\"\"|"
            })
    void namesWithBlanksBracketsOrMarksAreQuoted(String name, String printed) {
        assertThat(Formula.name(name)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "0.05, 0.05", "1e-10, 1E-10", "1e7, 1E+7", "0.1, 0.1", "99.5, 99.5", "123456, 123456"
    })
    void aNumberIsPrintedWithTheFewestDigitsThatGiveItBack(double number, String printed) {
        assertThat(Formula.of(number)).isEqualTo(printed);
        assertThat(Double.parseDouble(Formula.of(number))).isEqualTo(number);
    }

    @Test
    void quantitiesThatArePutTogetherShowHow() {
        var curve = new Quantity.CurveAt("no@s", "nc1", 12);
        assertThat(new Quantity.Log(curve).formula()).isEqualTo("ln(at(nc1[no@s], 12))");
        assertThat(new Quantity.Ratio(LEFT, RIGHT).formula()).isEqualTo("(accuracy.test[L2@s] / accuracy.test[no@l])");
        assertThat(Quantity.mean(List.of(LEFT, RIGHT)).formula())
                .isEqualTo("mean(accuracy.test[L2@s], accuracy.test[no@l])");
        assertThat(new Quantity.Slope(List.of(8.0, 16.0), List.of(LEFT, new Quantity.Fixed(3))).formula())
                .isEqualTo("slope(8: accuracy.test[L2@s], 16: 3)");
        assertThat(new Quantity.CurveSlope("a b", "loss").formula()).isEqualTo("slope(loss[\"a b\"])");
    }

    @Test
    void rulesThatDifferPrintDifferently() {
        var saturated = List.of(Contrast.of("", LEFT, RIGHT).saturatedWhen(RIGHT, 99.5));
        var labelled = List.of(Contrast.of("on x", LEFT, RIGHT));
        var one = new Rule.PairedDifference(ONE, 0);
        var other = new Rule.PairedDifference(List.of(Contrast.of("", RIGHT, LEFT)), 0);
        var three = List.<Rule>of(one, other, new Rule.SignFlip(ONE, 0));
        var range = new Rule.Range("", LEFT, 0, 1);
        var grid = Grid.of("a", List.of(1.0, 2.0), List.of(3.0), (i, j) -> "m" + i + j);
        var rules = List.of(
                one,
                other,
                new Rule.PairedDifference(ONE, 1),
                new Rule.PairedDifference(ONE, 0, 0.25),
                new Rule.PairedDifference(saturated, 0),
                new Rule.PairedDifference(labelled, 0),
                new Rule.ReportDifference(ONE),
                new Rule.SwapOfMinimum(ONE),
                new Rule.SignFlip(ONE, 0),
                new Rule.Equivalence(ONE, 1),
                new Rule.Equivalence(ONE, 1, 0.25),
                new Rule.RankCorrelation(List.of(new Rule.Association("", LEFT, RIGHT))),
                new Rule.Within(List.of(range), Rule.Over.SEED_MEAN),
                new Rule.Within(List.of(range), Rule.Over.EVERY_SEED),
                new Rule.Within(List.of(Rule.Range.atMost("", LEFT, 1)), Rule.Over.SEED_MEAN),
                new Rule.Within(List.of(Rule.Range.atLeast("", LEFT, 1)), Rule.Over.SEED_MEAN),
                new Rule.Monotone(List.of(new Rule.Series("", List.of(LEFT, RIGHT), true))),
                new Rule.Monotone(List.of(new Rule.Series("", List.of(LEFT, RIGHT), false))),
                new Rule.MeanOrder(List.of(new Rule.Series("", List.of(LEFT, RIGHT), true))),
                new Rule.MeanOrder(List.of(new Rule.Series("", List.of(LEFT, RIGHT), false))),
                new Rule.SeedsBut(List.of(Rule.Event.of("", range)), 1),
                new Rule.SeedsBut(List.of(Rule.Event.of("", range)), 0),
                new Rule.SeedsBut(List.of(new Rule.Event("", List.of(range), List.of(range))), 1),
                new Rule.SeedsBut(List.of(Rule.Event.of("", range), Rule.Event.of("", range)), 1),
                new Rule.SeedsBut(List.of(Rule.Event.of("", range, range)), 1),
                new Rule.SeedShare(List.of(Rule.Event.of("", range)), 0.5),
                new Rule.SeedShare(List.of(Rule.Event.of("", range)), 0.6),
                new Rule.SeedBootstrap("b", POWER, true, 0),
                new Rule.BootstrapWithin("b", POWER, 0, 1),
                new Rule.BootstrapWithin("b", POWER, 0, 2),
                new Rule.BootstrapWithin("b", new Statistic.PowerLaw(List.of(1.0, 3.0), List.of(LEFT, RIGHT)), 0, 1),
                new Rule.SeedBootstrap("b", new Statistic.GridSlope(grid), true, 0),
                new Rule.SeedBootstrap("b", new Statistic.GridSlope(grid), false, 0),
                new Rule.SeedBootstrap("b", new Statistic.SeparabilityDifference(grid, grid), true, 0),
                new Rule.BootstrapWithin("b", RANKS, Double.NEGATIVE_INFINITY, 0),
                new Rule.SameVerdict(List.of(new Rule.Variant("", one, other))),
                Rule.ItemDifference.of(Contrast.of("", LEFT, RIGHT), 0),
                new Rule.SmallestEffect(one, 0.5),
                new Rule.All(three),
                Rule.some(one, other),
                new Rule.RareFailure(List.of(range), 0.05),
                new Rule.RareFailure(List.of(range), 0.1),
                new Rule.Count(2, three),
                new Rule.MeanSigns(1, ONE),
                new Rule.MeanSigns(2, List.of(ONE.get(0), ONE.get(0))),
                new Rule.Count(2, List.of(new Rule.All(List.of(one, other)), new Rule.SignFlip(ONE, 0))));
        assertThat(rules.stream().map(Formula::of)).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void eventsAndExponentsArePrintedWhole() {
        var fits = Rule.Range.atMost("", RIGHT, 0.5);
        var event = new Rule.Event("x", List.of(fits), List.of(new Rule.Range("", LEFT, 0, 1)));
        assertThat(Formula.of(new Rule.SeedsBut(List.of(event), 1)))
                .isEqualTo(
                        "x: event(0 <= accuracy.test[L2@s] <= 1 given accuracy.test[no@l] <= 0.5) in all seeds but 1");
        assertThat(Formula.of(new Rule.BootstrapWithin("b", POWER, -0.1, 0.1)))
                .isEqualTo(
                        "b: -0.1 <= exponent(1: accuracy.test[L2@s], 2: accuracy.test[no@l]) <= 0.1 by two-sided bootstrap");
        assertThat(Formula.of(new Rule.BootstrapWithin("b", POWER, -0.1, Double.POSITIVE_INFINITY)))
                .isEqualTo(
                        "b: -0.1 <= exponent(1: accuracy.test[L2@s], 2: accuracy.test[no@l]) by two-sided bootstrap");
    }

    @Test
    void whatCannotBeDecidedIsNotBuilt() {
        assertThatThrownBy(() -> new Statistic.PowerLaw(List.of(1.0, 1.0), List.of(LEFT, RIGHT)))
                .hasMessageContaining("at least 2 different sizes");
        assertThatThrownBy(() -> new Rule.BootstrapWithin("b", POWER, 1, 0)).hasMessageContaining("low <= high");
        assertThatThrownBy(
                        () -> new Rule.BootstrapWithin("b", POWER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .hasMessageContaining("not both infinite");
        assertThatThrownBy(() -> Rule.Event.of("")).hasMessage("an event needs at least one range");
        assertThatThrownBy(() -> new Rule.SeedShare(List.of(), 1))
                .hasMessage("the share must be within 0 and 1, was 1.0");
        assertThatThrownBy(() -> new Rule.SeedsBut(List.of(), -1)).hasMessage("exceptions must be >= 0, was -1");
    }

    @Test
    void aCountSaysHowManyOfWhat() {
        var one = new Rule.PairedDifference(ONE, 0);
        assertThat(Formula.of(Rule.some(one, new Rule.SignFlip(ONE, 0))))
                .isEqualTo("at least 1 of {accuracy.test[L2@s] - accuracy.test[no@l] > 0;"
                        + " accuracy.test[L2@s] - accuracy.test[no@l] > 0 by sign flip}");
        assertThatThrownBy(() -> new Rule.Count(3, List.of(one, one)))
                .hasMessage("a count must be from 1 to its 2 parts, was 3");
    }

    @Test
    void aRuleReadsWhatItsPartsReadAndWhatSetsThemAside() {
        var contrast = Contrast.of("", LEFT, new Quantity.CurveAt("a", "c", 2)).saturatedWhen(RIGHT, 1);
        var rule = new Rule.All(List.of(
                new Rule.PairedDifference(List.of(contrast), 0),
                new Rule.Within(List.of(Rule.Range.atMost("", metric("b", "m"), 1)), Rule.Over.EVERY_SEED)));
        assertThat(rule.reads())
                .containsExactlyInAnyOrder(
                        Reads.metric("L2@s", "accuracy.test"),
                        Reads.point("a", "c", 2),
                        Reads.metric("no@l", "accuracy.test"),
                        Reads.metric("b", "m"));
        assertThat(Stream.of(rule.quantities()).flatMap(List::stream)).hasSize(3);
    }
}
