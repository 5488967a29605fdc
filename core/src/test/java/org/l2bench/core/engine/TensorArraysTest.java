package org.l2bench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class TensorArraysTest {
    @Test
    void arraysBecomeTensorsInRowMajorOrder() {
        assertThatTensor(TensorArrays.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).select(0, 1))
                .hasValuesNear(0, 4, 5, 6);
        assertThatTensor(TensorArrays.of(new double[] {Math.PI}, 1)).hasValuesNear(0, Math.PI);
        assertThatTensor(TensorArrays.of(new byte[] {0, -1}, 2)).hasValuesNear(0, 0, 255);
        assertThatTensor(TensorArrays.of(new int[] {-1, 2})).hasValuesNear(0, -1, 2);
    }

    @Test
    void tensorsOfAnyLayoutBecomeArraysInRowMajorOrder() {
        var transposed = TensorArrays.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).t();
        assertThat(TensorArrays.doubles(transposed)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(TensorArrays.longs(transposed)).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void changingTheArrayLaterDoesNotChangeTheTensor() {
        var values = new float[] {1, 2};
        var tensor = TensorArrays.of(values, 2);
        values[0] = 9;
        assertThatTensor(tensor).hasValuesNear(0, 1, 2);
    }

    @Test
    void refusesAnArrayOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorArrays.of(new float[5], 2, 3))
                .withMessage("a tensor of 6 elements cannot be filled with 5");
    }

    @Test
    void handleOutlivesTheVectorItCameFrom() {
        Tensor kept;
        try (var outer = new PointerScope()) {
            var vector = new TensorVector(torch.full(new long[] {1000}, new Scalar(7)), torch.zeros(1));
            kept = Handles.at(vector, 0).retainReference();
        }
        for (int i = 0; i < 100; i++) {
            try (var scope = new PointerScope()) {
                torch.ones(1000);
            }
        }
        assertThat(TensorArrays.doubles(kept)).hasSize(1000).containsOnly(7);
        kept.releaseReference();
    }

    @Test
    void boundGradientCollectsInPlace() {
        var leaf = torch.ones(3).set_requires_grad(true);
        assertThat(Handles.gradient(leaf).defined()).isFalse();
        var mine = torch.zeros(3);
        Handles.bindGradient(leaf, mine);
        leaf.mul(new Scalar(2)).sum().backward();
        leaf.mul(new Scalar(3)).sum().backward();
        assertThatTensor(mine).hasValuesNear(0, 5, 5, 5);
    }
}
