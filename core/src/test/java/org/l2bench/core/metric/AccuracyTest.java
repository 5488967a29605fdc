package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void isTheShareOfRowsWhoseLargestLogitIsTheLabels() {
        try (var scope = new PointerScope()) {
            var logits = Tensor.create(new float[] {3, 1, 0, 2, 5, 4, 1, 0}, 4, 2);
            assertThat(Accuracy.of(logits, Rows.tensor(new long[] {0, 1, 1, 0})))
                    .isEqualTo(0.75);
        }
    }

    @Test
    void countsRowsWithNaNAsWrong() {
        try (var scope = new PointerScope()) {
            var logits = Tensor.create(new float[] {Float.NaN, 1, Float.NaN, Float.NaN, 0, 1}, 3, 2);
            assertThat(Accuracy.of(logits, Rows.tensor(new long[] {0, 0, 1}))).isEqualTo(1 / 3.0);
        }
    }

    @Test
    void refusesLabelsThatAreNoClasses() {
        try (var scope = new PointerScope()) {
            var logits = Tensor.create(new float[] {1, 2}, 1, 2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Accuracy.of(logits, Rows.tensor(new long[] {2})))
                    .withMessage("labels must lie in 0..1, were 2..2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Accuracy.of(logits, Rows.tensor(new long[] {1, 1})))
                    .withMessage("labels must have shape [1], had [2]");
        }
    }
}
