package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.Problems;

class CommandTextTest {
    @Test
    void theCommandToGoOnNamesAllThatWasSaid() {
        var options = new LinkedHashMap<String, Optional<String>>();
        options.put("--out", Optional.of("x"));
        options.put("--data-dir", Optional.of("../data"));
        options.put("--workers", Optional.of("1"));
        options.put("--no-wait", Optional.empty());
        assertThat(CommandText.again(choice(), options))
                .isEqualTo("./l2bench run tiny --preset quick --seeds 2 --set firstSeed=5 --set epochs=3 --arms better"
                        + " --precision bf16 --device cuda --out x --data-dir ../data --workers 1 --no-wait");
        assertThat(CommandText.of(choice())).doesNotContain("--out");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellReadsBackWhatWasTyped() throws Exception {
        for (var path :
                List.of("", "a b", "it's", "$HOME", "`x`", "a\\b", "*", "~", "č", "a;b", "a\nb", "\"", "#a", "!!")) {
            var options = new LinkedHashMap<String, Optional<String>>();
            options.put("--out", Optional.of(path));
            var shell = new ProcessBuilder(
                            "sh",
                            "-c",
                            "last() { for w in \"$@\"; do :; done; printf %s \"$w\"; }; last "
                                    + CommandText.again(choice(), options))
                    .start();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(path);
        }
    }

    private static RunChoice<?> choice() {
        var problems = new Problems();
        var wishes = new Wishes(
                "quick", Optional.of("2"), List.of("better"), List.of("epochs=3", "firstSeed=5"), "bf16", "cuda");
        var choice = RunChoice.check(new TinyExperiment(), wishes, problems);
        problems.throwIfAny();
        return choice.orElseThrow();
    }
}
