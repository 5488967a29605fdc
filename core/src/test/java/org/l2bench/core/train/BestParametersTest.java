package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class BestParametersTest {
    private final Parameter weight = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new float[] {1, 2}, 2));
    private final ParameterBuffer buffer = ParameterBuffer.of(List.of(weight), List.of(), false, Compute.CPU);

    private void set(double value) {
        buffer.values().fill_(new Scalar(value));
    }

    @Test
    void theLeastScoreIsKeptAndTheFirstOfEqualOnes() {
        var best = new BestParameters(buffer, "nll");
        assertThat(best.step()).isEmpty();
        assertThatThrownBy(best::restore).hasMessage("no parameters were offered with a nll that is a number");
        double[] scores = {Double.NaN, 0.9, 0.7, 0.7, 0.8};
        for (int step = 1; step <= scores.length; step++) {
            set(step);
            best.offer(step, scores[step - 1]);
        }
        assertThat(best.step()).hasValue(3);
        best.restore();
        assertThatTensor(weight.tensor().detach()).hasValuesNear(0, 3, 3);
        assertThat(best.describe()).isEqualTo("the parameters of the least nll are kept");
    }

    /** As a checkpoint restores it: in place. */
    @Test
    void whatIsKeptIsPartOfACheckpoint() {
        var first = new BestParameters(buffer, "nll");
        set(5);
        first.offer(100, 0.5);
        var second = new BestParameters(buffer, "nll");
        second.state().forEach((name, tensor) -> tensor.copy_(first.state().get(name)));
        set(6);
        second.offer(200, 0.6);
        second.restore();
        assertThat(second.step()).hasValue(100);
        assertThatTensor(weight.tensor().detach()).hasValuesNear(0, 5, 5);
    }

    @Test
    void aTermsPullIsMeasuredWithoutATraceInTheStep() {
        var other = Parameter.of("v", Role.WEIGHT, TensorArrays.of(new float[] {3}, 1));
        Tensor term = weight.tensor().square().sum();
        assertThat(GradientNorm.of(term, List.of(weight, other))).isCloseTo(2 * Math.sqrt(5), within(1e-6));
        assertThat(GradientNorm.of(term, List.of(other))).isZero();
        assertThatTensor(Handles.gradient(weight.tensor())).hasValuesNear(0, 0, 0);
        term.backward();
        assertThatTensor(Handles.gradient(weight.tensor())).hasValuesNear(1e-6, 2, 4);
    }
}
