package org.l2bench.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchattenPenaltyTest {
    private static final double[] TARGETS = {5, 4, 3, 2, 1};
    private static final int OUTPUTS = 5;

    private static RealMatrix diagonal(double... values) {
        return MatrixUtils.createRealDiagonalMatrix(values);
    }

    private static double[] learned(int depth, double lambda) {
        var penalty = new SchattenPenalty(depth);
        return Arrays.stream(TARGETS)
                .map(s -> penalty.localMinimum(s, OUTPUTS * lambda).orElse(0))
                .toArray();
    }

    /** The sheet's values for lambda = 0.3. */
    @Test
    void theClosedFormGivesTheLearnedSingularValues() {
        assertThat(learned(2, 0.3)).containsExactly(new double[] {3.5, 2.5, 1.5, 0.5, 0}, within(1e-12));
        assertThat(learned(3, 0.3)).containsExactly(new double[] {4.059715, 2.954666, 1.756889, 0, 0}, within(5e-7));
        assertThat(learned(4, 0.3)).containsExactly(new double[] {4.27448, 3.155595, 1.916472, 0, 0}, within(5e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4.0396 3.0 2.0443 1.1906 0.4725, 3.393 2.5198 1.7171 1.0 0.3969",
        "4, 4.3033 3.0792 2.0 1.0887 0.3849, 3.0429 2.1773 1.4142 0.7698 0.2722"
    })
    void limitsOfExistenceAndOfTheGlobalMinimumAreTheSheets(int depth, String existence, String global) {
        var penalty = new SchattenPenalty(depth);
        assertThat(Arrays.stream(TARGETS).map(penalty::existenceLimit).toArray())
                .containsExactly(numbers(existence), within(5e-5));
        assertThat(Arrays.stream(TARGETS).map(penalty::globalLimit).toArray())
                .containsExactly(numbers(global), within(5e-5));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void beyondTheGlobalLimitTheLocalMinimumIsWorseThanZero() {
        var penalty = new SchattenPenalty(4);
        double strength = 1.5; // between the two limits of s* = 3
        double s = penalty.localMinimum(3, strength).orElseThrow();
        assertThat((s - 3) * (s - 3) + strength * penalty.of(s)).isGreaterThan(9);
        assertThat(penalty.localMinimum(3, 2.001)).isEmpty();
        assertThat(penalty.localMinimum(3, 0)).hasValue(3);
    }

    /** |W_1|^2 + ... + |W_L|^2 of a balanced factorisation is the penalty of the product, of any other one more. */
    @Test
    void balancedFactorisationsHaveTheLeastNorm() {
        var penalty = new SchattenPenalty(2);
        try (var scope = new PointerScope()) {
            var roots = diagonal(Math.sqrt(3), Math.sqrt(2));
            var balanced = new DeepLinearNet(List.of(roots, roots));
            assertThat(balanced.squaredNorm()).isCloseTo(penalty.of(3, 2), within(1e-12));
            var other = new DeepLinearNet(
                    List.of(diagonal(Math.sqrt(3) / 2, Math.sqrt(2)), diagonal(Math.sqrt(3) * 2, Math.sqrt(2))));
            assertThat(other.product().subtract(balanced.product()).getNorm()).isLessThan(1e-12);
            assertThat(other.squaredNorm()).isGreaterThan(penalty.of(3, 2) + 1);
        }
    }

    /** Gradient descent from a balanced full start ends at the closed form. */
    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void gradientDescentEndsThere(int depth) {
        try (var scope = new PointerScope()) {
            var start = diagonal(
                    Arrays.stream(TARGETS).map(s -> Math.pow(s, 1.0 / depth)).toArray());
            var net = new DeepLinearNet(Collections.nCopies(depth, start));
            var loss = MatrixLoss.population(diagonal(TARGETS));
            for (int step = 0; step < 8000; step++) {
                net.step(loss, 0.01, 0.3);
            }
            var difference = net.product().subtract(diagonal(learned(depth, 0.3)));
            assertThat(difference.getFrobeniusNorm()).isLessThan(1e-4);
        }
    }

    /** One direction of depth 3: below its unstable root a start ends at 0, above it at the local minimum. */
    @Test
    void aSmallStartOfDepthThreeDoesNotGrow() {
        assertThat(end(0.253)).isCloseTo(0, within(1e-6));
        assertThat(end(0.255)).isCloseTo(0.721228, within(1e-6));
    }

    private static double end(double start) {
        try (var scope = new PointerScope()) {
            var net = new DeepLinearNet(Collections.nCopies(3, diagonal(start)));
            var loss = new MatrixLoss(diagonal(1), diagonal(1.0 / OUTPUTS));
            for (int step = 0; step < 60_000; step++) {
                net.step(loss, 0.02, 0.05);
            }
            return net.product().getEntry(0, 0);
        }
    }

    @Test
    void oneLayerIsNoDeepNetwork() {
        assertThatThrownBy(() -> new SchattenPenalty(1)).hasMessage("the depth must be at least 2, was 1");
    }
}
