package org.l2bench.core.linear;

import static org.apache.commons.math3.linear.MatrixUtils.createRealDiagonalMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;

class DeepLinearNetTest {
    private final PointerScope scope = new PointerScope();

    @AfterEach
    void free() {
        scope.close();
    }

    private static List<RealMatrix> gaussian(List<Integer> sizes, double deviation, long seed) {
        var random = new Random(seed);
        return IntStream.range(1, sizes.size())
                .mapToObj(l -> {
                    var layer = createRealMatrix(sizes.get(l), sizes.get(l - 1));
                    for (int row = 0; row < sizes.get(l); row++) {
                        for (int column = 0; column < sizes.get(l - 1); column++) {
                            layer.setEntry(row, column, deviation * random.nextGaussian());
                        }
                    }
                    return layer;
                })
                .toList();
    }

    private static final RealMatrix TARGET = createRealMatrix(3, 4);
    private static final RealMatrix OBSERVED = createRealMatrix(3, 4);

    static {
        for (int i = 0; i < 12; i++) {
            TARGET.setEntry(i / 4, i % 4, Math.sin(i + 1));
            OBSERVED.setEntry(i / 4, i % 4, i % 5 == 2 ? 0 : 1);
        }
    }

    private static MatrixLoss someLoss() {
        return MatrixLoss.overObserved(TARGET, OBSERVED);
    }

    private static Tensor tensor(RealMatrix matrix) {
        var rows =
                Arrays.stream(matrix.getData()).flatMapToDouble(Arrays::stream).toArray();
        return TensorArrays.of(rows, matrix.getRowDimension(), matrix.getColumnDimension());
    }

