package org.l2bench.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.l2bench.core.bound.MaskDivergence.Slab;

class MaskDivergenceTest {
    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Test
    void fromLogitsItIsTheBinaryDivergence() {
        assertThat(MaskDivergence.bernoulli(logit(0.7), logit(0.2))).isCloseTo(0.5826853020432394, within(1e-14));
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double r = 8 * random.nextGaussian();
            double r0 = 4 * random.nextGaussian();
            double twin = BinaryKl.of(MaskDivergence.probability(r), MaskDivergence.probability(r0));
            assertThat(MaskDivergence.bernoulli(r, r0)).isCloseTo(twin, within(1e-9 * Math.max(1, twin)));
        }
    }

    @Test
    void aPosteriorThatIsThePriorIsAtNoDistance() {
        for (double r : new double[] {-15, -3, 0, 0.1, 15}) {
            assertThat(MaskDivergence.bernoulli(r, r)).isZero();
            var slab = new Slab(0.3, 0.03);
            assertThat(MaskDivergence.spikeAndSlab(r, slab, r, slab)).isZero();
        }
    }

    /** The curvature of a Bernoulli's log-partition function is at most 1/4. */
    @Test
    void itIsAtMostAnEighthOfTheSquaredDifferenceOfLogits() {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            double r = 3 * random.nextGaussian();
            double r0 = 3 * random.nextGaussian();
            assertThat(MaskDivergence.bernoulli(r, r0)).isLessThanOrEqualTo((r - r0) * (r - r0) / 8 + 1e-15);
        }
        double difference = logit(0.7) - logit(0.2);
        assertThat(difference * difference / 8).isCloseTo(0.6236167764971245, within(1e-14));
        assertThat(MaskDivergence.bernoulli(0.005, -0.005) / (0.01 * 0.01 / 8)).isCloseTo(1, within(1e-4));
    }

    @Test
    void farLogitsDoNotOverflow() {
        assertThat(MaskDivergence.bernoulli(800, -800)).isCloseTo(800, within(1e-9));
        assertThat(MaskDivergence.bernoulli(-800, 800)).isCloseTo(800, within(1e-9));
        assertThat(MaskDivergence.bernoulli(-40, 0)).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void spikeAndSlabIsTheSheetsAndTheMeanLogRatioOfSamples() {
        var slab = new Slab(0.5, 0.4);
        var prior = new Slab(-0.3, 0.6);
        double divergence = MaskDivergence.spikeAndSlab(logit(0.7), slab, logit(0.2), prior);
        assertThat(divergence).isCloseTo(1.2942886554967323, within(1e-14));
        assertThat(divergence).isCloseTo(0.5826853020432394 + 0.7 * 1.0165762192192755, within(1e-14));
        var random = new Random(3);
        double sum = 0;
        int samples = 400_000;
        for (int i = 0; i < samples; i++) {
            if (random.nextDouble() < 0.7) {
                double w = 0.5 + 0.4 * random.nextGaussian();
                sum += Math.log(0.7 / 0.2) + logDensity(w, slab) - logDensity(w, prior);
            } else {
                sum += Math.log(0.3 / 0.8);
            }
        }
        assertThat(sum / samples).isCloseTo(divergence, within(0.01));
    }

    private static double logDensity(double w, Slab slab) {
        double z = (w - slab.mean()) / slab.sd();
        return -0.5 * z * z - Math.log(slab.sd());
    }

    @Test
    void aSlabHasASpread() {
        assertThatThrownBy(() -> new Slab(0, 0)).hasMessage("the standard deviation of a slab must be > 0, was 0.0");
    }
}
