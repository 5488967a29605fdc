package org.l2bench.core.train;

import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.testing.TensorScope;

/** K5: sigmoid BCE on x = (1, 2, -1); the expected values are written out in the sheet of rehearsal-free-cl. */
@ExtendWith(TensorScope.class)
class FisherDiagonalTest {

    private static Tensor fisher(double[] weights, double[] labels, int batchSize) {
        int classes = weights.length;
        var weight = Parameter.of("w", Role.WEIGHT, TensorArrays.of(weights, classes, 1));
        var parameters = ParameterBuffer.of(List.of(weight), List.of(), false, Compute.CPU);
        var y = TensorArrays.of(labels, 3, classes);
        var inputs = TensorArrays.of(new double[] {1, 2, -1}, 3, 1);
        var before = parameters.values().clone();
        var fisher = FisherDiagonal.of(parameters, 3 / batchSize, batchSize, batch -> {
            var x = inputs.narrow(0, batch * batchSize, batchSize);
            return torch.binary_cross_entropy_with_logits(
                    torch.linear(x, weight.tensor()), y.narrow(0, batch * batchSize, batchSize));
        });
        assertThatTensor(parameters.values()).hasBitsOf(before);
        assertThatTensor(parameters.gradients()).hasValuesNear(0, new double[classes]);
        return fisher;
    }

    @Test
    void ofOneWeight() {
        double[] labels = {1, 0, 1};
        assertThatTensor(fisher(new double[] {0.5}, labels, 1)).hasValuesNear(1e-12, 0.8892597190503011);
        assertThatTensor(fisher(new double[] {0.5}, labels, 3)).hasValuesNear(1e-12, 0.971323763204995);
    }

    @Test
    void ofTwoClassesIsOfTheMeanOverThem() {
        double[] weights = {0.5, -0.3};
        double[] labels = {1, 0, 0, 1, 1, 1};
        assertThatTensor(fisher(weights, labels, 1)).hasValuesNear(1e-12, 0.22231492976257528, 0.16914055050597854);
        assertThatTensor(fisher(weights, labels, 3)).hasValuesNear(1e-12, 0.24283094080124876, 0.01614783063415755);
    }
}
