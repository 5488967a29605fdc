package org.l2bench.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class SharpnessTest {
    private static final double NOISE = 0.07;

    /** n x n, all rows alike. */
    private static GreyImages rows(double... row) {
        int n = row.length;
        var pixels = new float[n * n];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) row[i % n];
        }
        return new GreyImages(1, n, pixels);
    }

    private static GreyImages changed(GreyImages images, double factor, double shift) {
        var pixels = new float[images.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (factor * images.pixels()[i] + shift);
        }
        return new GreyImages(images.count(), images.size(), pixels);
    }

    @Test
    void slopeIsThatOfTheOutputBesideTheTarget() {
        var target = rows(0, 0, 0, 0, 1, 1, 1, 1);
        var edges = EdgePairs.of(target, 0.25, 2);
        assertThat(edges.pairs()).hasSize(8).allMatch(p -> p.column() == 3);
        assertThat(edges.slope(target)).isEqualTo(1);
        assertThat(edges.slope(changed(target, 1, 0.5))).isEqualTo(1);
        assertThat(edges.slope(changed(target, 0.5, 0))).isEqualTo(0.5);
        assertThat(edges.slope(rows(0, 0, 0, 1 / 3.0, 2 / 3.0, 1, 1, 1))).isCloseTo(1 / 3.0, within(1e-7));
    }

    @Test
    void anEdgeWithAnotherChangeNearByDoesNotCount() {
        var target = rows(0, 0, 0, 1, 1, 1.1, 1.1, 1.1);
        assertThat(EdgePairs.of(target, 0.25, 2).pairs()).isEmpty();
        assertThat(EdgePairs.of(target, 0.25, 1).pairs()).hasSize(8);
        // The change itself is too small for an edge.
        assertThat(EdgePairs.of(rows(0, 0, 0, .2, .2, .2), 0.25, 2).pairs()).isEmpty();
        assertThatThrownBy(() -> EdgePairs.of(target, 0.25, 2).slope(target)).hasMessageContaining("isolated edge");
    }

    @Test
    void flatPixelsHaveAWholeWindowOfOneGrey() {
        var target = rows(0, 0, 0, 0, 0, 0, 0, 1);
        var flat = FlatPixels.of(target, 2);
        // Columns 2 to 4, rows 2 to 5.
        assertThat(flat.count()).isEqualTo(12);
        assertThat(flat.rootMeanSquare(changed(target, 1, 0.3))).isCloseTo(0.3, within(1e-7));
        assertThat(flat.rootMeanSquare(rows(9, 9, .5, 0, 0, 9, 9, 9))).isCloseTo(Math.sqrt(.25 / 3), within(1e-7));
        assertThatThrownBy(() -> FlatPixels.of(rows(0, 1, 0, 1, 0), 2).rootMeanSquare(rows(0, 1, 0, 1, 0)))
                .hasMessageContaining("flat pixel");
    }

    /** An impulse becomes the weights, and a mirrored one at the edge adds up to the same. */
    @Test
    void theFilterIsTheGaussianAndKeepsTheMean() {
        double sigma = 0.8;
        var impulse = new float[81];
        impulse[40] = 1;
        var filtered = new GaussianFilter(sigma).apply(new GreyImages(1, 9, impulse));
        double sum = 0;
        for (int i = -3; i <= 3; i++) {
            sum += Math.exp(-i * i / (2 * sigma * sigma));
        }
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 9; column++) {
                int y = row - 4;
                int x = column - 4;
                double expected = Math.abs(x) > 3 || Math.abs(y) > 3
                        ? 0
                        : Math.exp(-(x * x + y * y) / (2 * sigma * sigma)) / (sum * sum);
                assertThat((double) filtered.at(0, row, column)).isCloseTo(expected, within(1e-7));
            }
        }
        var corner = new float[81];
        corner[0] = 1;
        double total = 0;
        for (float pixel :
                new GaussianFilter(2).apply(new GreyImages(1, 9, corner)).pixels()) {
            total += pixel;
        }
        assertThat(total).isCloseTo(1, within(1e-6));
        assertThat(new GaussianFilter(0).apply(filtered)).isSameAs(filtered);
    }

    /** 200 scenes at N = 24: what the sheet's pilot found on its own, within two digits of what other scenes give. */
    @ParameterizedTest
    @CsvSource({
        "0.4, .875, .059, .0040",
        "0.5, .695, .045, .0046",
        "0.6, .553, .035, .0067",
        "0.7, .459, .029, .0089",
        "0.8, .394, .025, .0109",
        "1.0, .308, .020, .0145"
    })
    void aGaussianFilterBlursAsItDidInThePilot(double sigma, double slope, double flatError, double error) {
        var targets = DiscScenes.drawn(200, 5, new RandomStream(2)).raster(24);
        var inputs = noisy(targets);
        var outputs = new GaussianFilter(sigma).apply(inputs);
        assertThat(EdgePairs.of(targets, 0.25, 2).slope(outputs)).isCloseTo(slope, within(0.01));
        assertThat(FlatPixels.of(targets, 2).rootMeanSquare(outputs)).isCloseTo(flatError, within(0.001));
        assertThat(targets.meanSquare(outputs)).isCloseTo(error, within(0.1 * error));
    }

    private static GreyImages noisy(GreyImages targets) {
        var noise = new RandomStream(3).normal(NOISE, targets.count(), 1, targets.size(), targets.size());
        return GreyImages.of(targets.tensor().add_(noise));
    }

    @Test
    void theFilterThatLeavesAsMuchNoiseIsFound() {
        var targets = DiscScenes.drawn(20, 5, new RandomStream(4)).raster(24);
        var inputs = noisy(targets);
        var flat = FlatPixels.of(targets, 2);
        var filter = GaussianFilter.reaching(0.03, inputs, flat::rootMeanSquare, 2, 20);
        assertThat(flat.rootMeanSquare(filter.apply(inputs))).isCloseTo(0.03, within(1e-6));
        assertThat(GaussianFilter.reaching(0.2, inputs, flat::rootMeanSquare, 2, 20)
                        .sigma())
                .isZero();
        // None removes all of it: the one that leaves least.
        var best = GaussianFilter.reaching(0, inputs, flat::rootMeanSquare, 2, 20);
        double least = Arrays.stream(new double[] {0.5, 1, 1.5, 2})
                .map(s -> flat.rootMeanSquare(new GaussianFilter(s).apply(inputs)))
                .min()
                .orElseThrow();
        assertThat(flat.rootMeanSquare(best.apply(inputs))).isLessThanOrEqualTo(least);
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GreyImages(1, 3, new float[8]));
        var edges = EdgePairs.of(rows(0, 0, 0, 1, 1, 1), 0.25, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> edges.slope(rows(0, 1, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianFilter(-1));
        var images = rows(1, 2, 3);
        assertThat(GreyImages.of(images.tensor()).pixels()).isEqualTo(images.pixels());
    }
}
