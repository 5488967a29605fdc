package org.l2bench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.setting.InvalidSettings;

class DataReadingTest {
    private static String missing(String what) {
        throw new DataMissing(List.of(what));
    }

    private static String wrong(String what) {
        throw new InvalidSettings(List.of(what));
    }

    @Test
    void allThatIsMissingIsToldTogether() {
        var reading = new DataReading();
        assertThat(reading.of(() -> missing("a"))).isEmpty();
        assertThat(reading.of(() -> "read")).contains("read");
        assertThat(reading.of(() -> missing("b"))).isEmpty();
        assertThatThrownBy(reading::throwIfAny).isInstanceOfSatisfying(DataMissing.class, e -> assertThat(e.missing())
                .containsExactly("a", "b"));
    }

    @Test
    void whatIsWrongComesFirstAndWithWhatIsMissing() {
        var reading = new DataReading();
        reading.of(() -> missing("a"));
        reading.of(() -> wrong("b"));
        reading.problems().require(false, "c");
        assertThatThrownBy(reading::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidSettings.class, e -> assertThat(e.problems()).containsExactly("b", "c", "a"));
    }

    @Test
    void soundDataAreNoProblem() {
        var reading = new DataReading();
        reading.of(() -> "read");
        reading.throwIfAny();
    }
}
