package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class L2PenaltyTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    @Test
    void termIsLambdaTimesTheSumOfSquaresWithoutOneHalf() {
        // 1 + 4 + 0.01 + 49 + 0.49 + 0.09 = 54.59; norms and biases do not count.
        var term = new L2Penalty(0.3, WEIGHTS).term(Parameters.some());
        assertThat(term.item_double()).isCloseTo(0.3 * 54.59, within(1e-13));
    }

    @Test
    void gradientIsTwoLambdaTimesTheWeightToTheLastBit() {
        var parameters = Parameters.some();
        new L2Penalty(0.3, WEIGHTS).term(parameters).backward();
        for (var parameter : WEIGHTS.covered(parameters)) {
            var expected = parameter.tensor().detach().mul(new Scalar(2 * 0.3));
            assertThatTensor(Handles.gradient(parameter.tensor())).hasBitsOf(expected);
        }
        assertThat(Handles.gradient(parameters.get(4).tensor()).defined()).isFalse();
    }

    @Test
    void gradientAgreesWithCentralDifferences() {
        var parameters = Parameters.some();
        var penalty = new L2Penalty(0.3, WEIGHTS);
        penalty.term(parameters).backward();
        for (var parameter : WEIGHTS.covered(parameters)) {
            var gradient = TensorArrays.doubles(Handles.gradient(parameter.tensor()));
            for (int i = 0; i < gradient.length; i++) {
                double slope = (shifted(penalty, parameters, parameter, i, 1e-3)
                                - shifted(penalty, parameters, parameter, i, -1e-3))
                        / 2e-3;
                assertThat(gradient[i]).isCloseTo(slope, within(1e-10));
            }
        }
    }

    private static double shifted(
            L2Penalty penalty, List<Parameter> parameters, Parameter parameter, int element, double by) {
        try (var guard = new NoGradGuard()) {
            var flat = parameter.tensor().view(-1);
            flat.narrow(0, element, 1).add_(new Scalar(by));
            double value = penalty.term(parameters).item_double();
            flat.narrow(0, element, 1).sub_(new Scalar(by));
            return value;
        }
    }

    @Test
    void lambdaZeroChangesNeitherLossNorGradientByABit() {
        var weight = Parameters.some().get(0);
        var plain = objective(weight.tensor());
        plain.backward();
        var gradient = Handles.gradient(weight.tensor()).clone();

        var again = Parameters.some().get(0);
        var loss = objective(again.tensor()).add(new L2Penalty(0, WEIGHTS).term(List.of(again)));
        loss.backward();
        assertThatTensor(loss).hasBitsOf(plain);
        assertThatTensor(Handles.gradient(again.tensor())).hasBitsOf(gradient);
    }

    private static Tensor objective(Tensor weight) {
        return weight.sin().sum();
    }

    /** The conversion table of the suite, at values where a wrong factor cannot hide. */
    @Test
    void convertsFromWhatOthersCallTheirStrength() {
        assertThat(L2Penalty.ofPyTorchWeightDecay(5e-4, WEIGHTS).lambda()).isEqualTo(2.5e-4);
        assertThat(L2Penalty.ofKeras(0.7, WEIGHTS).lambda()).isEqualTo(0.7);
        assertThat(L2Penalty.ofRidgeAlpha(3, 12, WEIGHTS).lambda()).isEqualTo(0.25);
        assertThat(L2Penalty.ofLogisticRegressionC(5, 20, WEIGHTS).lambda()).isEqualTo(0.005);
        assertThat(L2Penalty.ofMlpClassifierAlpha(0.6, 30, WEIGHTS).lambda()).isCloseTo(0.01, within(1e-17));
        assertThat(L2Penalty.ofGaussianPrior(3, 2, 5, WEIGHTS).lambda()).isEqualTo(0.45);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.25, 3})
    void conversionsBackGiveTheStrengthThatCameIn(double strength) {
        var precision = within(strength * 1e-15);
        assertThat(L2Penalty.ofPyTorchWeightDecay(strength, WEIGHTS).pyTorchWeightDecay())
                .isCloseTo(strength, precision);
        assertThat(L2Penalty.ofRidgeAlpha(strength, 7, WEIGHTS).ridgeAlpha(7)).isCloseTo(strength, precision);
        assertThat(L2Penalty.ofLogisticRegressionC(strength, 7, WEIGHTS).logisticRegressionC(7))
                .isCloseTo(strength, precision);
        assertThat(L2Penalty.ofMlpClassifierAlpha(strength, 7, WEIGHTS).mlpClassifierAlpha(7))
                .isCloseTo(strength, precision);
    }

    @Test
    void refusesAStrengthThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new L2Penalty(-0.1, WEIGHTS))
                .withMessage("lambda must be finite and >= 0, was -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new L2Penalty(Double.NaN, WEIGHTS))
                .withMessage("lambda must be finite and >= 0, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> L2Penalty.ofRidgeAlpha(1, 0, WEIGHTS))
                .withMessage("lambda must be finite and >= 0, was Infinity");
    }

    @Test
    void refusesASelectorThatCoversNothing() {
        var onlyBias = List.of(Parameters.some().get(4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new L2Penalty(1, WEIGHTS).term(onlyBias))
                .withMessageContaining("'weights' covers none");
    }

    @Test
    void namesBothConventions() {
        assertThat(new L2Penalty(0.25, WEIGHTS).describe())
                .isEqualTo("penalty 0.25 w'w in the objective (PyTorch weight_decay 0.5)");
        assertThat(new L2Penalty(0.25, ParameterSelector.ofRoles("biases", Set.of(Role.BIAS)))
                        .term(Parameters.some())
                        .item_double())
                .isEqualTo(0.25 * 61);
    }

    /** Both ways: with lambda 0.03, n 50 and batch 20, what each convention writes, and lambda again from it. */
    @Test
    void conventionsConvertBothWays() {
        var penalty = new L2Penalty(0.03, WEIGHTS);
        assertThat(penalty.keras()).isEqualTo(0.03);
        assertThat(penalty.pyTorchWeightDecay()).isEqualTo(0.06);
        assertThat(penalty.ridgeAlpha(50)).isCloseTo(1.5, within(1e-15));
        assertThat(penalty.logisticRegressionC(50)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(penalty.mlpClassifierAlpha(20)).isCloseTo(1.2, within(1e-15));
        assertThat(penalty.gaussianPriorTau(0.6, 50)).isCloseTo(0.6 / Math.sqrt(1.5), within(1e-15));
        assertThat(List.of(
                        L2Penalty.ofKeras(penalty.keras(), WEIGHTS),
                        L2Penalty.ofPyTorchWeightDecay(penalty.pyTorchWeightDecay(), WEIGHTS),
                        L2Penalty.ofRidgeAlpha(penalty.ridgeAlpha(50), 50, WEIGHTS),
                        L2Penalty.ofLogisticRegressionC(penalty.logisticRegressionC(50), 50, WEIGHTS),
                        L2Penalty.ofMlpClassifierAlpha(penalty.mlpClassifierAlpha(20), 20, WEIGHTS),
                        L2Penalty.ofGaussianPrior(0.6, penalty.gaussianPriorTau(0.6, 50), 50, WEIGHTS)))
                .allSatisfy(p -> assertThat(p.lambda()).isCloseTo(0.03, within(1e-16)));
    }
}
