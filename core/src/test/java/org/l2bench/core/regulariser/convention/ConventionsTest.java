package org.l2bench.core.regulariser.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.regulariser.convention.Answer.Equivalent;
import org.l2bench.core.regulariser.convention.Answer.Missing;
import org.l2bench.core.regulariser.convention.Answer.NoEquivalent;
import org.l2bench.core.setting.InvalidSettings;

/** The table is the test of the conversions, and they of it. */
class ConventionsTest {
    private static final Conventions TABLE = Conventions.read();

    /** Everything that can be known, of a single feature, so that different scalings can be converted. */
    private static final Facts ALL = facts();

    private static Facts facts() {
        var values = new EnumMap<Fact, Double>(Fact.class);
        var number = 1.5;
        for (var fact : Fact.values()) {
            if (fact != Fact.VALUE && fact != Fact.LABEL_POPULATION_DEVIATION) {
                values.put(fact, number);
                number += 0.25;
            }
        }
        values.putAll(Map.of(Fact.ROWS, 40.0, Fact.BATCH, 8.0, Fact.FEATURES, 1.0, Fact.CORRELATION, 0.9));
        var spreads = new EnumMap<Spread, List<Double>>(Spread.class);
        for (var spread : Spread.values()) {
            if (spread != Spread.NONE && spread != Spread.POPULATION) {
                spreads.put(spread, List.of(number));
                number += 0.25;
            }
        }
        return new Facts(values, spreads, true);
    }

    static List<Convention> rows() {
        return TABLE.rows();
    }

    @Test
    void everyRowHasANameOfItsOwnAndSaysWhatWasRun() {
        var names = new HashSet<String>();
        assertThat(TABLE.rows()).hasSizeGreaterThanOrEqualTo(212);
        assertThat(TABLE.remarks()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(TABLE.rows()).allSatisfy(r -> {
            assertThat(names.add(r.name())).as(r.name()).isTrue();
            assertThat(r.version()).as(r.name()).isNotBlank();
            assertThat(r.match()).as(r.name()).isNotBlank();
            assertThat(r.group()).as(r.name()).isNotBlank();
            assertThat(r.parameter().isEmpty() && !(r.meaning() instanceof Meaning.None))
                    .as(r.name())
                    .isFalse();
        });
    }

    /** From the row to every other one and back: the same number, or none in both directions. */
    @ParameterizedTest
    @MethodSource("rows")
    void everyRowConvertsThereAndBack(Convention row) {
        for (var other : TABLE.rows()) {
            var there = new Conversion(row, other, ALL).of(typed(row));
            assertThat(there).as(row.name() + " to " + other.name()).isNotInstanceOf(Missing.class);
            if (there instanceof Equivalent equal) {
                var back = new Conversion(other, row, ALL).of(equal.value());
                if (isSwitch(row) && !row.equals(other)) {
                    assertThat(back).as(other.name() + " back to " + row.name()).isInstanceOf(NoEquivalent.class);
                } else {
                    assertThat(back).as(other.name() + " back to " + row.name()).isInstanceOf(Equivalent.class);
                    assertThat(((Equivalent) back).value())
                            .as(row.name() + " to " + other.name() + " and back")
                            .isCloseTo(typed(row), within(1e-14));
                }
            } else {
                assertThat(((NoEquivalent) there).why()).isNotBlank();
            }
        }
    }

    /** What is equal has the same strength in l2bench's form on the feature. */
    @ParameterizedTest
    @MethodSource("rows")
    void equalPenaltiesHaveTheSameStrengthOnTheFeature(Convention row) {
        for (var other : TABLE.rows()) {
            if (row.meaning() instanceof Meaning.Penalty
                    && other.meaning() instanceof Meaning.Penalty
                    && new Conversion(row, other, ALL).of(typed(row)) instanceof Equivalent equal) {
                assertThat(onFeature(other, equal.value()))
                        .as(row.name() + " to " + other.name())
                        .isCloseTo(onFeature(row, typed(row)), within(1e-12 * onFeature(row, typed(row))));
            }
        }
    }

    private static boolean isSwitch(Convention row) {
        return !(row.meaning() instanceof Meaning.None)
                && Monomial.parse(row.formula()).power(Fact.VALUE) == 0;
    }

    /** A number that a row takes. */
    private static double typed(Convention row) {
        return isSwitch(row) ? 1 : 0.375;
    }

    private static double onFeature(Convention row, double value) {
        var withIntercept = new Facts(ALL.values(), ALL.spreads(), false);
        var strength = ((Equivalent) Conversion.strength(row, value, withIntercept)).value();
        double spread =
                switch (row.spread()) {
                    case NONE -> 1;
                    case POPULATION -> ALL.spreads().get(Spread.SAMPLE).get(0) * Math.sqrt(39.0 / 40);
                    case SAMPLE, RMS, RANGE, LARGEST, COMMON ->
                        ALL.spreads().get(row.spread()).get(0);
                };
        return strength * spread * spread;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void withoutFactsARowAsksForWhatItsFormulaHolds(Convention row) {
        var strength = Conversion.strength(row, typed(row), Facts.NONE);
        if (strength instanceof Missing missing) {
            assertThat(missing.needs()).isNotEmpty().allSatisfy(n -> assertThat(row.formula())
                    .containsAnyOf(
                            n == Fact.LABEL_DEVIATION ? "sdy" : ((Fact) n).symbol(), n == Fact.ROWS ? "sdyn" : "~"));
        }
    }

    @Test
    void aNameThatIsNoRowIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> TABLE.row("sklearn.Rigde"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("there is no row \"sklearn.Rigde\"; did you mean sklearn.Ridge?");
        assertThatThrownBy(() -> TABLE.row("smile"))
                .hasMessage("there is no row \"smile\"; name one of smile.RidgeRegression,"
                        + " smile.LogisticRegression, smile.MLP");
        assertThat(TABLE.row("SKLEARN.ridge").name()).isEqualTo("sklearn.Ridge");
        assertThat(TABLE.containing("weka")).hasSize(13);
    }

    @Test
    void theLastPartOfANameLeadsToItsRows() {
        assertThatThrownBy(() -> TABLE.row("Ridge"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("name one of ")
                .hasMessageContaining("sklearn.Ridge");
    }

    @Test
    void whatHoldsWithoutAnInterceptIsARow() {
        assertThat(TABLE.rows().stream().flatMap(r -> r.withoutIntercept().stream()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(TABLE.row(name).intercept()).isEqualTo(Intercept.NONE));
    }
}
