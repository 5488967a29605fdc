package org.l2bench.experiments.bngammal2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.testkit.Trials;

/**
 * The quick preset's trials against the sheet's sanity ranges, on the pilot's first seed, whose random numbers were others. All of them
 * take some minutes: {@code -Dl2bench.sanityRanges=true}; two arms are always looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SanityRangesTest {
    private static final int PILOT = 900;

    private Trials<Settings> trials;

    @BeforeAll
    void prepare(@TempDir Path folder) {
        trials = new Trials<>(new BnGammaL2(), folder);
    }

    private void check(String arm, String metric, double low, double high) {
        assertThat(trials.result(trials.preset("quick"), arm, PILOT).metrics().get(metric))
                .as("%s of %s", metric, arm)
                .isBetween(low, high);
    }

    @ParameterizedTest
    @CsvSource({
        "none, accuracy.held-out, 84, 87",
        "none, accuracy.train, 94, 98",
        "none, gamma.last, 0.9, 1.05",
        "none, rho, 0.4, 0.6",
        "none, n2.stage1.block1, 0.99, 1.35",
        "none, n2.stage3.block2, 0.99, 1.35",
        "last, gamma.last, 0.28, 0.42",
        "last, rho, 0.15, 0.3"
    })
    void twoArmsComeOutAsInThePilot(String arm, String metric, double low, double high) {
        check(arm, metric, low, high);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "l2bench.sanityRanges", matches = "true")
    @CsvSource({
        "down, gamma.down, 0.18, 0.29",
        "down, rho.projection, 0.82, 0.98",
        "others, gamma.others, 0.17, 0.28",
        "others-beta, n2.stage1.block1, 0.02, 0.25",
        "others-beta, n2.stage3.block2, 0.02, 0.25",
        "down@5e-2, gamma.down, 0, 0.05",
        "down@5e-2, rho.projection, 0.98, 1",
        "guideline@5e-2, epsilon.share, 0.01, 1"
    })
    void theOthersDoToo(String arm, String metric, double low, double high) {
        check(arm, metric, low, high);
    }
}
