package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.experiment.DummySettings;

/** How values are typed: one grammar for every setting. */
class SettingGrammarTest {
    private final Problems problems = new Problems();

    private DummySettings with(String key, String typed) {
        return Binding.with(DummySettings.DEFAULTS, Map.of(key, typed), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "03", "12345"})
    void wholeNumbersAreDigits(String typed) {
        assertThat(with("epochs", typed).epochs()).isEqualTo(Integer.parseInt(typed));
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", " 3", "3 ", "+3", "3.0", "3e0", "0x3", "3L", "1_000", "1,000", "٣", "３", "−3", "--3", "NaN",
                "3\t"
            })
    void nothingElseIsAWholeNumber(String typed) {
        with("epochs", typed);
        assertThat(problems.messages()).containsExactly("epochs must be a whole number, was \"" + typed + "\"");
    }

    @Test
    void aWholeNumberBeyondItsTypeIsToldTheRange() {
        with("epochs", "99999999999");
        with("steps", "99999999999999999999");
        assertThat(problems.messages())
                .containsExactly(
                        "epochs must be a whole number from -2147483648 to 2147483647, was \"99999999999\"",
                        "steps must be a whole number from -9223372036854775808 to 9223372036854775807, was"
                                + " \"99999999999999999999\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", ".5", "5.", "1e-3", "1E+3", "2.5e10", "1e308", "2.3e-308"})
    void numbersAreDecimal(String typed) {
        assertThat(with("learningRate", typed).learningRate()).isEqualTo(Double.parseDouble(typed));
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "+1",
                "0.1f",
                "0.1d",
                "1D",
                "0x1p-3",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e",
                "e1",
                ".",
                "1,5",
                "٠.٥",
                "1e1.5",
                "½"
            })
    void nothingElseIsANumber(String typed) {
        with("learningRate", typed);
        assertThat(problems.messages())
                .containsExactly(
                        "learningRate must be a number in decimal digits, such as 0.05 or 5e-2, was \"" + typed + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-320", "1e-400", "4.9e-324"})
    void aNumberThatADoubleDoesNotHoldWithAllItsDigitsIsRefused(String typed) {
        with("learningRate", typed);
        assertThat(problems.messages())
                .containsExactly("learningRate must be 0 or a number of a size from 2.2e-308 to 1.8e+308, was \""
                        + typed + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-0.0", "0e5", "0.000"})
    void thereIsOneZero(String typed) {
        assertThat(with("alphas", typed).alphas()).containsExactly(0.0);
    }

    @Test
    void aListMayHaveBlanksAfterItsCommas() {
        assertThat(with("alphas", "1, 2.5 ,3").alphas()).containsExactly(1.0, 2.5, 3.0);
        assertThat(with("alphas", "").alphas()).isEmpty();
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", ",1", "1,,2", ",", " ", "1, ,2"})
    void aListHasNoEmptyItems(String typed) {
        with("alphas", typed);
        assertThat(problems.messages())
                .containsExactly("alphas must be a list without empty items, was \"" + typed + "\"");
    }

    @Test
    void allWrongItemsOfAListAreNamed() {
        with("alphas", "1,x,2,NaN");
        assertThat(problems.messages())
                .hasSize(2)
                .anyMatch(m -> m.contains("\"x\""))
                .anyMatch(m -> m.contains("\"NaN\""));
    }

    @Test
    void aListHasAnEnd() {
        with("alphas", IntStream.range(0, 1001).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        assertThat(problems.messages())
                .containsExactly("alphas must be a list of at most 1000 values, had 1001 of them");
    }

    @Test
    void otherWholeNumbersFollowTheSameGrammar() {
        for (var typed : List.of("٣", "1e9", "99999999999", "-1", "1001", "")) {
            assertThat(TypedNumber.whole("seeds", typed, 1, 1000, problems))
                    .as(typed)
                    .isEmpty();
        }
        assertThat(problems.messages())
                .hasSize(6)
                .allMatch(m -> m.startsWith("seeds must be ") && m.contains("1 to 1000"));
        assertThat(TypedNumber.whole("seeds", "1000", 1, 1000, problems)).hasValue(1000);
    }
}
