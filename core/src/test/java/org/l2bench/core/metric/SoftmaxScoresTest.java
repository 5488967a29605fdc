package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftmaxScoresTest {
    @Test
    void agreeWithTheDefinitions() {
        var logits = Rows.scale(Rows.gaussian(new Random(1), 50, 7), 3);
        try (var scope = new PointerScope()) {
            var tensor = Rows.tensor(logits);
            var entropies = SoftmaxScores.negativeEntropy(tensor);
            var maxima = SoftmaxScores.maxSoftmax(tensor);
            var energies = SoftmaxScores.energy(tensor);
            for (int i = 0; i < logits.length; i++) {
                double sum = Arrays.stream(logits[i]).map(Math::exp).sum();
                var shares =
                        Arrays.stream(logits[i]).map(v -> Math.exp(v) / sum).toArray();
                assertThat(entropies[i])
                        .isCloseTo(
                                Arrays.stream(shares).map(q -> q * Math.log(q)).sum(), within(1e-12));
                assertThat(maxima[i]).isCloseTo(Arrays.stream(shares).max().orElseThrow(), within(1e-12));
                assertThat(energies[i]).isCloseTo(Math.log(sum), within(1e-12));
            }
        }
    }

    @Test
    void stayFiniteAndApartForLargeFloat32Logits() {
        try (var scope = new PointerScope()) {
            var logits = Tensor.create(new float[] {2000, 0, 2000, 2000, 30, 0, 20, 0}, 4, 2);
            assertThat(SoftmaxScores.energy(logits)[0]).isEqualTo(2000);
            assertThat(SoftmaxScores.energy(logits)[1]).isCloseTo(2000 + Math.log(2), within(1e-12));
            assertThat(SoftmaxScores.maxSoftmax(logits)).startsWith(1, 0.5);
            var entropies = SoftmaxScores.negativeEntropy(logits);
            assertThat(entropies[0]).isZero();
            assertThat(entropies[1]).isCloseTo(-Math.log(2), within(1e-15));
            assertThat(entropies[2]).as("30 is surer than 20").isGreaterThan(entropies[3]);
        }
    }

    @Test
    void refuseNaN() {
        try (var scope = new PointerScope()) {
            var logits = Tensor.create(new double[] {1, Double.NaN}, 1, 2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SoftmaxScores.energy(logits))
                    .withMessage("logits must be finite, found NaN or infinity");
        }
    }

    /** K4: cross entropy of a simplex classifier of row norm r on its own unit means, ln(1 + (C-1) exp(-r C/(C-1))). */
    @ParameterizedTest
    @CsvSource({
        "8, 1, 1.1732081588393135",
        "10, 1, 1.3769349204501953",
        "8, 5.727816647332693, 0.01",
        "10, 6.117651536995014, 0.01"
    })
    void crossEntropyOfASimplexHasItsClosedForm(int classes, double r, double expected) {
        try (var scope = new PointerScope()) {
            var means = Rows.tensor(Rows.simplex(classes));
            var logits =
                    means.mm(Rows.tensor(Rows.scale(Rows.simplex(classes), r)).t());
            var labels = Tensor.create(LongStream.range(0, classes).toArray(), (long) classes);
            assertThat(torch.cross_entropy(logits, labels).item_double()).isCloseTo(expected, within(1e-12));
            assertThat(Math.log1p((classes - 1) * Math.exp(-r * classes / (classes - 1.0))))
                    .isCloseTo(expected, within(1e-12));
            assertThat(Accuracy.of(logits, labels)).isEqualTo(1);
        }
    }
}
