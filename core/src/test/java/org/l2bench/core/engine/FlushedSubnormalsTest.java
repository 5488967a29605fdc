package org.l2bench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class FlushedSubnormalsTest {
    /** The product is 1e-40, which float32 has as a subnormal number only. */
    private static float product() {
        return Tensor.create(1e-30f).mul(new Scalar(1e-10)).item_float();
    }

    @Test
    void subnormalNumbersAreZeroWhileItIsOpenAndNoLonger() {
        assertThat(product()).isPositive();
        try (var flushed = new FlushedSubnormals()) {
            assertThat(product()).isZero();
        }
        assertThat(product()).isPositive();
    }

    @Test
    void normalNumbersStayAsTheyAre() {
        var numbers = new float[] {Float.MIN_NORMAL, -1e-37f, 1, 3e38f};
        try (var flushed = new FlushedSubnormals()) {
            assertThat(TensorArrays.floats(Tensor.create(numbers).mul(new Scalar(1.0))))
                    .containsExactly(numbers);
        }
    }
}
