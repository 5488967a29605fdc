package org.l2bench.datasets.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

class AreaAverageTest {
    @TempDir
    Path empty;

    @Test
    void aNewPixelIsTheMeanOfWhatItCovers() {
        var pixels = new byte[] {0, 30, 60, 90, 120, (byte) 150, (byte) 180, (byte) 210, (byte) 240};
        var set = new ImageSet("nine", pixels, new ImageShape(1, 3, 3), 255, new int[] {0}, List.of("one"));
        var half = AreaAverage.of(set, 2);
        // The upper left covers 1, 1/2, 1/2 and 1/4 of four old pixels, 9/4 in all.
        assertThat(half[0]).isCloseTo((float) ((0 + 30 / 2.0 + 90 / 2.0 + 120 / 4.0) / 2.25 / 255), within(1e-7f));
        assertThat(AreaAverage.of(set, 3)[5]).isCloseTo(150 / 255f, within(1e-7f));
        assertThat(AreaAverage.of(set, 1)).containsExactly(120 / 255f);
    }

    /** K14 of rehearsal-free-cl: to 1e-6 on every centred drawing, and within half a level of the rounded average. */
    @Test
    void theMeanIntensityOfEveryDrawingStays() {
        var root = new DataRoot(Optional.empty(), empty);
        var drawings = Centring.byBoundingBox(Catalogue.load("quickdraw", Split.ALL, root));
        var reduced = AreaAverage.of(drawings, 20);
        var rounded = Reshape.to(new ImageShape(1, 20, 20), drawings);
        assertThat(reduced).hasSize(12_500 * 400);
        for (int image = 0; image < drawings.count(); image++) {
            double before = 0;
            for (int p = 0; p < 784; p++) {
                before += Byte.toUnsignedInt(drawings.pixels()[784 * image + p]) / 255.0;
            }
            double after = 0;
            for (int p = 0; p < 400; p++) {
                double value = reduced[400 * image + p];
                after += value;
                assertThat(255 * value)
                        .isCloseTo(Byte.toUnsignedInt(rounded.pixels()[400 * image + p]), within(0.5001));
            }
            assertThat(after / 400).isCloseTo(before / 784, within(1e-6));
        }
    }

    /** K14: the bounding box (intensity > 0.1) of every centred drawing is within one pixel of the middle. */
    @Test
    void centredDrawingsStandInTheMiddle() {
        var root = new DataRoot(Optional.empty(), empty);
        var drawings = Centring.byBoundingBox(Catalogue.load("quickdraw", Split.ALL, root));
        for (int image = 0; image < drawings.count(); image++) {
            int top = 28;
            int bottom = -1;
            int left = 28;
            int right = -1;
            for (int p = 0; p < 784; p++) {
                if (Byte.toUnsignedInt(drawings.pixels()[784 * image + p]) > 25.5) {
                    top = Math.min(top, p / 28);
                    bottom = Math.max(bottom, p / 28);
                    left = Math.min(left, p % 28);
                    right = Math.max(right, p % 28);
                }
            }
            assertThat((top + bottom) / 2.0).isCloseTo(13.5, within(1.0));
            assertThat((left + right) / 2.0).isCloseTo(13.5, within(1.0));
        }
    }
}
