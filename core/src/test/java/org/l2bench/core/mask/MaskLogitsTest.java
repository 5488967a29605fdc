package org.l2bench.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class MaskLogitsTest {
    private static final int WEIGHTS = 10_000;

    private static Mask mask(double density) {
        var scores = new RandomStream(1).normal(1, WEIGHTS - 100);
        return Mask.ofLargest(List.of(scores, new RandomStream(2).normal(1, 10, 10)), Mask.count(density, WEIGHTS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.5})
    void theStartExpectsAsManyWeightsAndItsThresholdIsTheMask(double density) {
        var mask = mask(density);
        var logits = MaskLogits.around(mask, 0.95);
        long count = Math.round(density * WEIGHTS);
        assertThat(logits.expected()).isCloseTo((double) count, within(1e-3 * count));
        assertThat(mask.overlap(logits.thresholded(count))).isEqualTo(1);
        double elsewhere = 0.05 * density / (1 - density);
        assertThat(logits.variance())
                .isCloseTo(count * 0.95 * 0.05 + (WEIGHTS - count) * elsewhere * (1 - elsewhere), within(1e-3 * count));
    }

    @Test
    void probabilitiesThatAreNoneAreNamed() {
        assertThatThrownBy(() -> MaskLogits.around(mask(0.99), 0.5))
                .hasMessageContaining("probabilities must be within");
    }

    @Test
    void drawsKeepWeightsAsOftenAsTheyShould() {
        var logits = MaskLogits.of(List.of(torch.full(
                new long[] {100_000},
                new Scalar(Math.log(0.3 / 0.7)),
                new RandomStream(1).normal(1, 1).options())));
        double kept = logits.sampled(new RandomStream(9)).kept() / 100_000.0;
        assertThat(kept).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / 100_000)));
        assertThatTensor(logits.sampled(new RandomStream(9)).layers().get(0))
                .hasBitsOf(logits.sampled(new RandomStream(9)).layers().get(0));
    }

    /** Distributions that share a stream share its uniform numbers: one with larger probabilities keeps all that the other keeps. */
    @Test
    void drawsOfOneStreamAreNested() {
        var low = MaskLogits.around(mask(0.05), 0.9);
        var high = MaskLogits.of(
                low.layers().stream().map(r -> r.add(new Scalar(0.5))).toList());
        assertThat(low.sampled(new RandomStream(4)).overlap(high.sampled(new RandomStream(4))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -0.4, 0.3, 2.5})
    void projectionRestoresTheDensityByOneCommonNumber(double drift) {
        var logits = MaskLogits.around(mask(0.05), 0.95);
        var moved = new RandomStream(7).normal(0.3, WEIGHTS - 100);
        try (var guard = new NoGradGuard()) {
            logits.layers().get(0).add_(moved);
            logits.layers().forEach(r -> r.add_(new Scalar(drift)));
        }
        var before = logits.layers().get(0).detach().clone();
        new DensityProjection(logits, 500).afterUpdate(0);
        assertThat(logits.expected()).isCloseTo(500, within(0.5));
        var shift = TensorArrays.doubles(before.sub(logits.layers().get(0)));
        for (double s : shift) {
            assertThat(s).isCloseTo(shift[0], within(1e-5));
        }
        assertThat(new DensityProjection(logits, 500).describe())
                .isEqualTo("density projected to 500 expected weights");
        assertThatThrownBy(() -> new DensityProjection(logits, WEIGHTS)).hasMessageContaining("below 10000");
    }

    @Test
    void undecidedAreThoseBetween() {
        var logits = MaskLogits.of(
                List.of(TensorArrays.of(new double[] {-5, -1, 0, 1, 5}, 5).to(torch.ScalarType.Float)));
        assertThat(logits.between(0.1, 0.9)).isEqualTo(3);
    }
}
