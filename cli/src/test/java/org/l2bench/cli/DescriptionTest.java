package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private final Calls calls = new Calls(Path.of(""));

    @Test
    void experimentsAreListedWithPresetsAndDurations() {
        var result = calls.call("list");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("tiny", "Is better better?", "smoke (a second), quick (a moment)");
    }

    @Test
    void anExperimentIsShownWithSettingsArmsClaimsAndLimits() {
        var result = calls.call("show", "tiny");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("arXiv 0000.00000")
                .containsPattern("epochs +2 +how often")
                .containsPattern("better +method +more")
                .containsPattern("C1 +better scores more than plain")
                .contains("It is not real.");
    }

    @Test
    void everySettingIsShownWithMeaningValuesAndThePapers() {
        var result = calls.call("show", "tiny", "--settings");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("""
                epochs: how often
                  may be a whole number
                  smoke, quick  2
                  the paper, length: 90 (abstract)
                """);
    }

    @Test
    void showAsksForAnExperimentOrARecord() {
        assertThat(calls.call("show").exitCode()).isEqualTo(2);
        assertThat(calls.call("show", "tiny", "--preset", "huge").err()).contains("known are smoke, quick");
        assertThat(calls.call("show", "--record", "xyz").err()).contains("hexadecimal");
    }

    @Test
    void dataSetsAreListedAndUnknownOnesAnswered() {
        assertThat(calls.call("data", "list").out()).contains("fashion-mnist", "embedded");
        var unknown = calls.call("data", "show", "fashion-mnits");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("fashion-mnist");
    }

    @Test
    void theDoctorNamesLibtorch() {
        var result = calls.call("doctor");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("libtorch", "BLAS", "memory", "disk", "fashion-mnist");
    }

    @Test
    void durationsReadAsPeopleSayThem() {
        assertThat(List.of(4.21, 50.0, 720.0, 7500.0, 468000.0))
                .extracting(Durations::of)
                .containsExactly("4.2 s", "50 s", "12 min", "2 h 5 min", "130 h");
    }

    @Test
    void theTimeLeftFollowsEachArmsOwnSpeed() {
        var left = new TimeLeft(Map.of("slow", 100L, "fast", 100L), 2);
        assertThat(left.seconds(List.of("slow"), 0)).isEmpty();
        left.ended("1", "slow", 50);
        left.ended("2", "fast", 10);
        assertThat(left.seconds(List.of("slow", "slow", "fast", "fast"), 60)).hasValue(60);
        left.progress("3", "slow", 20, 100, 100);
        left.progress("3", "slow", 60, 100, 120);
        assertThat(left.seconds(List.of(), 120).getAsDouble()).isBetween(19.0, 21.0);
    }

    @Test
    void whatIsComputedInOneStepSaysNothingOfStepsOfTraining() {
        var left = new TimeLeft(Map.of("exact", 1L, "trained", 1000L), 1);
        left.ended("1", "exact", 2);
        assertThat(left.seconds(List.of("trained"), 2)).isEmpty();
        left.ended("2", "trained", 30);
        assertThat(left.seconds(List.of("trained", "exact"), 32)).hasValue(32);
    }

    @Test
    void aStatusLineIsOnlyForTerminals() {
        assertThat(calls.call(false, "list").out()).doesNotContain("\u001b");
        assertThat(calls.call(true, "list").out()).contains("\u001b[2K");
        assertThat(FetchProgress.bar(5_000_000, 10_000_000))
                .isEqualTo("[" + "#".repeat(15) + " ".repeat(15) + "] 5.0 of 10.0 MB");
    }
}
