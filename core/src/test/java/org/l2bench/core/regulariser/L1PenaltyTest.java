package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class L1PenaltyTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    @Test
    void termIsLambdaTimesTheSumOfAbsoluteValues() {
        var parameters = Parameters.some();
        double sum = 0;
        for (var parameter : WEIGHTS.covered(parameters)) {
            for (double value : TensorArrays.doubles(parameter.tensor())) {
                sum += Math.abs(value);
            }
        }
        assertThat(new L1Penalty(0.3, WEIGHTS).term(parameters).item_double()).isCloseTo(0.3 * sum, within(1e-13));
    }

    @Test
    void gradientIsLambdaTimesTheSign() {
        var parameters = Parameters.some();
        new L1Penalty(0.3, WEIGHTS).term(parameters).backward();
        for (var parameter : WEIGHTS.covered(parameters)) {
            var expected = parameter.tensor().detach().sign().mul(new Scalar(0.3));
            assertThatTensor(Handles.gradient(parameter.tensor())).hasBitsOf(expected);
        }
        assertThat(Handles.gradient(parameters.get(4).tensor()).defined()).isFalse();
    }

    @Test
    void itSaysWhatItIsAndRefusesANegativeStrength() {
        assertThat(new L1Penalty(0.3, WEIGHTS).describe()).isEqualTo("penalty 0.3 sum |w| in the objective");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new L1Penalty(-1, WEIGHTS))
                .withMessage("lambda must be finite and >= 0, was -1.0");
    }
}
