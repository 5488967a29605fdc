package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void fixedRoundsTheExactValueInAnyLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Numbers.fixed(1234.565, 2)).isEqualTo("1234.57");
            assertThat(Numbers.fixed(-0.004, 2)).isEqualTo("0.00");
            assertThat(Numbers.fixed(-1.25, 1)).isEqualTo("−1.2");
            assertThat(Numbers.fixed(Double.NaN, 1)).isEqualTo("NaN");
            assertThat(Numbers.signed(0.25, 2)).isEqualTo("+0.25");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theSignStaysWhereTheDigitsRoundToZero() {
        assertThat(Numbers.signed(0.001, 2)).isEqualTo("+0.00");
        assertThat(Numbers.signed(-0.001, 2)).isEqualTo("−0.00");
        assertThat(Numbers.signed(-Double.MIN_VALUE, 0)).isEqualTo("−0");
        assertThat(Numbers.signed(0.0, 2)).isEqualTo("0.00");
        assertThat(Numbers.signed(-0.0, 2)).isEqualTo("0.00");
        assertThat(Numbers.signed(-1.005, 1)).isEqualTo("−1.0");
        assertThat(Numbers.signedSignificant(-0.25, 3)).isEqualTo("−0.250");
        assertThat(Numbers.signedSignificant(4e-9, 1)).isEqualTo("+4e−9");
        assertThat(Numbers.signedSignificant(-0.0, 3)).isEqualTo("0");
    }

    @Test
    void whatIsNoNumberOrHasNoDigitsThereIsShort() {
        assertThat(Numbers.signed(Double.POSITIVE_INFINITY, 2)).isEqualTo("+∞");
        assertThat(Numbers.signed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("−∞");
        assertThat(Numbers.signed(Double.NaN, 2)).isEqualTo("NaN");
        assertThat(Numbers.p(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.fixed(-1e300, 2)).isEqualTo("−1.00000e300");
        assertThat(Numbers.fixed(123456789012345.25, 1)).isEqualTo("123456789012345.2");
        assertThat(Numbers.significant(Double.MIN_VALUE, 2)).isEqualTo("4.9e−324");
        assertThat(Numbers.significant(999_999.5, 3)).isEqualTo("1.00e6");
        assertThat(Numbers.significant(-0.0, 2)).isEqualTo("0");
    }

    @Test
    void roundingToZeroIsKnown() {
        assertThat(Numbers.roundsToZero(0.5, 0)).isTrue();
        assertThat(Numbers.roundsToZero(-0.004, 2)).isTrue();
        assertThat(Numbers.roundsToZero(0.006, 2)).isFalse();
        assertThat(Numbers.roundsToZero(0, 2)).isFalse();
    }

    @Test
    void significantKeepsDigitsAndChangesToPowers() {
        assertThat(Numbers.significant(0, 3)).isEqualTo("0");
        assertThat(Numbers.significant(97.25, 3)).isEqualTo("97.2");
        assertThat(Numbers.significant(12345, 3)).isEqualTo("12300");
        assertThat(Numbers.significant(0.00012345, 2)).isEqualTo("0.00012");
        assertThat(Numbers.significant(1.24e-9, 2)).isEqualTo("1.2e−9");
        assertThat(Numbers.significant(-3.14159e12, 3)).isEqualTo("−3.14e12");
        assertThat(Numbers.significant(0.9999, 2)).isEqualTo("1.0");
    }

    @Test
    void pNeverClaimsToBeZero() {
        assertThat(Numbers.p(0)).isEqualTo("< 0.0001");
        assertThat(Numbers.p(0.00391)).isEqualTo("0.0039");
        assertThat(Numbers.p(0.051)).isEqualTo("0.051");
    }
}
