package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
}
