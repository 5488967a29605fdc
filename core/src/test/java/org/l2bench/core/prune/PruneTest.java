package org.l2bench.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

/** Numbers from checks 1 and 2 of the sheet ae-perturbation. */
class PruneTest {
    private final PointerScope scope = new PointerScope();

    @AfterEach
    void close() {
        scope.close();
    }

    private static Tensor reset(Tensor weights) {
        var copy = weights.clone();
        Prune.zero(copy, Prune.small(copy));
        return copy;
    }

    private static Tensor sheet() {
        return TensorArrays.of(new float[] {-1, -0.06f, -0.049f, -0.04f, 0, 0.04f, 0.099f, 2}, 2, 4);
    }

    @Test
    void theSheetsMatrixLosesFiveOfEightEntries() {
        assertThat(TensorArrays.floats(reset(sheet()))).containsExactly(-1, -0.06f, 0, 0, 0, 0, 0, 2);
        assertThat(Prune.percent(Prune.small(sheet()))).isEqualTo(62.5);
        assertThat(Prune.zerosPercent(reset(sheet()))).isEqualTo(62.5);
        assertThat(Prune.zerosPercent(sheet())).isEqualTo(12.5);
    }

    @Test
    void ofPositiveWeightsThoseUpToATwentiethOfTheLargestGo() {
        var weights = TensorArrays.of(new float[] {0.001f, 0.0999f, 0.1001f, 0.5f, 2}, 5);
        assertThat(TensorArrays.floats(reset(weights))).containsExactly(0, 0, 0.1001f, 0.5f, 2);
    }

    @Test
    void theShareOfUniformWeightsIsATwentieth() {
        assertThat(Prune.percent(Prune.small(new RandomStream(3).uniform(0.25, 1000, 1000))))
                .isCloseTo(5.0, within(0.1));
    }

    /** 15.3 % with standard deviation 0.9 over draws; of 40 draws the mean has a standard error of 0.14. */
    @Test
    void theShareOfNormalWeightsIsThatOfTheSheet() {
        double[] shares = IntStream.range(0, 40)
                .mapToDouble(seed -> Prune.percent(Prune.small(new RandomStream(seed).normal(1, 100, 100))))
                .toArray();
        assertThat(StatUtils.mean(shares)).isCloseTo(15.3, within(0.5));
        assertThat(Math.sqrt(StatUtils.variance(shares))).isCloseTo(0.9, within(0.35));
    }

    @Test
    void scalingAndTurningAndRepeatingChangeNoEntryMore() {
        var weights = new RandomStream(5).normal(1, 60, 70);
        for (double c : new double[] {0.25, 8}) {
            assertThat(TensorArrays.floats(reset(weights.mul(new Scalar(c)))))
                    .containsExactly(TensorArrays.floats(reset(weights).mul(new Scalar(c))));
        }
        assertThat(Prune.small(weights.mul(new Scalar(0.3))).equal(Prune.small(weights)))
                .isTrue();
        assertThat(reset(weights.neg()).equal(reset(weights).neg())).isTrue();
        assertThat(reset(reset(weights)).equal(reset(weights))).isTrue();
    }

    @Test
    void magnitudeTakesExactlyTheCountAndOfEqualOnesTheFirst() {
        var weights = TensorArrays.of(new float[] {2, -1, 1, 0, -1, 1, -3, 0}, 2, 4);
        assertThat(zeroed(Prune.smallest(weights, 0))).isEmpty();
        assertThat(zeroed(Prune.smallest(weights, 3))).containsExactly(1, 3, 7);
        assertThat(zeroed(Prune.smallest(weights, 5))).containsExactly(1, 2, 3, 4, 7);
        assertThat(zeroed(Prune.smallest(weights, 8))).hasSize(8);
        assertThat(Prune.smallest(weights, 3).shape()).containsExactly(2, 4);
        var many = new RandomStream(1).normal(1, 256, 128).mul(new Scalar(4)).round(); // many equal magnitudes
        float[] magnitudes = TensorArrays.floats(many.abs());
        int[] expected = IntStream.range(0, magnitudes.length)
                .boxed()
                .sorted((a, b) -> Float.compare(magnitudes[a], magnitudes[b]))
                .mapToInt(Integer::intValue)
                .limit(9000)
                .sorted()
                .toArray();
        assertThat(zeroed(Prune.smallest(many, 9000))).containsExactly(expected);
    }

    @Test
    void randomPositionsAreExactlyAsManyAndOfTheStreamAlone() {
        var weights = new RandomStream(1).normal(1, 30, 20);
        var mask = Prune.random(weights, 91, new RandomStream(7));
        assertThat(zeroed(mask)).hasSize(91);
        assertThat(mask.equal(Prune.random(weights.mul(new Scalar(-3)), 91, new RandomStream(7))))
                .isTrue();
        assertThat(mask.equal(Prune.random(weights, 91, new RandomStream(8)))).isFalse();
        double mean = Arrays.stream(zeroed(mask)).average().orElseThrow();
        assertThat(mean).isCloseTo(300, within(60.0)); // not the first ones
    }

    @Test
    void zeroingChangesWhatRequiresAGradientAndNothingBesideTheMask() {
        var weights = new RandomStream(2).normal(1, 10, 10).set_requires_grad(true);
        float[] before = TensorArrays.floats(weights);
        var mask = Prune.smallest(weights, 40);
        Prune.zero(weights, mask);
        assertThat(weights.requires_grad()).isTrue();
        float[] after = TensorArrays.floats(weights);
        int[] gone = zeroed(mask);
        assertThat(IntStream.range(0, 100).filter(i -> after[i] != before[i])).containsExactly(boxed(gone));
        assertThat(Prune.zerosPercent(weights)).isEqualTo(40);
    }

    @Test
    void whatHasNoSmallEntriesIsRefused() {
        assertThatThrownBy(() -> Prune.small(torch.empty(new long[] {0}))).hasMessage("weights must not be empty");
        assertThatThrownBy(() -> Prune.small(TensorArrays.of(new float[] {1, Float.NaN}, 2)))
                .hasMessage("weights must be finite, found NaN or infinity");
        assertThatThrownBy(() -> Prune.smallest(sheet(), 9)).hasMessage("count must be from 0 to 8 entries, was 9");
        assertThatThrownBy(() -> Prune.random(sheet(), -1, new RandomStream(1)))
                .hasMessage("count must be from 0 to 8 entries, was -1");
    }

    private static int[] zeroed(Tensor mask) {
        float[] flat = TensorArrays.floats(mask);
        return IntStream.range(0, flat.length).filter(i -> flat[i] != 0).toArray();
    }

    private static Integer[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }
}
