package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.regulariser.Distillation.Features;
import org.l2bench.core.regulariser.Distillation.SigmoidTargets;
import org.l2bench.core.regulariser.Distillation.SoftenedLogits;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class DistillationTest {
    private static Tensor row(double... values) {
        return TensorArrays.of(values, 1, values.length);
    }

    /** K3, in float64: student (1, -2, 0.5), teacher (0, 2), the third class is the label. */
    @Test
    void sigmoidTargetsAreTheTeachersWhateverTheLabel() {
        var targets = new SigmoidTargets().targets(row(0, 2), row(1));
        assertThatTensor(targets).hasValuesNear(1e-12, 0.5, 1 / (1 + Math.exp(-2)), 1);
        var loss = torch.binary_cross_entropy_with_logits(row(1, -2, 0.5), targets);
        double terms = 0.8132616875182228 + 1.8885221669987373 + 0.47407698418010663;
        assertThat(loss.item_double()).isCloseTo(terms / 3, within(1e-12));
    }

    /** K4: softmax((0, 2) / 2) against softmax((1, -2) / 2), without the factor T^2. */
    @Test
    void softenedLogitsAreACrossEntropyWithoutTheSquareOfTheTemperature() {
        assertThat(new SoftenedLogits(2, 1).term(row(1, -2), row(0, 2)).item_double())
                .isCloseTo(1.2980011459277598, within(1e-12));
        assertThat(new SoftenedLogits(2, 3).term(row(1, -2), row(0, 2)).item_double())
                .isCloseTo(3 * 1.2980011459277598, within(1e-12));
    }

    /** K11: a student that says what its teacher says is not moved. */
    @Test
    void noGradientWhereStudentAndTeacherAgree() {
        var student = row(0.3, -1.7, 2.1).set_requires_grad(true);
        var teacher = student.detach();
        torch.binary_cross_entropy_with_logits(student, teacher.sigmoid()).backward();
        assertThatTensor(Handles.gradient(student)).hasValuesNear(1e-7, 0, 0, 0);
        Handles.gradient(student).zero_();
        new SoftenedLogits(2, 1).term(student, teacher).backward();
        assertThatTensor(Handles.gradient(student)).hasValuesNear(1e-7, 0, 0, 0);
        Handles.gradient(student).zero_();
        new Features(5).term(student, teacher).backward();
        assertThatTensor(Handles.gradient(student)).hasValuesNear(0, 0, 0, 0);
    }

    @Test
    void featureDistillationIsAMeanOverBatchAndFeatures() {
        var student = TensorArrays.of(new double[] {1, 2, 3, 4}, 2, 2);
        var teacher = TensorArrays.of(new double[] {0, 2, 3, 7}, 2, 2);
        assertThat(new Features(5).term(student, teacher).item_double()).isCloseTo(5 * 10 / 4.0, within(1e-12));
    }
}
