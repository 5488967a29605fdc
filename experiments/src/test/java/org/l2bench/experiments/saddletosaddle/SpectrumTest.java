package org.l2bench.experiments.saddletosaddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.linear.DeepLinearNet;

class SpectrumTest {
    /** Two layers 3 and 2 of one direction: |9 - 4| over |6|^(2/2); two layers of roots: 0. */
    @Test
    void theImbalanceIsTheDifferenceOfLayersOverTheSizeOfTheMap() {
        try (var scope = new PointerScope()) {
            var uneven = new DeepLinearNet(
                    List.of(Spectrum.diagonal(List.of(3.0, 1.0)), Spectrum.diagonal(List.of(2.0, 1.0))));
            assertThat(Spectrum.imbalance(uneven)).isCloseTo(5.0 / 6, within(1e-12));
            var identity = Spectrum.diagonal(List.of(1.0, 1.0));
            var even = new DeepLinearNet(Spectrum.balanced(identity, List.of(6.0, 1.0), identity, 3, 4));
            assertThat(Spectrum.imbalance(even)).isCloseTo(0, within(1e-12));
            var zero = Spectrum.diagonal(List.of(0.0, 0.0));
            assertThat(Spectrum.imbalance(new DeepLinearNet(List.of(zero, identity))))
                    .isZero();
        }
    }

    /** Batches of one epoch are all inputs, each once, and their moments' mean is that of all; the next epoch has another order. */
    @Test
    void theBatchesOfAnEpochAreAllInputs() {
        var gaussians = new Gaussians(new SeedTree("saddle-to-saddle", 11));
        var batches = new BatchMoments(gaussians, new Batches(4, 12), 3);
        var first = batches.next();
        var mean = first.add(batches.next()).add(batches.next()).scalarMultiply(1.0 / 3);
        var inputs = gaussians.standard("inputs of the batches", 12, 3);
        assertThat(mean.subtract(inputs.transpose().multiply(inputs).scalarMultiply(1.0 / 12))
                        .getFrobeniusNorm())
                .isLessThan(1e-12);
        assertThat(batches.next()).isNotEqualTo(first);
    }
}
