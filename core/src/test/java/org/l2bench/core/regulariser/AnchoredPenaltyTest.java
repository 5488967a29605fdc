package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class AnchoredPenaltyTest {
    private static final double[] START = {0.5, -1, 2};
    private static final double[] FISHER = {0.2, 3, 0};

    private final Parameter weight = Parameter.of("w", Role.WEIGHT, TensorArrays.of(START, 3));
    private final Parameter bias = Parameter.of("b", Role.BIAS, TensorArrays.of(new double[] {1.5, -0.5}, 2));
    private final List<Parameter> parameters = List.of(weight, bias);
    private final Map<String, Tensor> anchor = AnchoredPenalty.anchorAt(parameters);

    private void move(Parameter parameter, double... to) {
        try (var guard = new NoGradGuard()) {
            parameter.tensor().copy_(TensorArrays.of(to, to.length));
        }
    }

    private static double value(AnchoredPenalty penalty, List<Parameter> parameters) {
        return penalty.term(parameters).detach().item_double();
    }

    /** K6: nothing at the anchor; 0.05 * 0.1^2 = 0.0005 and 2 * 0.05 * 0.1 = 0.01 where one coordinate has moved by 0.1. */
    @Test
    void l2IsZeroAtTheAnchorAndGrowsWithTheSquareOfTheDistance() {
        var penalty = AnchoredPenalty.l2(0.05, ParameterSelector.all(), anchor);
        var term = penalty.term(parameters);
        term.backward();
        assertThat(term.detach().item_double()).isZero();
        assertThatTensor(Handles.gradient(weight.tensor())).hasValuesNear(0, 0, 0, 0);

        move(weight, 0.5, -0.9, 2);
        Handles.gradient(weight.tensor()).zero_();
        var moved = penalty.term(parameters);
        moved.backward();
        assertThat(moved.detach().item_double()).isCloseTo(0.0005, within(1e-15));
        assertThatTensor(Handles.gradient(weight.tensor())).hasValuesNear(1e-15, 0, 0.01, 0);
    }

    @Test
    void ewcIsHalfMuTimesTheWeightedSquares() {
        var fisher = Map.of("w", TensorArrays.of(FISHER, 3));
        var penalty = AnchoredPenalty.ewc(10, ParameterSelector.weights(), anchor, fisher);
        move(weight, 0.8, -1.2, 7);
        assertThat(value(penalty, parameters)).isCloseTo(5 * (0.2 * 0.09 + 3 * 0.04), within(1e-12));
        assertThat(penalty.describe()).contains("mu 10.0");
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        var fisher = Map.of("w", TensorArrays.of(FISHER, 3));
        gradientIsThatOfFiniteDifferences(a -> AnchoredPenalty.l2(0.3, ParameterSelector.weights(), a));
        gradientIsThatOfFiniteDifferences(a -> AnchoredPenalty.ewc(7, ParameterSelector.weights(), a, fisher));
    }

    private void gradientIsThatOfFiniteDifferences(Function<Map<String, Tensor>, AnchoredPenalty> make) {
        var penalty = make.apply(anchor);
        double[] at = {0.9, -1.4, 1.7};
        double step = 1e-6;
        move(weight, at);
        if (Handles.gradient(weight.tensor()).defined()) {
            Handles.gradient(weight.tensor()).zero_();
        }
        penalty.term(parameters).backward();
        var gradient = TensorArrays.doubles(Handles.gradient(weight.tensor()));
        for (int i = 0; i < at.length; i++) {
            var up = at.clone();
            var down = at.clone();
            up[i] += step;
            down[i] -= step;
            move(weight, up);
            double above = value(penalty, parameters);
            move(weight, down);
            double below = value(penalty, parameters);
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-8));
        }
    }

    @Test
    void theAnchorStaysWhereItWasTaken() {
        move(weight, 9, 9, 9);
        assertThatTensor(anchor.get("w")).hasValuesNear(0, START);
    }

    /** Gradient descent with the largest stable rate, on a loss that pulls with a slope of 1: w ends 1 / (2 lambda) from the anchor. */
    @Test
    void aHugeLambdaFreezes() {
        for (double lambda : new double[] {0, 1e6}) {
            move(weight, START);
            double rate = lambda == 0 ? 0.1 : 1 / (2 * lambda);
            for (int step = 0; step < 100; step++) {
                if (Handles.gradient(weight.tensor()).defined()) {
                    Handles.gradient(weight.tensor()).zero_();
                }
                var penalty = AnchoredPenalty.l2(lambda, ParameterSelector.weights(), anchor);
                weight.tensor().sum().add(penalty.term(parameters)).backward();
                try (var guard = new NoGradGuard()) {
                    weight.tensor().add_(Handles.gradient(weight.tensor()), new Scalar(-rate));
                }
            }
            var distance =
                    weight.tensor().detach().sub(anchor.get("w")).abs().max().item_double();
            if (lambda == 0) {
                assertThat(distance).isCloseTo(10, within(1e-9));
            } else {
                assertThat(distance).isLessThan(1e-6);
            }
        }
    }

    @Test
    void aCoveredParameterWithoutAReferenceIsRefusedByName() {
        var penalty = AnchoredPenalty.l2(1, ParameterSelector.all(), Map.of("w", anchor.get("w")));
        assertThatThrownBy(() -> penalty.term(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter b");
        assertThatThrownBy(() -> AnchoredPenalty.l2(-1, ParameterSelector.all(), anchor))
                .hasMessageContaining("lambda must be finite and >= 0, was -1.0");
    }
}
