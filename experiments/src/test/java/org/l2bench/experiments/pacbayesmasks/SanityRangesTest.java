package org.l2bench.experiments.pacbayesmasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.experiments.pacbayesmasks.Tuned.Method;
import org.l2bench.testkit.Trials;

/**
 * The quick preset's trials on the pilot's two seeds, against the sheet's sanity ranges: means over the seeds, for the pilot drew other
 * random numbers. All of them take several minutes: {@code -Dl2bench.sanityRanges=true}; a few are always looked at, on one seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SanityRangesTest {
    private static final String ALL = "l2bench.sanityRanges";
    private static final int PILOT = 900;
    private static final double OF_FINE_TUNING = 0.03;
    private static final double OF_BOUNDS = 0.02;

    private Trials<Settings> trials;
    private Settings quick;
    private Settings fewNetworks;

    @BeforeAll
    void prepare(@TempDir Path folder) {
        trials = new Trials<>(new PacBayesMasks(), folder);
        quick = trials.preset("quick");
        fewNetworks = trials.with(quick, Map.of("bound.networks", "60"));
    }

    private double one(Settings settings, String arm, String metric, int seed) {
        var trained = trials.experiment().arms(settings).stream()
                .filter(a -> a.name().equals(arm))
                .findFirst()
                .orElseThrow()
                .trainedArm();
        return trials.run(settings, trained, seed).arms().get(arm).metrics().get(metric);
    }

    private double mean(String arm, String metric) {
        return (one(quick, arm, metric, PILOT) + one(quick, arm, metric, PILOT + 1)) / 2;
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, MAGNITUDE, 0.95, 0.50, 0.63",
        "BIAS, MAGNITUDE, 0.95, 0.20, 0.25",
        "PROB, MAGNITUDE, 0.95, 0.21, 0.21",
        "WEIGHTS, MAGNITUDE, 0.95, 0.15, 0.15",
        "NONE, RANDOM, 0.95, 0.80, 0.90",
        "PROB, RANDOM, 0.95, 0.34, 0.34"
    })
    void aFewMasksComeOutAsInThePilot(Method method, Source source, double sparsity, double low, double high) {
        var arm = ArmNames.tuned(method, source, sparsity);
        assertThat(one(quick, arm, MetricNames.ERR_THR, PILOT)).isBetween(low - OF_FINE_TUNING, high + OF_FINE_TUNING);
    }

    @ParameterizedTest
    @CsvSource({"pb-prior, 0.184, 0.188", "pb-holdout, 0.166, 0.168", "pb-lambda, 0.176, 0.176", "pb-both, 0.193, 0.193"
    })
    void aFewPosteriorsComeOutAsInThePilot(String arm, double low, double high) {
        assertThat(one(fewNetworks, arm, MetricNames.EMPIRICAL, PILOT)).isBetween(low - OF_BOUNDS, high + OF_BOUNDS);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = ALL, matches = "true")
    @CsvSource({
        "NONE, MAGNITUDE, 0.95, 0.50, 0.63",
        "BIAS, MAGNITUDE, 0.95, 0.20, 0.25",
        "PROB, MAGNITUDE, 0.95, 0.21, 0.21",
        "WEIGHTS, MAGNITUDE, 0.95, 0.15, 0.15",
        "BOTH, MAGNITUDE, 0.95, 0.14, 0.14",
        "NONE, SNIP, 0.95, 0.68, 0.83",
        "BIAS, SNIP, 0.95, 0.51, 0.51",
        "PROB, SNIP, 0.95, 0.22, 0.25",
        "WEIGHTS, SNIP, 0.95, 0.17, 0.17",
        "BOTH, SNIP, 0.95, 0.15, 0.15",
        "NONE, RANDOM, 0.95, 0.80, 0.90",
        "BIAS, RANDOM, 0.95, 0.68, 0.68",
        "PROB, RANDOM, 0.95, 0.34, 0.34",
        "WEIGHTS, RANDOM, 0.95, 0.18, 0.18",
        "BOTH, RANDOM, 0.95, 0.15, 0.15",
        "NONE, MAGNITUDE, 0.98, 0.79, 0.86",
        "BIAS, MAGNITUDE, 0.98, 0.37, 0.41",
        "PROB, MAGNITUDE, 0.98, 0.27, 0.34",
        "WEIGHTS, MAGNITUDE, 0.98, 0.165, 0.165",
        "BOTH, MAGNITUDE, 0.98, 0.15, 0.15",
        "NONE, SNIP, 0.98, 0.73, 0.90",
        "BIAS, SNIP, 0.98, 0.53, 0.60",
        "PROB, SNIP, 0.98, 0.32, 0.38",
        "WEIGHTS, SNIP, 0.98, 0.19, 0.20",
        "BOTH, SNIP, 0.98, 0.16, 0.16",
        "NONE, RANDOM, 0.98, 0.90, 0.90",
        "BIAS, RANDOM, 0.98, 0.71, 0.82",
        "PROB, RANDOM, 0.98, 0.47, 0.47",
        "WEIGHTS, RANDOM, 0.98, 0.28, 0.28",
        "BOTH, RANDOM, 0.98, 0.17, 0.18"
    })
    void allMasksComeOutAsInThePilot(Method method, Source source, double sparsity, double low, double high) {
        assertThat(mean(ArmNames.tuned(method, source, sparsity), MetricNames.ERR_THR))
                .isBetween(low - OF_FINE_TUNING, high + OF_FINE_TUNING);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = ALL, matches = "true")
    @CsvSource({
        "pb-prior, bound.empirical, 0.184, 0.188",
        "pb-prior, bound, 0.235, 0.239",
        "pb-prior, bound.klinv, 0.270, 0.274",
        "pb-prior-slab, bound.empirical, 0.20, 0.20",
        "pb-lambda, bound.empirical, 0.176, 0.176",
        "pb-lambda, bound, 0.227, 0.227",
        "pb-lambda, bound.klinv, 0.262, 0.262",
        "pb-lambda-slab, bound.empirical, 0.196, 0.196",
        "pb-lambda-slab, bound, 0.250, 0.250",
        "pb-w, bound.empirical, 0.198, 0.198",
        "pb-w, bound, 0.253, 0.253",
        "pb-both, bound.empirical, 0.193, 0.193",
        "pb-both, bound, 0.247, 0.247",
        "pb-holdout, bound.empirical, 0.166, 0.168",
        "pb-holdout, bound, 0.180, 0.182",
        "pb-holdout-thr, bound.empirical, 0.163, 0.172",
        "pb-holdout-thr, bound, 0.177, 0.186",
        "pb-free-lambda, bound.empirical, 0.37, 0.37",
        "pb-free-lambda, kl.per-point, 0.14, 0.14",
        "pb-free-lambda, bound, 0.74, 0.74"
    })
    void allCertificatesComeOutAsInThePilot(String arm, String metric, double low, double high) {
        assertThat(mean(arm, metric)).isBetween(low - OF_BOUNDS, high + OF_BOUNDS);
    }
}
