package org.l2bench.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ScenesTest {
    private static GreyImages image(int n, Disc... discs) {
        return new DiscScenes(List.of(List.of(discs))).raster(n);
    }

    private static long set(GreyImages images) {
        long count = 0;
        for (float pixel : images.pixels()) {
            count += pixel != 0 ? 1 : 0;
        }
        return count;
    }

    /** Radius 2 about (4, 4): the 13 pixels with i^2 + j^2 <= 4. */
    @Test
    void aDiscHasThePixelsWithinItsRadius() {
        var images = image(8, new Disc(.5, .5, .25, 1));
        assertThat(set(images)).isEqualTo(13);
        assertThat(images.at(0, 4, 4)).isEqualTo(1);
        assertThat(images.at(0, 2, 4)).isEqualTo(1);
        assertThat(images.at(0, 2, 5)).isZero();
    }

    @Test
    void aNegativeRadiusHasNoPixelAndASmallOneHasOne() {
        assertThat(set(image(8, new Disc(.5, .5, -.1, 1)))).isZero();
        assertThat(set(image(8, new Disc(.5, .5, .05, 1)))).isEqualTo(1);
    }

    @Test
    void overlapsAddAndWhatIsOutsideIsCutOff() {
        var images = image(8, new Disc(.5, .5, 3, .4), new Disc(-.3, 1.4, 3, .8), new Disc(.5, .5, .05, -.2));
        assertThat(images.at(0, 0, 0)).isEqualTo(.4f + .8f);
        assertThat(images.at(0, 4, 4)).isEqualTo((float) (.4f + .8f - .2));
    }

    /** Every pixel by the formula, nothing but it. */
    @Test
    void theRasterIsTheFormulaAtEveryResolution() {
        var scenes = DiscScenes.drawn(3, 5, new RandomStream(7));
        for (int n : List.of(16, 32, 48)) {
            var images = scenes.raster(n);
            for (int scene = 0; scene < 3; scene++) {
                for (int row = 0; row < n; row++) {
                    for (int column = 0; column < n; column++) {
                        float sum = 0;
                        for (var disc : scenes.scenes().get(scene)) {
                            double x = column - Math.floor(disc.x() * n);
                            double y = row - Math.floor(disc.y() * n);
                            sum += Math.sqrt(x * x + y * y) <= Math.floor(disc.radius() * n) ? (float) disc.grey() : 0;
                        }
                        assertThat(images.at(scene, row, column)).isEqualTo(sum);
                    }
                }
            }
        }
    }

    @Test
    void discsAreDrawnAboutOneHalf() {
        var all = new ArrayList<Double>();
        DiscScenes.drawn(400, 5, new RandomStream(1))
                .scenes()
                .forEach(s -> s.forEach(d -> {
                    all.addAll(List.of(d.x(), d.y(), d.radius(), d.grey()));
                }));
        double mean = all.stream().mapToDouble(v -> v).average().orElseThrow();
        double variance =
                all.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(mean).isBetween(0.48, 0.52); // 8,000 numbers: standard error 0.0056
        assertThat(Math.sqrt(variance)).isBetween(0.485, 0.515);
        assertThat(DiscScenes.drawn(3, 5, new RandomStream(1))).isEqualTo(DiscScenes.drawn(3, 5, new RandomStream(1)));
    }

    /** Shepp-Logan with Toft's greys; the phantom of the authors' data files has these, the second one all but the rim's. */
    @Test
    void thePhantomHasToftsGreys() {
        var greys = new TreeSet<Integer>();
        for (float pixel : EllipsePhantom.modifiedSheppLogan().raster(256).pixels()) {
            greys.add(Math.round(10 * pixel));
        }
        assertThat(greys).containsExactly(0, 1, 2, 3, 4, 10);
        var whole = EllipsePhantom.modifiedSheppLogan().raster(64);
        var without = EllipsePhantom.withoutRim().raster(64);
        for (int i = 0; i < whole.pixels().length; i++) {
            float expected = Math.round(whole.pixels()[i]) == 1 ? 0 : whole.pixels()[i];
            assertThat(without.pixels()[i]).isCloseTo(expected, within(1e-6f));
        }
    }

    /** 19 of 224 pairs are left by the rule of isolation where there is a rim, 174 at the smaller step where there is none. */
    @Test
    void thePhantomHasTheEdgesOfThePilot() {
        var whole = EllipsePhantom.modifiedSheppLogan().raster(64);
        assertThat(EdgePairs.of(whole, 0.25, 0).pairs()).hasSize(224);
        assertThat(EdgePairs.of(whole, 0.25, 2).pairs()).hasSize(19);
        assertThat(EdgePairs.of(EllipsePhantom.withoutRim().raster(64), 0.15, 2).pairs())
                .hasSize(174);
    }
}
