package org.l2bench.core.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Mlp;
import org.l2bench.core.network.MlpSpec;
import org.l2bench.core.network.Mode;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ClassInversionTest {
    private static final PixelSpace SMALL = new PixelSpace(2, 3, new double[] {-0.5, -2}, new double[] {2, 0.25});
    private static final ClassInversion SHEETS = new ClassInversion(5, 300, 0.1, 0.9, 0.1, 1e-3, 0.01);

    /** Every image by itself, written out in doubles for a linear classifier. */
    @Test
    void stepsAreTheFormulaWrittenOut() {
        var weights = new double[3][12];
        for (int k = 0; k < 3; k++) {
            int of = k;
            Arrays.setAll(weights[k], j -> Math.sin(1 + 5 * of + 3 * j));
        }
        var flat = Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
        var matrix = TensorArrays.of(flat, 3, 12).to(ScalarType.Float);
        UnaryOperator<Tensor> linear = x -> x.flatten(1, 3).matmul(matrix.t());
        var made = new ClassInversion(2, 3, 0.1, 0.9, 0.1, 0.2, 0.3)
                .of(linear, 3, SMALL, new RandomStream(4), Compute.CPU);
        var start = TensorArrays.doubles(new RandomStream(4).normal(0.1, 6, 2, 2, 3));
        for (int i = 0; i < 6; i++) {
            var expected = descended(weights, Arrays.copyOfRange(start, 12 * i, 12 * i + 12), i / 2);
            assertThat(made.classes()[i]).isEqualTo(i / 2);
            for (int j = 0; j < 12; j++) {
                assertThat(made.images()[i][j]).isCloseTo(expected[j], within(2e-6));
            }
        }
    }

    private static double[] descended(double[][] weights, double[] start, int label) {
        var image = start.clone();
        var velocity = new double[12];
        for (int step = 0; step < 3; step++) {
            var p = new double[3];
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                double logit = 0;
                for (int j = 0; j < 12; j++) {
                    logit += weights[k][j] * image[j];
                }
                p[k] = Math.exp(logit);
                sum += p[k];
            }
            var gradient = new double[12];
            for (int j = 0; j < 12; j++) {
                for (int k = 0; k < 3; k++) {
                    gradient[j] += (p[k] / sum - (k == label ? 1 : 0)) * weights[k][j];
                }
                gradient[j] += 2 * 0.2 * image[j];
                int row = j / 3 % 2;
                int column = j % 3;
                gradient[j] += 0.3 * (row > 0 ? Math.signum(image[j] - image[j - 3]) : 0);
                gradient[j] += 0.3 * (row < 1 ? Math.signum(image[j] - image[j + 3]) : 0);
                gradient[j] += 0.3 * (column > 0 ? Math.signum(image[j] - image[j - 1]) : 0);
                gradient[j] += 0.3 * (column < 2 ? Math.signum(image[j] - image[j + 1]) : 0);
            }
            for (int j = 0; j < 12; j++) {
                velocity[j] = 0.9 * velocity[j] + gradient[j];
                double lowest = j < 6 ? -0.5 : -2;
                double highest = j < 6 ? 2 : 0.25;
                image[j] = Math.max(lowest, Math.min(highest, image[j] - 0.1 * velocity[j]));
            }
        }
        return image;
    }

    @Test
    void theClassifierStaysAsItIsAndTheBitsAreTheSameTwice() {
        var net = new Mlp(MlpSpec.plain(12, List.of(9), 3), name -> new RandomStream(name.hashCode()));
        var before = net.parameters().stream()
                .map(p -> TensorArrays.doubles(p.tensor()))
                .toList();
        var first = SHEETS.of(logits(net), 3, SMALL, new RandomStream(1), Compute.CPU);
        var second = SHEETS.of(logits(net), 3, SMALL, new RandomStream(1), Compute.CPU);
        assertThat(first.images()).isDeepEqualTo(second.images());
        assertThat(SHEETS.of(logits(net), 3, SMALL, new RandomStream(2), Compute.CPU)
                        .images()[0])
                .isNotEqualTo(first.images()[0]);
        for (int i = 0; i < before.size(); i++) {
            var tensor = net.parameters().get(i).tensor();
            assertThat(TensorArrays.doubles(tensor)).containsExactly(before.get(i));
            assertThat(Handles.gradient(tensor).defined()).isFalse();
            assertThat(tensor.requires_grad()).isTrue();
        }
    }

    @Test
    void imagesAreTakenForTheirClassAndStayInRange() {
        // A class is bright in four pixels of its own.
        var matrix = TensorArrays.of(new double[36], 3, 12).to(ScalarType.Float);
        for (int k = 0; k < 3; k++) {
            matrix.narrow(0, k, 1).narrow(1, 4L * k, 4).fill_(new Scalar(3.0));
        }
        UnaryOperator<Tensor> logits = x -> x.flatten(1, 3).matmul(matrix.t());
        var made = SHEETS.of(logits, 3, SMALL, new RandomStream(1), Compute.CPU);
        var flat = Arrays.stream(made.images()).flatMapToDouble(Arrays::stream).toArray();
        var images = TensorArrays.of(flat, 15, 2, 2, 3).to(ScalarType.Float);
        var answers = TensorArrays.longs(logits.apply(images).argmax(new LongOptional(1), false));
        assertThat(made.shareRecognised(
                        Arrays.stream(answers).mapToInt(a -> (int) a).toArray()))
                .isEqualTo(1);
        for (var image : made.images()) {
            for (int j = 0; j < 12; j++) {
                assertThat(image[j]).isBetween(j < 6 ? -0.5 : -2, j < 6 ? 2 : 0.25);
            }
        }
    }

    @Test
    void variationSumsDifferencesOfNeighbours() {
        var images = TensorArrays.of(new double[] {1, 4, 2, 0, 5, 5, 5, 5}, 2, 1, 2, 2);
        assertThatTensor(ClassInversion.variation(images)).hasValuesNear(0, 3 + 2 + 1 + 4);
        var single = TensorArrays.of(new double[] {1, 4}, 1, 1, 1, 2);
        assertThatTensor(ClassInversion.variation(single)).hasValuesNear(0, 3);
    }

    @Test
    void correlationIsWithTheMeanOfTheClass() {
        var records = new ClassRecords(new double[][] {{0, 0, 2}, {0, 2, 4}, {7, 7, 7}}, new int[] {3, 3, 5});
        assertThat(records.mean(3)).containsExactly(0, 1, 3);
        var made = new Reconstructions(
                new double[][] {{0, 2, 6}, {-1, -2, -4}, {4, 4, 4}, {1, 2, 3}}, new int[] {3, 3, 3, 5});
        assertThat(made.correlations(records)[0]).isCloseTo(1, within(1e-15));
        assertThat(made.correlations(records)[1]).isCloseTo(-1, within(1e-15));
        assertThat(made.correlations(records)[2]).isZero();
        assertThat(made.correlations(records)[3]).isZero();
        assertThat(made.meanCorrelation(records)).isCloseTo(0, within(1e-15));
        assertThat(new Reconstructions(new double[][] {{1, 0, 0}}, new int[] {3}).meanCorrelation(records))
                .isCloseTo(-12 / Math.sqrt(252), within(1e-15));
    }

    @Test
    void theGapComparesEqualNumbersOfRecords() {
        var members = new ClassRecords(new double[][] {{0, 3}, {9, 9}, {0, 0}}, new int[] {1, 2, 1});
        var others = new ClassRecords(new double[][] {{4, 0}, {6, 9}, {9, 5}}, new int[] {1, 2, 2});
        var made = new Reconstructions(new double[][] {{0, 0}, {9, 5}}, new int[] {1, 2});
        // Class 1: one record each, 4 - 3; the member {0, 0} comes second. Class 2: one each, 5 - 4.
        assertThat(made.rawGap(members, others)).isCloseTo(1, within(1e-15));
        assertThat(made.rawGap(others, members)).isCloseTo(-1, within(1e-15));
        assertThat(made.shareRecognised(new int[] {1, 1})).isEqualTo(0.5);
    }

    @Test
    void theValidRangeIsThatOfNormalisedPixels() {
        var space = PixelSpace.normalised(28, 28, new double[] {0.2860}, new double[] {0.3530});
        assertThat(space.lowest()[0]).isCloseTo(-0.2860 / 0.3530, within(1e-15));
        assertThat(space.highest()[0]).isCloseTo(0.7140 / 0.3530, within(1e-15));
        assertThat(space.size()).isEqualTo(784);
    }

    @Test
    void whatCannotBeInvertedIsNamed() {
        assertThatThrownBy(() -> new ClassInversion(0, -1, 0, 1, -1, -1, Double.NaN))
                .hasMessage(
                        "starts must be >= 1, was 0; steps must be >= 0, was -1; rate must be > 0 and finite, was 0.0;"
                                + " momentum must be in [0, 1), was 1.0; startStd must be >= 0, was -1.0; squaredNorm must be >= 0, was -1.0;"
                                + " totalVariation must be >= 0, was NaN");
        UnaryOperator<Tensor> broken = x -> x.flatten(1, 3).narrow(1, 0, 3).div(new Scalar(0.0));
        assertThatThrownBy(() -> SHEETS.of(broken, 3, SMALL, new RandomStream(1), Compute.CPU))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the inversion has left the numbers in image 0");
        var records = new ClassRecords(new double[][] {{1, 2}}, new int[] {4});
        assertThatThrownBy(() -> records.mean(3)).hasMessage("there is no record of class 3, only of classes [4]");
        assertThatThrownBy(() -> new PixelSpace(2, 2, new double[] {1}, new double[] {1}))
                .hasMessageContaining("a lowest value below the highest");
    }

    private static UnaryOperator<Tensor> logits(Mlp net) {
        return x -> net.head().forward(net.features(x.flatten(1, 3), Mode.EVALUATION), Mode.EVALUATION);
    }
}
