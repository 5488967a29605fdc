package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoupledDecayTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    @Test
    void pyTorchFormIsMultipliedByTheLearningRate() {
        var decay = DecoupledDecay.ofPyTorchWeightDecay(0.1, 0.02, WEIGHTS);
        assertThat(decay.rate()).isEqualTo(0.002);
        assertThat(decay.pyTorchWeightDecay(0.02)).isCloseTo(0.1, within(1e-16));
    }

    @Test
    void plainStepsOfThePenaltyShrinkByTwoAlphaLambda() {
        var penalty = L2Penalty.ofPyTorchWeightDecay(0.3, WEIGHTS);
        var decay = DecoupledDecay.equalToPenalty(penalty, 0.05);
        assertThat(decay.rate()).isCloseTo(0.015, within(1e-17));
        assertThat(decay.selector()).isSameAs(WEIGHTS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateThatIsNone(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecoupledDecay(rate, WEIGHTS))
                .withMessage("decoupled decay must be >= 0 and < 1, was " + rate);
    }

    @Test
    void describesItself() {
        assertThat(new DecoupledDecay(0.015, WEIGHTS).describe())
                .isEqualTo("decay 0.015 per step in the update, times the schedule");
    }

    /** weight_decay 0.3 at rate 0.05 and momentum 0.9: 0.015 without, 0.15 with the momentum's tenfold step. */
    @Test
    void theFixedPointConvertsBothWays() {
        var penalty = L2Penalty.ofPyTorchWeightDecay(0.3, WEIGHTS);
        var decay = DecoupledDecay.withFixedPointOf(penalty, 0.05, 0.9);
        assertThat(decay.rate()).isCloseTo(0.15, within(1e-15));
        assertThat(decay.penaltyOfFixedPoint(0.05, 0.9).lambda()).isCloseTo(0.15, within(1e-15));
        assertThat(DecoupledDecay.equalToPenalty(penalty, 0.05)
                        .penaltyOfFixedPoint(0.05, 0)
                        .lambda())
                .isCloseTo(0.15, within(1e-15));
    }
}
