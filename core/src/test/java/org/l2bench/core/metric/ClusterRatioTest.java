package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ClusterRatioTest {
    private static final boolean[] BOTH = {true, true};

    /** K8: keys 0, 1, 4, 6 with labels a, a, b, b: within (1 + 4) / 2, overall (1 + 16 + 36 + 9 + 25 + 4) / 6. */
    @Test
    void isWithinOverOverall() {
        var keys = TensorArrays.of(new double[] {0, 1, 4, 6}, 4, 1);
        var labels = TensorArrays.of(new int[] {0, 0, 1, 1});
        assertThat(ClusterRatio.of(keys, labels, BOTH)).isCloseTo(0.16483516483516483, within(1e-15));
        assertThat(15.166666666666666 * 0.16483516483516483).isCloseTo(2.5, within(1e-14));
        var moved = keys.mul(new Scalar(7.0)).add(new Scalar(3.0));
        assertThat(ClusterRatio.of(moved, labels, BOTH)).isCloseTo(0.16483516483516483, within(1e-15));
    }

    @Test
    void theClosedFormIsTheSumOverPairs() {
        var stream = new RandomStream(1);
        var vectors = stream.normal(1, 60, 5).add(new Scalar(100.0)); // far from the origin
        var labels = stream.integers(4, 60);
        var counted = new boolean[] {true, false, true, true};
        assertThat(ClusterRatio.of(vectors, labels, counted)).isCloseTo(slow(vectors, labels, counted), within(1e-9));
    }

    private static double slow(Tensor vectors, Tensor labels, boolean[] counted) {
        var x = TensorArrays.doubles(vectors);
        var y = TensorArrays.longs(labels);
        double overall = 0;
        var within = new double[4];
        var pairs = new int[4];
        for (int a = 0; a < 60; a++) {
            for (int b = a + 1; b < 60; b++) {
                double square = 0;
                for (int j = 0; j < 5; j++) {
                    square += Math.pow(x[a * 5 + j] - x[b * 5 + j], 2);
                }
                overall += square / (60 * 59 / 2);
                if (y[a] == y[b]) {
                    within[(int) y[a]] += square;
                    pairs[(int) y[a]]++;
                }
            }
        }
        double mean = 0;
        for (int label = 0; label < 4; label++) {
            mean += counted[label] ? within[label] / pairs[label] / 3 : 0;
        }
        return mean / overall;
    }

    @Test
    void labelsWithOneVectorArePassedOver() {
        var keys = TensorArrays.of(new double[] {0, 1, 4}, 3, 1);
        var labels = TensorArrays.of(new int[] {0, 0, 1});
        assertThat(ClusterRatio.of(keys, labels, BOTH)).isCloseTo(1 / ((1 + 16 + 9) / 3.0), within(1e-15));
        assertThatThrownBy(() -> ClusterRatio.of(keys, labels, new boolean[] {false, true}))
                .hasMessageContaining("none of those counted");
    }
}
