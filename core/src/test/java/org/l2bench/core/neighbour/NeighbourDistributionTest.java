package org.l2bench.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

class NeighbourDistributionTest {
    private static final int A = 0;
    private static final int B = 1;

    private final PointerScope scope = new PointerScope();

    @AfterEach
    void close() {
        scope.close();
    }

    /** Keys 0, 1, 3 with labels a, b, a; query 0.5. */
    private static double ofA(int k, double tau) {
        var index = new ExactIndex(TensorArrays.of(new float[] {0, 1, 3}, 3, 1), SearchMemory.CACHE, 1);
        var found = index.search(TensorArrays.of(new float[] {0.5f}, 1, 1), k);
        return NeighbourDistribution.of(found, new int[] {A, B, A})
                .probabilities(TensorArrays.of(new int[] {A}), tau)[0];
    }

    /** K4: (e^-0.25 + e^-6.25) / (2 e^-0.25 + e^-6.25), and so on. */
    @Test
    void isTheSoftmaxOverNeighboursSummedByLabel() {
        assertThat(ofA(3, 1)).isCloseTo(0.5006189209683178, within(1e-15));
        assertThat(ofA(3, 4)).isCloseTo(0.5501837823417259, within(1e-15));
        assertThat(ofA(2, 1)).isEqualTo(0.5);
        double mixed = 0.25 * ofA(3, 1) + 0.75 * 0.1;
        assertThat(mixed).isCloseTo(0.20015473024207947, within(1e-15));
        assertThat(Math.log(mixed)).isCloseTo(-1.6086645603375374, within(1e-14));
    }

    /** K5. */
    @Test
    void extremeTemperaturesCountOrTakeTheNearest() {
        var stream = new RandomStream(3);
        var found = new ExactIndex(stream.normal(1, 500, 4), SearchMemory.CACHE, 1).search(stream.normal(1, 20, 4), 40);
        var labels = new int[500];
        for (int i = 0; i < 500; i++) {
            labels[i] = i % 7;
        }
        var distribution = NeighbourDistribution.of(found, labels);
        var flat = TensorArrays.doubles(distribution.overLabels(7, 1e12));
        var sharp = TensorArrays.doubles(distribution.overLabels(7, 1e-6));
        for (int q = 0; q < 20; q++) {
            var shares = new double[7];
            for (int j = 0; j < 40; j++) {
                shares[labels[found.indices()[q * 40 + j]]] += 1 / 40.0;
            }
            for (int label = 0; label < 7; label++) {
                assertThat(flat[q * 7 + label]).isCloseTo(shares[label], within(1e-9));
                double nearest = labels[found.indices()[q * 40]] == label ? 1 : 0;
                assertThat(sharp[q * 7 + label]).isCloseTo(nearest, within(1e-9));
            }
        }
    }

    /** K6. */
    @Test
    void labelsShareOne() {
        var stream = new RandomStream(4);
        var found =
                new ExactIndex(stream.normal(1, 300, 4), SearchMemory.CACHE, 1).search(stream.normal(1, 100, 4), 30);
        var distribution = NeighbourDistribution.of(found, new int[300]);
        for (double sum : TensorArrays.doubles(distribution.overLabels(5, 1).sum(1))) {
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
        assertThat(distribution.shareFound(stream.integers(1, 100))).isEqualTo(1);
        assertThat(distribution.shareFound(stream.integers(1, 100).add(new Scalar(3))))
                .isZero();
    }

    @Test
    void aDatastoreAnswersItsOwnModelOnly() {
        var stream = new RandomStream(5);
        var store = new Datastore("one", new ExactIndex(stream.normal(1, 10, 2), SearchMemory.CACHE, 1), new int[10]);
        assertThat(store.search("one", stream.normal(1, 3, 2), 2).queries()).isEqualTo(3);
        assertThatThrownBy(() -> store.search("other", stream.normal(1, 3, 2), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("made by model one")
                .hasMessageContaining("by model other");
    }
}
