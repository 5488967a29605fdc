package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.BatchNorm;
import org.l2bench.core.network.Mode;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class BranchShareTest {
    /** Two channels of different variances, by hand: V_f = (1 + 4) / 2, V_s = (9 + 0) / 2. */
    @Test
    void variancesAreAveragedOverChannelsBeforeTheQuotient() {
        var branch = TensorArrays.of(new double[] {1, 2, -1, -2}, 2, 2);
        var shortcut = TensorArrays.of(new double[] {8, 5, 2, 5}, 2, 2);
        assertThat(BranchShare.of(branch, shortcut)).isCloseTo(2.5 / 7, within(1e-15));
        assertThat(BranchShare.of(branch.view(1, 2, 2, 1), branch.view(1, 2, 2, 1)))
                .isCloseTo(0.5, within(1e-15));
    }

    /** The shares of principle 1 at initialisation: a norm with this gamma against a shortcut of unit variance. */
    @ParameterizedTest
    @CsvSource({"1, 2", "0.5, 5", "0.1, 101"})
    void aSmallerScaleOfTheBranchIsAShareOfItsSquare(double gamma, double oneOf) {
        var normed = standardised(1).mul(new Scalar(gamma));
        assertThat(BranchShare.of(normed, standardised(2))).isCloseTo(1 / oneOf, within(1e-6));
        assertThat(BranchShare.of(standardised(2), normed)).isCloseTo(1 - 1 / oneOf, within(1e-6));
    }

    /** 512 x 16 Gaussian numbers, each column to mean 0 and variance 1 by a batch norm. */
    private static Tensor standardised(int seed) {
        var numbers = new RandomStream(seed).normal(3, 512, 16).to(ScalarType.Double);
        return BatchNorm.plain("n", 16, 1e-30, ScalarType.Double).forward(numbers, Mode.TRAINING);
    }

    @Test
    void bothMustHaveOneShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BranchShare.of(standardised(1), standardised(1).narrow(0, 0, 4)))
                .withMessage("branch and shortcut must have one shape, had [512, 16] and [4, 16]");
    }
}
