package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Results;
import org.l2bench.core.exhibit.CustomDrawing;
import org.l2bench.core.exhibit.Estimate;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks.Point;
import org.l2bench.testkit.FigureContract;

class LCurveTest extends FigureContract {
    @Override
    protected Figure.Custom figure() {
        return new LCurve("L-curve", List.of("weak", "strong"), "loss", "norm");
    }

    private static Results seed(Map<String, Double> metrics) {
        return new Results() {
            @Override
            public OptionalDouble metric(String arm, String name) {
                var value = metrics.get(name + " of " + arm);
                return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
            }

            @Override
            public Optional<Points> curve(String arm, String name) {
                return Optional.empty();
            }
        };
    }

    /** One sample of x = 1, y = 2 under (y - w)^2 + lambda w^2: w = 2 / (1 + lambda); lambda 1 gives 1 and 1, lambda 3 gives 1/2 and 9/4. */
    @Test
    void marksAreMeansOverTheSeedsThatHaveBoth() {
        var one = Map.of("loss of weak", 1.0, "norm of weak", 1.0, "loss of strong", 2.25, "norm of strong", 0.5);
        var other = Map.of("loss of weak", 3.0, "norm of weak", 2.0, "loss of strong", 9.0);
        var panel = CustomDrawing.of(figure(), List.of(seed(one), seed(other)))
                .panels()
                .get(0);
        assertThat(panel.series()).hasSize(1);
        assertThat(panel.series().get(0).points())
                .containsExactly(
                        new Point("weak", new Estimate(2, 1, 3, 2), new Estimate(1.5, 1, 2, 2)),
                        new Point("strong", new Estimate(2.25, 2.25, 2.25, 1), new Estimate(0.5, 0.5, 0.5, 1)));
    }
}
