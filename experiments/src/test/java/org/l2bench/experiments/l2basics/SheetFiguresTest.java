package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.testkit.Trials;

/** The figures that a reference run of the sheet's settings gave, of one seed; ours are means over seeds. */
class SheetFiguresTest {
    @TempDir
    private Path folder;

    private Trials<Settings> trials;
    private Settings quick;

    @BeforeEach
    void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
        trials = new Trials<>(new L2Basics(), folder);
        quick = trials.preset("quick");
    }

    private List<SortedMap<String, Double>> trials(Settings settings, String arm, int seeds) {
        return IntStream.range(21, 21 + seeds)
                .mapToObj(seed -> trials.result(settings, arm, seed).metrics())
                .toList();
    }

    private static SummaryStatistics summary(List<SortedMap<String, Double>> trials, String metric) {
        var summary = new SummaryStatistics();
        trials.forEach(t -> summary.addValue(t.get(metric)));
        return summary;
    }

    /**
     * eta 0.2, 2 lambda 0.1, 260 steps, the last 100: arccos(0.98) = 0.200335 in every layer, +-5 %, and the two standard errors that
     * a mean over seeds is uncertain by: the eight kernels of nine numbers in layer 1 differ by 3 to 5 % from seed to seed. With the
     * kernels of another processor these are other draws: of twelve seeds layer 1 had 0.190 +- 0.0025 (standard error) there.
     */
    @Test
    void kernelsTurnAtTheEquilibriumAngle() {
        var settings = trials.with(
                quick,
                Map.of(
                        "equilibrium.plainLambda",
                        "0.05",
                        "equilibrium.steps",
                        "260",
                        "equilibrium.measuredSteps",
                        "100"));
        int seeds = 5;
        var trials = trials(settings, ArmNames.CONVOLUTIONAL, seeds);
        for (int layer = 1; layer <= 3; layer++) {
            var angle = summary(trials, EquilibriumMeter.layer(EquilibriumMeter.ANGLE, layer));
            double standardError = angle.getStandardDeviation() / Math.sqrt(seeds);
            assertThat(angle.getMean())
                    .as("layer %s", layer)
                    .isCloseTo(0.200335, within(0.05 * 0.200335 + 2 * standardError));
        }
    }

    /**
     * +-15 %, or two standard deviations from seed to seed where these are more, for each seed has its own training images and
     * the figures are of one seed. Training nll at lambda 5e-4, of a mean of 0.018, has a standard deviation of 22 %.
     */
    @Test
    void theUCurveIsThatOfTheSheet() {
        var trials = trials(quick, ArmNames.CURVE, 5);
        assertNear(trials, MetricNames.NLL, 1.39, 1.28, 1.12, .96, .83, 1.03);
        assertNear(trials, MetricNames.ERR, .294, .294, .288, .282, .234, .276);
        assertNear(trials, CurveTrial.TRAIN_NLL, .013, .022, .037, .119, .517, 1.34);
        assertNear(trials, CurveTrial.NORM, 25.7, 23.2, 19.2, 11.4, 6.3, 3.0);
    }

    private void assertNear(List<SortedMap<String, Double>> trials, String measure, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            var metric = MetricNames.at(measure, quick.curve().lambdas().get(i));
            var summary = summary(trials, metric);
            double spread = 2 * summary.getStandardDeviation();
            assertThat(summary.getMean())
                    .as(metric)
                    .isCloseTo(expected[i], within(Math.max(0.15 * expected[i], spread)));
        }
    }
}
