package org.l2bench.datasets.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

class CentringTest {
    private static ImageSet grey(int height, int width, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        int count = values.length / (height * width);
        return new ImageSet("s", pixels, new ImageShape(1, height, width), 255, new int[count], List.of("a"));
    }

    @Test
    void boxMovesToTheMiddle() {
        ImageSet centred = Centring.byBoundingBox(grey(3, 3, 255, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(centred.pixels()).containsExactly(0, 0, 0, 0, 255, 0, 0, 0, 0);
    }

    @Test
    void halfPixelsAreRoundedTowardsTheTopLeft() {
        // A single bright pixel has no middle place in four columns: from either side it comes to the second.
        assertThat(Centring.byBoundingBox(grey(1, 4, 200, 0, 0, 0)).pixels()).containsExactly(0, 200, 0, 0);
        assertThat(Centring.byBoundingBox(grey(1, 4, 0, 0, 0, 200)).pixels()).containsExactly(0, 200, 0, 0);
        assertThat(Centring.byBoundingBox(grey(4, 1, 0, 0, 200, 0)).pixels()).containsExactly(0, 200, 0, 0);
    }

    @Test
    void faintPixelsMoveAlongButDoNotCount() {
        // 25 is not above a tenth of 255, 26 is.
        assertThat(Centring.byBoundingBox(grey(1, 5, 25, 200, 0, 0, 0)).pixels())
                .containsExactly(0, 25, 200, 0, 0);
        assertThat(Centring.byBoundingBox(grey(1, 5, 26, 26, 200, 0, 0)).pixels())
                .containsExactly(0, 26, 26, 200, 0);
    }

    @Test
    void imagesWithoutABoxAndCentredOnesStay() {
        ImageSet set = grey(2, 2, 0, 25, 0, 0, 200, 0, 0, 200);
        assertThat(Centring.byBoundingBox(set)).isEqualTo(set);
    }

    @Test
    void agreesWithMovingEveryPixelAlone() {
        Draws draws = new Draws(5);
        int[] values = Stream.generate(() -> draws.below(4) == 0 ? draws.below(256) : 0)
                .limit(50 * 35)
                .mapToInt(Integer::intValue)
                .toArray();
        ImageSet set = grey(5, 7, values);
        ImageSet centred = Centring.byBoundingBox(set);
        for (int image = 0; image < set.count(); image++) {
            int top = 9;
            int left = 9;
            int bottom = -1;
            int right = -1;
            for (int p = 0; p < 35; p++) {
                if (set.pixel(image, 0, p / 7, p % 7) > 25.5) {
                    top = Math.min(top, p / 7);
                    bottom = Math.max(bottom, p / 7);
                    left = Math.min(left, p % 7);
                    right = Math.max(right, p % 7);
                }
            }
            int down = bottom < 0 ? 0 : (int) Math.floor(2 - (top + bottom) / 2.0);
            int across = bottom < 0 ? 0 : (int) Math.floor(3 - (left + right) / 2.0);
            for (int p = 0; p < 35; p++) {
                int row = p / 7 - down;
                int column = p % 7 - across;
                boolean inside = row >= 0 && row < 5 && column >= 0 && column < 7;
                assertThat(centred.pixel(image, 0, p / 7, p % 7))
                        .isEqualTo(inside ? set.pixel(image, 0, row, column) : 0);
            }
        }
    }

    @Test
    void colourIsRefused() {
        ImageSet colour = new ImageSet("s", new byte[3], new ImageShape(3, 1, 1), 255, new int[1], List.of("a"));
        assertThatThrownBy(() -> Centring.byBoundingBox(colour)).hasMessageContaining("these have 3 channels");
    }
}
