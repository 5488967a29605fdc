package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.L2ActivationPenalty;
import org.l2bench.core.testing.TensorScope;

/** Clipping, Nesterov's gradient, Adam's betas and the schedules of language models, against sums written out by hand. */
@ExtendWith(TensorScope.class)
class LanguageModelTrainingTest {
    private final Tensor weight = TensorArrays.of(new double[] {1, -2}, 2);
    private final ParameterBuffer buffer =
            ParameterBuffer.of(List.of(Parameter.of("w", Role.WEIGHT, weight)), List.of(), false, Compute.CPU);

    private void gradient(double... values) {
        buffer.gradients().copy_(TensorArrays.of(values, values.length));
    }

    @Test
    void longGradientsAreShortenedAndShortOnesLeft() {
        var sgd = new Sgd(buffer, 1, 0, Schedule.constant(), List.of());
        var clip = new ClippedGradient(buffer, 1);
        gradient(3, 4);
        clip.beforeUpdate(0);
        sgd.step(0);
        assertThatTensor(buffer.values()).hasValuesNear(1e-6, 1 - 0.6, -2 - 0.8);
        gradient(0.3, 0.4);
        clip.beforeUpdate(1);
        sgd.step(1);
        assertThatTensor(buffer.values()).hasValuesNear(1e-6, 0.4 - 0.3, -2.8 - 0.4);
        assertThatThrownBy(() -> new ClippedGradient(buffer, 0)).hasMessageContaining("must be > 0, was 0");
    }

    /** With y the point without look-ahead: v := mu v - eta g(w), y := y + v, w = y + mu v; the rate is constant. */
    @Test
    void nesterovFollowsTheTwoPointForm() {
        double mu = 0.9;
        double eta = 0.05;
        var optimiser = new Nesterov(buffer, eta, mu, Schedule.constant());
        double w = 1;
        double v = 0;
        double y = 1;
        for (int step = 0; step < 20; step++) {
            double g = 2 * w; // of w^2
            v = mu * v - eta * g;
            y += v;
            w = y + mu * v;
            var values = TensorArrays.doubles(buffer.values());
            gradient(2 * values[0], 0);
            optimiser.step(step);
            assertThat(TensorArrays.doubles(buffer.values())[0]).isCloseTo(w, within(1e-12));
        }
        assertThatThrownBy(() -> new Nesterov(buffer, eta, 1, Schedule.constant()))
                .hasMessageContaining("[0, 1)");
    }

    /** A rate that doubles doubles the momentum's share: the velocity is in units of the weights. */
    @Test
    void nesterovCarriesItsVelocityToTheNewRate() {
        var optimiser = new Nesterov(buffer, 0.1, 0.5, step -> step == 0 ? 1 : 2);
        gradient(1, 0);
        optimiser.step(0); // w -= 1.5 * 0.1; v = -0.1
        gradient(1, 0);
        optimiser.step(1); // w += 0.25 * 2 * v - 1.5 * 0.2
        assertThat(TensorArrays.doubles(buffer.values())[0]).isCloseTo(1 - 0.15 - 0.05 - 0.3, within(1e-12));
    }

    @Test
    void adamTakesOtherBetas() {
        var optimiser = Adam.decoupled(buffer, 0.1, 1e-8, new Adam.Betas(0.5, 0.8), Schedule.constant(), List.of());
        double w = 1;
        double m = 0;
        double s = 0;
        for (int step = 0; step < 5; step++) {
            double g = step + 1;
            m = 0.5 * m + 0.5 * g;
            s = 0.8 * s + 0.2 * g * g;
            w -= 0.1 * (m / (1 - Math.pow(0.5, step + 1))) / (Math.sqrt(s / (1 - Math.pow(0.8, step + 1))) + 1e-8);
            gradient(g, 0);
            optimiser.step(step);
            assertThat(TensorArrays.doubles(buffer.values())[0]).isCloseTo(w, within(1e-12));
        }
        assertThatThrownBy(() -> new Adam.Betas(1, 0.9)).hasMessageContaining("[0, 1)");
    }

    @Test
    void warmUpRisesToOneAndHandsOver() {
        var schedule = Schedule.warmUp(100, 0.01, Schedule.cosine(1900));
        assertThat(schedule.at(0)).isEqualTo(0.01);
        assertThat(schedule.at(50)).isCloseTo(0.505, within(1e-12));
        assertThat(schedule.at(100)).isEqualTo(1);
        assertThat(schedule.at(1050)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.at(2000)).isCloseTo(0, within(1e-12));
    }

    @Test
    void cosinePeriodsGrowAndShrink() {
        var schedule = Schedule.cosinePeriods(100, 2, 0.75, 1e-4);
        assertThat(schedule.at(0)).isEqualTo(1);
        assertThat(schedule.at(50)).isCloseTo((1 + 1e-4) / 2, within(1e-12));
        assertThat(schedule.at(99)).isCloseTo(1e-4, within(1e-3));
        assertThat(schedule.at(100)).isEqualTo(0.75);
        assertThat(schedule.at(200)).isCloseTo((0.75 + 1e-4) / 2, within(1e-12));
        assertThat(schedule.at(300)).isEqualTo(0.75 * 0.75);
    }

    @Test
    void thePenaltyIsTheMeanSquaredLength() {
        var f = TensorArrays.of(new double[] {1, 2, 3, 4}, 1, 2, 2);
        var penalty = new L2ActivationPenalty(0.1, "f");
        assertThat(penalty.term(f).item_double()).isCloseTo(0.1 * (5 + 25) / 2, within(1e-15));
        assertThat(penalty.describe()).contains("0.1", "f = f", "no parameter");
        assertThatThrownBy(() -> new L2ActivationPenalty(-1, "f")).hasMessageContaining(">= 0, was -1");
    }
}