    private static double largest(RealMatrix matrix) {
        return Arrays.stream(matrix.getData())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    @Test
    void aThousandStepsAreThoseOfAutomaticDifferentiation() {
        var start = gaussian(List.of(4, 7, 6, 5, 3), 0.5, 1);
        var net = new DeepLinearNet(start);
        var twin = start.stream().map(w -> tensor(w).set_requires_grad(true)).toList();
        var target = tensor(TARGET);
        var observed = tensor(OBSERVED);
        double count = observed.sum().item_double();
        for (int step = 0; step < 1000; step++) {
            try (var inner = new PointerScope()) {
                var product = twin.get(0);
                for (var weight : twin.subList(1, twin.size())) {
                    product = weight.mm(product);
                }
                var fit = observed.mul(product.sub(target).square()).sum().div(new Scalar(count));
                assertThat(net.step(someLoss(), 0.02, 0.003)).isCloseTo(fit.item_double(), within(1e-10));
                var objective = fit;
                for (var weight : twin) {
                    objective = objective.add(weight.square().sum(), new Scalar(0.003));
                }
                objective.backward();
                try (var guard = new NoGradGuard()) {
                    for (var weight : twin) {
                        var gradient = Handles.gradient(weight);
                        weight.sub_(gradient, new Scalar(0.02));
                        gradient.zero_();
                    }
                }
            }
        }
        for (int l = 0; l < net.depth(); l++) {
            assertThat(TensorArrays.doubles(tensor(net.layers().get(l))))
                    .containsExactly(TensorArrays.doubles(twin.get(l)), within(1e-10));
        }
    }

    @Test
    void gradientsAreFiniteDifferencesOfTheObjective() {
        var start = gaussian(List.of(4, 3, 5, 3), 0.7, 2);
        double lambda = 0.05;
        double h = 1e-5;
        var gradients = new DeepLinearNet(start).gradients(someLoss(), lambda);
        for (int layer = 0; layer < 3; layer++) {
            var gradient = gradients.get(layer);
            for (int row = 0; row < gradient.getRowDimension(); row++) {
                for (int column = 0; column < gradient.getColumnDimension(); column++) {
                    double difference = (objective(start, lambda, layer, row, column, h)
                                    - objective(start, lambda, layer, row, column, -h))
                            / (2 * h);
                    assertThat(gradient.getEntry(row, column))
                            .isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
                }
            }
        }
    }

    private static double objective(List<RealMatrix> start, double lambda, int layer, int row, int column, double by) {
        var moved = start.stream().map(RealMatrix::copy).toList();
        moved.get(layer).addToEntry(row, column, by);
        var net = new DeepLinearNet(moved);
        return someLoss().of(net.product()) + lambda * net.squaredNorm();
    }

    /** The norm that is computed without the gradients is that of the gradients. */
    @Test
    void theSquaredGradientIsThatOfTheGradientsThemselves() {
        for (double lambda : new double[] {0, 0.2}) {
            var net = new DeepLinearNet(gaussian(List.of(4, 9, 8, 3), 0.7, 6));
            double slow = net.gradients(someLoss(), lambda).stream()
                    .mapToDouble(g -> Math.pow(g.getFrobeniusNorm(), 2))
                    .sum();
            assertThat(net.squaredGradient(someLoss(), lambda)).isCloseTo(slow, within(1e-12 * slow));
        }
    }

    /** Where penalty and loss hold each other nothing is left but rounding. */
    @Test
    void thereIsNoGradientInAMinimum() {
        double s = new SchattenPenalty(3).localMinimum(2, 0.3).orElseThrow();
        var root = createRealDiagonalMatrix(new double[] {Math.cbrt(s)});
        var loss = MatrixLoss.population(createRealDiagonalMatrix(new double[] {2}));
        assertThat(new DeepLinearNet(List.of(root, root, root)).squaredGradient(loss, 0.3))
                .isBetween(0.0, 1e-25);
    }

    /** The loss |(A - T) X|^2 / (B n_out) of the batch itself, by finite differences, is the slow twin. */
    @Test
    void aBatchHasTheGradientOfItsOwnError() {
        var layers = gaussian(List.of(4, 5, 3), 0.5, 6);
        var inputs = gaussian(List.of(9, 4), 1, 7).get(0);
        var net = new DeepLinearNet(layers);
        net.evaluate(MatrixLoss.population(TARGET));
        net.onBatch(inputs.multiply(inputs.transpose()).scalarMultiply(1.0 / 9));
        net.descend(1, 0);
        double delta = 1e-5;
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 4; column++) {
                double slope = (batchError(layers, inputs, row, column, delta)
                                - batchError(layers, inputs, row, column, -delta))
                        / (2 * delta);
                double moved = layers.get(0).getEntry(row, column)
                        - net.layers().get(0).getEntry(row, column);
                assertThat(moved).isCloseTo(slope, within(1e-8));
            }
        }
    }

    private static double batchError(List<RealMatrix> layers, RealMatrix inputs, int row, int column, double by) {
        var first = layers.get(0).copy();
        first.addToEntry(row, column, by);
        double error =
                layers.get(1).multiply(first).subtract(TARGET).multiply(inputs).getFrobeniusNorm();
        return error * error / (inputs.getColumnDimension() * TARGET.getRowDimension());
    }

    @Test
    void aStepIsEvaluationAndDescent() {
        var whole = new DeepLinearNet(gaussian(List.of(4, 9, 8, 3), 0.7, 7));
        var parts = new DeepLinearNet(whole.layers());
        double value = parts.evaluate(someLoss());
        assertThat(parts.evaluated()).isEqualTo(whole.product());
        parts.descend(0.1, 0.2);
        assertThat(whole.step(someLoss(), 0.1, 0.2)).isEqualTo(value);
        assertThat(parts.layers()).isEqualTo(whole.layers());
    }

    /** W_l W_l^T - W_(l+1)^T W_(l+1) is conserved by gradient flow, so a step of half the rate changes it by a quarter. */
    @Test
    void theBalanceOfLayersDriftsWithTheSquareOfTheRate() {
        assertThat(drift(5e-4) / drift(1e-3)).isCloseTo(0.25, within(0.01));
    }

    private static double drift(double rate) {
        var net = new DeepLinearNet(gaussian(List.of(4, 5, 3), 0.8, 3));
        var before = imbalance(net);
        net.step(someLoss(), rate, 0);
        return largest(imbalance(net).subtract(before));
    }

    private static RealMatrix imbalance(DeepLinearNet net) {
        var first = net.layers().get(0);
        var second = net.layers().get(1);
        return first.multiply(first.transpose()).subtract(second.transpose().multiply(second));
    }

    @Test
    void thePenaltyAloneShrinksEveryWeightByTheSameFactor() {
        var start = gaussian(List.of(4, 6, 3), 1, 4);
        var nothing = new MatrixLoss(TARGET, createRealMatrix(3, 4));
        var net = new DeepLinearNet(start);
        net.step(nothing, 0.1, 0.3);
        for (int l = 0; l < 2; l++) {
            assertThat(net.layers().get(l)).isEqualTo(start.get(l).scalarMultiply(1 - 2 * 0.1 * 0.3));
        }
    }

    @Test
    void plateausOfTheTeacherHaveTheLossOfItsRank() {
        var loss = MatrixLoss.population(createRealDiagonalMatrix(new double[] {10, 20, 30, 40, 50}));
        assertThat(IntStream.rangeClosed(0, 5)
                        .mapToDouble(rank -> loss.of(createRealDiagonalMatrix(IntStream.range(0, 5)
                                .mapToDouble(i -> i < 5 - rank ? 0 : 10.0 * (i + 1))
                                .toArray())))
                        .toArray())
                .containsExactly(new double[] {1100, 600, 280, 100, 20, 0}, within(1e-9));
    }

    @Test
    void zeroWeightsAreACriticalPoint() {
        var net = new DeepLinearNet(gaussian(List.of(4, 8, 8, 3), 0, 5));
        assertThat(net.squaredGradient(someLoss(), 0.1)).isZero();
    }

    @Test
    void layersThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> new DeepLinearNet(List.of(TARGET))).hasMessageContaining("at least 2 layers, had 1");
        assertThatThrownBy(() -> new DeepLinearNet(List.of(TARGET, TARGET)))
                .hasMessage("layer 2 must have 3 columns, the rows of the one before, had 4");
        assertThatThrownBy(() -> MatrixLoss.overObserved(TARGET, createRealMatrix(3, 4)))
                .hasMessage("at least one entry must be observed, none was");
        assertThatThrownBy(() -> MatrixLoss.overObserved(TARGET, TARGET))
                .hasMessageContaining("observed, 1, or not, 0");
    }
}
