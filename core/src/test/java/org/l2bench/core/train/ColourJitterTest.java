package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ColourJitterTest {
    @Test
    void brightnessMultipliesEachImageByItsOwnFactor() {
        var images = new RandomStream(1).uniform(0.2, 6, 3, 4, 4).add(new Scalar(0.4));
        var lit = new ColourJitter(0.25, 0, Compute.CPU).apply(images, new RandomStream(2));
        var factors = lit.div(images);
        var low = factors.amin(new long[] {1, 2, 3}, false);
        assertThatTensor(factors.amax(new long[] {1, 2, 3}, false)).isNear(low, 1e-5);
        assertThat(low.min().item_double()).isBetween(0.75, 1.25);
        assertThat(low.max().sub(low.min()).item_double()).isGreaterThan(0.05);
    }

    @Test
    void contrastKeepsTheGreyMeanAndScalesTheDistanceFromIt() {
        var images = new RandomStream(3).uniform(0.1, 5, 3, 4, 4).add(new Scalar(0.5));
        var blended = new ColourJitter(0, 0.8, Compute.CPU).apply(images, new RandomStream(4));
        var weights = TensorArrays.of(new float[] {0.2989f, 0.587f, 0.114f}, 1, 3, 1, 1);
        var before = images.mul(weights).sum(1).mean(1, 2);
        assertThatTensor(blended.mul(weights).sum(1).mean(1, 2)).isNear(before, 1e-4);
        var factors = blended.sub(before.view(5, 1, 1, 1)).div(images.sub(before.view(5, 1, 1, 1)));
        assertThat(factors.median().item_double()).isBetween(0.2, 1.8);
        assertThatTensor(blended).differsFrom(images);
    }

    @Test
    void resultsStayBetweenBlackAndWhiteAndAreAFunctionOfTheStream() {
        var images = new RandomStream(5).uniform(0.5, 8, 3, 4, 4).add(new Scalar(0.5));
        var jitter = new ColourJitter(1, 2, Compute.CPU);
        var one = jitter.apply(images, new RandomStream(6));
        assertThat(one.min().item_double()).isBetween(0.0, 1.0);
        assertThat(one.max().item_double()).isBetween(0.0, 1.0);
        assertThatTensor(jitter.apply(images, new RandomStream(6))).hasBitsOf(one);
        assertThatTensor(jitter.apply(images, new RandomStream(7))).differsFrom(one);
    }
}
