package org.l2bench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class PrecisionTest {
    @Test
    void labelsNameThePrecisions() {
        assertThat(Precision.FP32.label()).isEqualTo("fp32");
        assertThat(Precision.BF16.label()).isEqualTo("bf16");
        for (var precision : Precision.values()) {
            assertThat(Precision.of(precision.label())).isEqualTo(precision);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Precision.of("FP32"))
                .withMessage("precision must be fp32 or bf16, was FP32");
    }

    @Test
    void computeIsMadeFromLabels() {
        assertThat(Compute.of("cpu", "fp32")).isEqualTo(Compute.CPU);
        assertThat(Compute.of("cpu", "bf16").precision()).isEqualTo(Precision.BF16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compute.of("gpu", "fp32"))
                .withMessage("device must be cpu or cuda, was gpu");
        assertThatIllegalArgumentException().isThrownBy(() -> Compute.of("cpu", "fp16"));
    }

    @Test
    void productsAreInBfloat16OnlyUntilTheCastIsClosed() {
        assertThat(typeOfAProduct()).isEqualTo(ScalarType.Float);
        try (var cast = Precision.BF16.cast(DeviceType.CPU)) {
            assertThat(typeOfAProduct()).isEqualTo(ScalarType.BFloat16);
            try (var inner = Precision.FP32.cast(DeviceType.CPU)) {
                assertThat(typeOfAProduct()).isEqualTo(ScalarType.Float);
            }
            assertThat(typeOfAProduct()).isEqualTo(ScalarType.BFloat16);
        }
        assertThat(typeOfAProduct()).isEqualTo(ScalarType.Float);
        try (var cast = Precision.FP32.cast(DeviceType.CPU)) {
            assertThat(typeOfAProduct()).isEqualTo(ScalarType.Float);
        }
    }

    /** A cached cast of a weight that has changed since would be an old weight. */
    @Test
    void nextCastSeesTheWeightAsItIsThen() {
        var weight = torch.ones(2, 2).set_requires_grad(true);
        assertThat(product(weight)).isEqualTo(2);
        weight.detach().fill_(new Scalar(3));
        assertThat(product(weight)).isEqualTo(6);
    }

    private static double product(Tensor weight) {
        try (var cast = Precision.BF16.cast(DeviceType.CPU)) {
            return torch.ones(1, 2).matmul(weight).select(1, 0).item_double();
        }
    }

    private static ScalarType typeOfAProduct() {
        return torch.ones(2, 2).matmul(torch.ones(2, 2)).scalar_type().intern();
    }
}
