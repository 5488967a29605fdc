package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class CalibrationTest {
    @Test
    void theValleyIsFound() {
        assertThat(Calibration.leastOf(x -> (x - 0.3) * (x - 0.3))).isCloseTo(0.3, within(1e-6));
        assertThat(Calibration.leastOf(x -> x)).isCloseTo(-2, within(1e-6));
    }

    /** With three of four right, and logits 0 and a, the best p is 3/4: a / T = ln 3. */
    @Test
    void theTemperatureOfTwoClassesIsKnown() {
        var logits = TensorArrays.of(new double[] {0, 5, 0, 5, 0, 5, 0, 5}, 4, 2);
        var targets = TensorArrays.of(new int[] {1, 1, 0, 1});
        assertThat(Calibration.temperature(logits, targets)).isCloseTo(5 / Math.log(3), within(1e-5));
        assertThat(Calibration.negativeLogLikelihood(logits, targets, 5 / Math.log(3)))
                .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
    }

    @Test
    void scaledLogitsHaveTheTemperatureThatTheyWereScaledBy() {
        var logits = new RandomStream(1).normal(1, 2000, 5);
        var targets = torch.softmax(logits, 1).multinomial(1, true, null).view(-1);
        double once = Calibration.temperature(logits, targets);
        assertThat(Calibration.temperature(logits.mul(new Scalar(2.0)), targets))
                .isCloseTo(2 * once, within(1e-5));
        assertThatThrownBy(() -> Calibration.negativeLogLikelihood(logits, targets, 0))
                .hasMessage("temperature must be > 0, was 0.0");
    }
}
