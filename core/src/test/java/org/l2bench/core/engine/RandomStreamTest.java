package org.l2bench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class RandomStreamTest {
    @Test
    void sameSeedGivesTheSameBits() {
        assertThatTensor(new RandomStream(7).normal(2, 100)).hasBitsOf(new RandomStream(7).normal(2, 100));
        assertThatTensor(new RandomStream(7).uniform(2, 100)).hasBitsOf(new RandomStream(7).uniform(2, 100));
        assertThatTensor(new RandomStream(7).integers(9, 100)).hasBitsOf(new RandomStream(7).integers(9, 100));
        assertThatTensor(new RandomStream(7).permutation(100)).hasBitsOf(new RandomStream(7).permutation(100));
    }

    @Test
    void otherSeedsAndLaterDrawsDiffer() {
        var stream = new RandomStream(7);
        var first = stream.normal(1, 100);
        assertThatTensor(stream.normal(1, 100)).differsFrom(first);
        assertThatTensor(new RandomStream(8).normal(1, 100)).differsFrom(first);
        assertThatTensor(new RandomStream(-7).normal(1, 100)).differsFrom(first);
    }

    @Test
    void drawsFromOneStreamDoNotDisturbAnother() {
        var alone = new RandomStream(7).normal(1, 10);
        var stream = new RandomStream(7);
        new RandomStream(9).normal(1, 10);
        assertThatTensor(stream.normal(1, 10)).hasBitsOf(alone);
    }

    /** The records of all published runs rest on these: torch.Generator().manual_seed(0), torch.randn(4). */
    @Test
    void firstDrawsAreThoseOfPyTorch() {
        assertThatTensor(new RandomStream(0).normal(1, 4)).hasValuesNear(1e-4, 1.5410, -0.2934, -2.1788, 0.5684);
    }

    @Test
    void drawsHaveTheAnnouncedDistribution() {
        var normal = new RandomStream(3).normal(0.5, 100, 100);
        // 10,000 draws: standard errors 0.005 of the mean and 0.0035 of the standard deviation.
        assertThat(normal.mean().item_double()).isCloseTo(0, within(0.02));
        assertThat(normal.std().item_double()).isCloseTo(0.5, within(0.02));
        var uniform = TensorArrays.doubles(new RandomStream(3).uniform(0.5, 10_000));
        assertThat(uniform).hasSize(10_000);
        assertThat(DoubleStream.of(uniform).summaryStatistics())
                .satisfies(s -> assertThat(s.getMin()).isBetween(-0.5, -0.499))
                .satisfies(s -> assertThat(s.getMax()).isBetween(0.499, 0.5))
                .satisfies(s -> assertThat(s.getAverage()).isCloseTo(0, within(0.015)));
        assertThat(LongStream.of(TensorArrays.longs(new RandomStream(3).integers(5, 200)))
                        .distinct()
                        .sorted())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(TensorArrays.longs(new RandomStream(3).permutation(5))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
}
