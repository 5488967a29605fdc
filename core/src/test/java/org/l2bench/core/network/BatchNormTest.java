package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class BatchNormTest {
    @Test
    void normalisesByTheStatisticsOfTheBatchInTraining() {
        var norm = BatchNorm.plain("n", 1, 0, ScalarType.Double);
        var input = TensorArrays.of(new double[] {1, 2, 3, 6}, 4, 1);
        // Mean 3, population variance (4 + 1 + 0 + 9) / 4 = 3.5.
        double std = Math.sqrt(3.5);
        assertThatTensor(norm.forward(input, Mode.TRAINING)).hasValuesNear(1e-12, -2 / std, -1 / std, 0, 3 / std);
    }

    /** Running statistics move by a tenth, the variance to the unbiased 14/3. */
    @Test
    void evaluationUsesTheRunningStatistics() {
        var norm = BatchNorm.plain("n", 1, 0, ScalarType.Double);
        var input = TensorArrays.of(new double[] {1, 2, 3, 6}, 4, 1);
        norm.forward(input, Mode.TRAINING);
        double mean = 0.1 * 3;
        double variance = 0.9 + 0.1 * 14 / 3;
        assertThatTensor(norm.buffers().get("n.running_mean")).hasValuesNear(1e-12, mean);
        assertThatTensor(norm.buffers().get("n.running_variance")).hasValuesNear(1e-12, variance);
        double std = Math.sqrt(variance);
        assertThatTensor(norm.forward(input, Mode.EVALUATION))
                .hasValuesNear(1e-12, (1 - mean) / std, (2 - mean) / std, (3 - mean) / std, (6 - mean) / std);
    }

    @Test
    void affineStartsAsThePlainOneAndHasTwoParameters() {
        var affine = BatchNorm.affine("n", 3, NormPlace.STEM);
        var plain = BatchNorm.plain("n", 3, 1e-5, ScalarType.Float);
        var input = new RandomStream(1).normal(2, 5, 3).add(new Scalar(4));
        assertThatTensor(affine.forward(input, Mode.TRAINING)).isNear(plain.forward(input, Mode.TRAINING), 1e-6);
        assertThat(affine.parameters()).extracting(Parameter::role).containsExactly(Role.NORM_SCALE, Role.NORM_SHIFT);
        assertThat(plain.parameters()).isEmpty();
    }

    /**
     * 4 x 2 by hand: x^ = (x - m) / s per column, y = gamma x^ + beta, and for dL/dy = g: dL/dbeta = sum g, dL/dgamma = sum g x^,
     * dL/dx = gamma / s (g - mean g - x^ mean(g x^)).
     */
    @Test
    void forwardAndBackwardAreTheFormulas() {
        double[][] x = {{1, 0}, {2, 0}, {3, 2}, {6, 2}};
        double[][] g = {{1, 2}, {-1, 0.5}, {0.5, 1}, {2, -3}};
        double[] mean = {3, 1};
        double[] variance = {3.5, 1};
        double[] gamma = {0.5, -2};
        double[] beta = {0.25, 1};
        var output = new double[8];
        var atInput = new double[8];
        var atScale = new double[2];
        var atShift = new double[2];
        for (int c = 0; c < 2; c++) {
            double s = Math.sqrt(variance[c] + BatchNorm.EPSILON);
            for (int i = 0; i < 4; i++) {
                double normed = (x[i][c] - mean[c]) / s;
                output[2 * i + c] = gamma[c] * normed + beta[c];
                atScale[c] += g[i][c] * normed;
                atShift[c] += g[i][c];
            }
            for (int i = 0; i < 4; i++) {
                double normed = (x[i][c] - mean[c]) / s;
                atInput[2 * i + c] = gamma[c] / s * (g[i][c] - atShift[c] / 4 - normed * atScale[c] / 4);
            }
        }
        var norm = BatchNorm.affine("n", 2, NormPlace.PLAIN, ScalarType.Double);
        for (int i = 0; i < 2; i++) {
            var parameter = norm.parameters().get(i).tensor();
            parameter.set_data(TensorArrays.of(i == 0 ? gamma : beta, 2));
        }
        var input = TensorArrays.of(flat(x), 4, 2).set_requires_grad(true);
        var forward = norm.forward(input, Mode.TRAINING);
        assertThatTensor(forward).hasValuesNear(1e-12, output);
        forward.mul(TensorArrays.of(flat(g), 4, 2)).sum().backward();
        assertThatTensor(Handles.gradient(input)).hasValuesNear(1e-12, atInput);
        for (int i = 0; i < 2; i++) {
            var found = Handles.gradient(norm.parameters().get(i).tensor());
            assertThatTensor(found).hasValuesNear(1e-12, i == 0 ? atScale : atShift);
            found.zero_();
        }
        try (var guard = new NoGradGuard()) {
            var pass = norm.pass(input.detach());
            assertThatTensor(pass.output()).hasValuesNear(1e-12, output);
            assertThatTensor(pass.back(TensorArrays.of(flat(g), 4, 2))).hasValuesNear(1e-12, atInput);
        }
        for (int i = 0; i < 2; i++) {
            assertThatTensor(Handles.gradient(norm.parameters().get(i).tensor()))
                    .hasValuesNear(1e-12, i == 0 ? atScale : atShift);
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
