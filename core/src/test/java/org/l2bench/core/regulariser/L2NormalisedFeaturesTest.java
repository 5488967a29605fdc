package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Classifier;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Nets;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class L2NormalisedFeaturesTest {
    private final L2NormalisedFeatures transform = new L2NormalisedFeatures();

    /** K1. */
    @Test
    void valueAndGradientAgreeWithTheReference() {
        var z = TensorArrays.of(new float[] {3, 4}, 1, 2).set_requires_grad(true);
        var u = transform.apply(z);
        assertThatTensor(u).hasValuesNear(1e-7, 0.6, 0.8);
        u.narrow(1, 0, 1).sum().backward();
        var gradient = Handles.gradient(z);
        assertThatTensor(gradient).hasValuesNear(1e-7, 0.128, -0.096);
        assertThatTensor(gradient.mul(z).sum()).hasValuesNear(1e-7, 0);
    }

    /** K1, for every row and a general g: dL/dz = (g - (u.g) u) / |z|. */
    @Test
    void gradientAgreesWithTheFormulaRowByRow() {
        var z = new RandomStream(1).normal(1, 4, 3).to(ScalarType.Double).set_requires_grad(true);
        var g = new RandomStream(2).normal(1, 4, 3).to(ScalarType.Double);
        transform.apply(z).mul(g).sum().backward();
        var gradient = TensorArrays.doubles(Handles.gradient(z));
        var zs = TensorArrays.doubles(z);
        var gs = TensorArrays.doubles(g);
        var expected = new double[12];
        for (int row = 0; row < 4; row++) {
            double square = 0;
            double product = 0;
            for (int i = row * 3; i < row * 3 + 3; i++) {
                square += zs[i] * zs[i];
                product += zs[i] * gs[i];
            }
            for (int i = row * 3; i < row * 3 + 3; i++) {
                expected[i] = (gs[i] - product / square * zs[i]) / Math.sqrt(square);
            }
        }
        assertThatTensor(TensorArrays.of(gradient, 4, 3)).hasValuesNear(1e-14, expected);
    }

    /** K2. */
    @Test
    void logitsDoNotDependOnTheLengthOfTheFeatures() {
        var net = new ResidualNet(Nets.QUICK, Nets.streams(1));
        var z = new RandomStream(3).normal(1, 5, 64);
        var logits = net.head().forward(transform.apply(z), Mode.EVALUATION);
        var scaled = net.head().forward(transform.apply(z.mul(new Scalar(10))), Mode.EVALUATION);
        assertThatTensor(scaled).isNear(logits, 1e-5);
    }

    /** K2. */
    @Test
    void zeroStaysZeroWithAFiniteGradient() {
        var z = TensorArrays.of(new float[] {0, 0, 3, 4}, 2, 2).set_requires_grad(true);
        var u = transform.apply(z);
        assertThatTensor(u).hasValuesNear(1e-7, 0, 0, 0.6, 0.8);
        u.sum().backward();
        assertThatTensor(Handles.gradient(z)).isFinite();
    }

    /** K2: the features of a classifier have length 1 in both modes, also where those of the net do not. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    void featuresOfAClassifierHaveLengthOneInBothModes(Mode mode) {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        var images = new RandomStream(4).normal(1, 4, 1, 8, 8);
        var raw = net.features(images, mode);
        var features = transform.apply(raw);
        assertThatTensor(rowNorms(features)).hasValuesNear(1e-6, 1, 1, 1, 1);
        for (double norm : TensorArrays.doubles(rowNorms(raw))) {
            assertThat(norm).isNotCloseTo(1, within(1e-3));
        }
    }

    /** K3: without a scale a logit stays within |w_c| of its bias, which is why unit features train slowly. */
    @Test
    void logitsStayWithinTheNormOfTheirWeights() {
        Classifier net = new ResidualNet(Nets.QUICK, Nets.streams(1));
        var z = new RandomStream(3).normal(100, 50, 64);
        var bias = net.parameters().get(net.parameters().size() - 1).tensor();
        assertThatTensor(bias).hasShape(8);
        var distances = TensorArrays.doubles(net.head()
                .forward(transform.apply(z), Mode.EVALUATION)
                .sub(bias)
                .abs());
        var norms = TensorArrays.doubles(rowNorms(net.head().weight()));
        for (int i = 0; i < distances.length; i++) {
            assertThat(distances[i]).isLessThanOrEqualTo(norms[i % 8] + 1e-5);
        }
    }

    @Test
    void noneLeavesTheFeaturesAsTheyAre() {
        var z = new RandomStream(3).normal(1, 5, 4);
        assertThatTensor(new FeatureTransform.None().apply(z)).hasBitsOf(z);
    }

    private static Tensor rowNorms(Tensor rows) {
        return rows.detach().square().sum(1).sqrt();
    }
}
