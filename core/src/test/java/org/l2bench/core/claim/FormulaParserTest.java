package org.l2bench.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "accuracy.test[L2@s] - accuracy.test[no@l] > -1",
                "near: a[x] - a[y] > 0.05 with test over train 0.25 unless a[y] >= 99.5",
                "all {a[x] - a[y] > 0; a[x] - a[z] > 0; 1 <= a[x] <= 2}",
                "at least 2 of {a[x] - a[y] > 0; a[x] - a[z] > 0; all {a[x] <= 2; a[y] <= 2 in every seed}}",
                "at least 1 of {all {a[x] <= a[y] by means; b[x] <= b[y] by means}; all {a[x] - a[y] > 0; a[x] - a[z] > 0}}",
                "(a[x] - a[y]) - (a[z] / -1E-10) within 0.5 of 0",
                "same {a[x] - a[y] > 0; all {b[x] - b[y] > 0; c[x] - c[y] > 0}}",
                "signs of at least 2 of {sonar: a[x] - a[y] > 0; b[x] - b[y] > 0; (a[x] - a[y]) - b[x] > 0}",
                "all {signs of at least 1 of {a[x] - a[y] > 0}; signs of at least 1 of {b[x] - b[y] > 0}}",
                "rank(ln(a[x]), mean(a[y], least(b[y], greatest(c[y], 2)))) reported",
                "least seed of a[x] > least seed of a[y]",
                "a[x] - a[y] > 0 by sign flip by at least 0.5",
                "slope(1: a[x], 10: a[y]) < at(curve[x], 0.5) < slope(curve[x]) in every seed",
                "items(s[x], n[x], m) - items(s[y], n[y], m) > 0 over seeds and items",
                "gridslope([0.1, 1], [0.0001, 0.001], [a[x], b[x], c[x], d[x]]) > -1.5 by bootstrap",
                "-2 <= exponent(4: a[x], 8: a[y]) <= 1.5 by two-sided bootstrap",
                "law: exponent(4: a[x], 8: a[y]) <= 1.5 by two-sided bootstrap",
                "b: rankofmeans((a[x] - a[y]): b[x], a[x]: b[y], c[x]: (c[x] / d[x])) <= 0 by two-sided bootstrap",
                "0 <= gridslope([0.1, 1], [0.0001, 0.001], [a[x], b[x], c[x], d[x]]) by two-sided bootstrap",
                "all {a[x] <= a[y] <= a[z] by means; b[x] >= 3 >= b[z] by means; 1 <= a[x] by means; a[x] <= 2}",
                "all {big: event(1 <= a[x] and a[y] <= 2) in all seeds but 1; event(0 <= b[x] <= 1) in all seeds but 1}",
                "event(a[x] <= 3 given 1 <= b[x] and b[y] <= 2) in a share of seeds >= 0.5",
                "all {wide: 0 <= a[x]; a[y] - a[z] > 0; all {a[x] <= 1; 0 <= b[x] <= 1} in every seed, failures at a rate <= 0.035 each}",
                "\"training time (s)\"[\"#3 wide\"] - \"a \\\"b\\\\\"[2D] reported"
            })
    void whatIsPrintedIsReadBack(String formula) {
        assertThat(Formula.of(FormulaParser.rule(formula))).isEqualTo(formula);
    }

    @Test
    void blanksBetweenSignsMayBeAny() {
        var rule = FormulaParser.rule("  all{ a[ x ]-b[y]>0 ;c[x]  -  d[y]  > 0}");
        assertThat(rule)
                .isEqualTo(new Rule.PairedDifference(
                        List.of(
                                Contrast.of("", Quantity.metric("x", "a"), Quantity.metric("y", "b")),
                                Contrast.of("", Quantity.metric("x", "c"), Quantity.metric("y", "d"))),
                        0));
    }

    @Test
    void armsCanGetOtherNames() {
        assertThat(Formula.of(FormulaParser.rule("a[x] - a[y] > 0", arm -> arm + "@pond")))
                .isEqualTo("a[x@pond] - a[y@pond] > 0");
    }

    @Test
    void whatIsWrongIsToldWithItsColumn() {
        assertThatThrownBy(() -> FormulaParser.rule("accuracy - accuracy[y] > 0"))
                .hasMessage(
                        "at column 10 of the formula: expected \"[\" and an arm after \"accuracy\", as in accuracy[ridge], "
                                + "found \"-\"");
        assertThatThrownBy(() -> FormulaParser.rule("a[x] - a[y]"))
                .hasMessage(
                        "at column 12 of the formula: expected \"> NUMBER\", \"within NUMBER of 0\" or \"reported\" after "
                                + "the difference, found the end");
        assertThatThrownBy(() -> FormulaParser.rule("a[x] - a[y] > 0 or so"))
                .hasMessage("at column 17 of the formula: expected the end of the formula, found \"or\"");
        assertThatThrownBy(() -> FormulaParser.rule("a[x] - a[y] > 1%"))
                .hasMessageStartingWith("at column 16 of the formula: expected a name, a number or a sign");
        assertThatThrownBy(() -> FormulaParser.rule("1 <= a[x] <= 2 <= 3"))
                .hasMessage(
                        "at column 20 of the formula: expected a quantity and a number on one side of it, or on both, "
                                + "with \"<=\" between them, found the end");
        assertThatThrownBy(() -> FormulaParser.rule("a[x] >= 2"))
                .hasMessage("at column 10 of the formula: expected \"by\", found the end");
        assertThatThrownBy(
                        () -> FormulaParser.rule("all {a[x] - a[y] > 0} in every seed, failures at a rate <= 1 each"))
                .hasMessage(
                        "at column 36 of the formula: expected ranges alone, as in 0 <= a[x], before \"in every seed\", "
                                + "found \",\"");
        assertThatThrownBy(() -> FormulaParser.rule("f(a[x]) - a[y] > 0"))
                .hasMessageContaining("expected at, slope, ln, items, mean, least or greatest");
        assertThatThrownBy(() -> FormulaParser.rule("(".repeat(20_000) + "a[x] - a[y] > 0"))
                .hasMessage(
                        "at column 101 of the formula: expected at most 100 brackets within one another, found \"(\"");
        assertThat(Formula.of(FormulaParser.rule("m[\"" + "a b".repeat(20_000) + "\"] - m[y] > 0")))
                .hasSizeGreaterThan(60_000);
    }
}
