package org.l2bench.experiments.saddletosaddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;

/** Dwell times of a path whose losses are given. */
class PathMeterTest {
    private static final List<Double> TEACHER = List.of(4.0, 2.0);

    private static Findings found(double... losses) {
        try (var scope = new PointerScope()) {
            var net = new DeepLinearNet(Collections.nCopies(3, MatrixUtils.createRealIdentityMatrix(2)));
            net.evaluate(MatrixLoss.population(Spectrum.diagonal(TEACHER)));
            var findings = new Findings();
            var meter = new PathMeter(net, TEACHER, findings);
            for (int step = 0; step < losses.length; step++) {
                meter.at(step, losses[step]);
            }
            meter.finish(losses.length - 1);
            return findings;
        }
    }

    /** Plateaus 10 and 2: bands 9.5 to 10.5 and 1.9 to 2.1; the way ends below 1. */
    @Test
    void stepsNearAPlateauAreCounted() {
        var metrics = found(10.6, 10.5, 10, 9.5, 9.4, 3, 2.09, 1.91, 1, 0.5, 0.4)
                .result()
                .metrics();
        assertThat(metrics)
                .containsEntry("dwell.0", 3.0)
                .containsEntry("dwell.1", 2.0)
                .containsEntry("in-order", 1.0)
                .containsEntry("plateau-share", 5.0 / 9)
                .containsEntry("skipped", 1.0)
                .containsEntry("steps", 10.0)
                .containsEntry("rank.0", 2.0);
    }

    @Test
    void aPlateauThatIsNeverSeenHasNoRankAndNoOrder() {
        var metrics = found(10, 5, 0.5).result().metrics();
        assertThat(metrics)
                .containsEntry("dwell.1", 0.0)
                .containsEntry("rank.1", -1.0)
                .containsEntry("in-order", 0.0);
    }
}
