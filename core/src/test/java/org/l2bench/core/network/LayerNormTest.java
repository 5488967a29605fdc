package org.l2bench.core.network;

import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.regulariser.L2ActivationPenalty;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class LayerNormTest {
    /** K1: x = (1, 2, 3, 4), gamma (0.5, 1, 1.5, 2), beta 0.1; the penalty's gradient for gamma is 2 f z. */
    @Test
    void valuesPenaltyAndGradientAreThoseOfTheFormulas() {
        var norm = new LayerNorm("norm", 4, 1e-5, ScalarType.Double);
        var x = TensorArrays.of(new double[] {1, 2, 3, 4}, 1, 4);
        var z = norm.withoutScale(x);
        assertThatTensor(z)
                .hasValuesNear(1e-12, -1.3416354199689269, -0.447211806656309, 0.447211806656309, 1.3416354199689269);
        assertThatTensor(z.square().sum()).hasValuesNear(1e-12, 3.9999680002559974);
        norm.gamma().detach().copy_(TensorArrays.of(new double[] {0.5, 1, 1.5, 2}, 4));
        norm.beta().detach().fill_(new Scalar(0.1));
        var f = norm.forward(x, Mode.EVALUATION);
        assertThatTensor(f)
                .hasValuesNear(1e-12, -0.5708177099844635, -0.347211806656309, 0.7708177099844634, 2.783270839937854);
        var penalty = new L2ActivationPenalty(1, "f").term(f);
        assertThatTensor(penalty).hasValuesNear(1e-12, 8.787145407187504);
        penalty.backward();
        assertThatTensor(Handles.gradient(norm.gamma()))
                .hasValuesNear(1e-12, 1.5316585161214136, 0.310554438694338, 0.6894375613696614, 7.468269484454581);
    }
}
