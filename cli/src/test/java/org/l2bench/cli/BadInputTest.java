package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;

class BadInputTest {
    @TempDir
    Path home;

    private Calls calls;

    @BeforeEach
    void prepare() {
        calls = new Calls(home);
    }

    @Test
    void bothMistakesOfOneCallAreNamedWithTheNearestKey() {
        var result = calls.run("--set", "seeds=0", "--set", "epocs=3");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactlyInAnyOrder(
                        "l2bench: seeds must be from 1 to 10000, was 0",
                        "l2bench: tiny has no setting \"epocs\"; did you mean epochs?");
    }

    @Test
    void mistakesInOptionsComeTogetherWithThoseInSettings() {
        var result =
                calls.run("--workers", "0", "--arms", "beter", "--set", "epochs=0", "--data-dir", "/absent/folder");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("workers must be from 1 to 256, was 0")
                .contains("no arm \"beter\"; did you mean better?")
                .contains("epochs must be >= 1, was 0")
                .contains("the data folder");
    }

    @Test
    void aMisspeltNameInAClaimIsAnErrorOfTheListAndOfARunBeforeItsTrials() {
        var contrast = Contrast.of("", Quantity.metric("beter", "score"), Quantity.metric("plain", "score"));
        var claim = Claim.of("C1", "better scores more than plain", new Rule.PairedDifference(List.of(contrast), 0));
        var misspelt = new Calls(home, List.of(TinyExperiment.but("claims", List.of(claim))));
        for (var result : List.of(misspelt.call("list"), misspelt.run())) {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("claim C1 names arm beter, which there is not; did you mean better?");
        }
        assertThat(home.resolve("tiny")).doesNotExist();
    }

    @Test
    void mistakesInAFileOfSettingsAreNamedLikeTypedOnes() throws IOException {
        var file =
                Files.writeString(home.resolve("mine.toml"), "like = \"smoke\"\n[set]\nepocs = 3\nlift = \"much\"\n");
        var result = calls.run("--settings", file.toString(), "--seeds", "0");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("tiny has no setting \"epocs\"; did you mean epochs?")
                .contains("lift must be a number in decimal digits, such as 0.05 or 5e-2, was \"much\"")
                .contains("seeds must be from 1 to 10000, was 0");
        assertThat(calls.run("--settings", file.toString(), "--preset", "quick").err())
                .contains("--preset quick and " + file + ", which is like smoke, name two presets; give one");
    }

    @Test
    void anUnknownExperimentIsAnsweredWithTheNearest() {
        var result = calls.call("run", "tinny");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("l2bench: there is no experiment \"tinny\"; did you mean tiny?\n");
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheNearest() {
        var result = calls.run("--preset", "smoky");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no preset \"smoky\"; did you mean smoke?");
    }

    @Test
    void anUnknownCommandOrOptionIsBadInput() {
        assertThat(calls.call("rum").exitCode()).isEqualTo(2);
        var option = calls.run("--sed", "3");
        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err()).contains("--sed").doesNotContain("\tat ");
    }

    @Test
    void aCallWithoutACommandSaysWhatThereIs() {
        var result = calls.call();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("list, show, run");
    }

    @Test
    void missingDataAreNamedWithTheRemedy() {
        var result = calls.run("--set", "dataThere=false");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("l2bench: moon-stones: missing; put them into DIR/moon-stones\n");
    }

    @Test
    void reportingOnNothingSaysHowToMakeIt() {
        var result = calls.call("report", "tiny", "--out", home.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("there are no records").contains("./l2bench run tiny --preset quick");
    }

    @Test
    void aForeignFileInTheWayStopsTheRun() throws Exception {
        var records = home.resolve("tiny/quick/records");
        Files.createDirectories(records);
        Files.writeString(records.resolve("notes.txt"), "mine");
        var finished = calls.run("--seeds", "1", "--workers", "1");
        assertThat(finished.exitCode()).isEqualTo(0);
        assertThat(finished.err()).contains("left alone: ").contains("notes.txt");
        Path record;
        try (var files = Files.list(records)) {
            record = files.filter(f -> f.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(record, "{}");
        var refused = calls.run("--seeds", "1", "--workers", "1");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(record.getFileName() + " is in the way")
                .contains("move it elsewhere");
        assertThat(record).hasContent("{}");
    }
}
