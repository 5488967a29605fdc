package org.l2bench.datasets.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

class ReshapeTest {
    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] grey(int height, int width, int side, int... values) {
        return Reshape.image(bytes(values), 0, new ImageShape(1, height, width), new ImageShape(1, side, side));
    }

    @Test
    void halvingIsTheMeanOfFourRoundedHalfUp() {
        assertThat(grey(2, 2, 1, 0, 0, 1, 1)).containsExactly(1);
        assertThat(grey(2, 2, 1, 0, 0, 0, 1)).containsExactly(0);
        assertThat(grey(2, 2, 1, 255, 255, 255, 254)).containsExactly((byte) 255);
    }

    @Test
    void fractionsOfPixelsCountByTheirArea() {
        // From 3 to 2: each new pixel covers one old one whole and half of the middle one, per axis.
        assertThat(grey(3, 3, 2, 90, 0, 0, 0, 0, 0, 0, 0, 0)).containsExactly(40, 0, 0, 0);
        assertThat(grey(3, 3, 2, 0, 90, 0, 0, 90, 0, 0, 90, 0)).containsExactly(30, 30, 30, 30);
    }

    @Test
    void enlargingRepeatsPixels() {
        assertThat(grey(1, 1, 2, 7)).containsExactly(7, 7, 7, 7);
        assertThat(grey(2, 2, 4, 1, 2, 3, 4)).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
    }

    @Test
    void onlyTheCentreSquareRemains() {
        assertThat(grey(1, 4, 1, 1, 2, 3, 4)).containsExactly(2);
        assertThat(grey(3, 1, 1, 1, 2, 3)).containsExactly(2);
    }

    @Test
    void coloursBecomeGreyByTheDocumentedWeights() {
        ImageShape colour = new ImageShape(3, 1, 1);
        ImageShape grey = new ImageShape(1, 1, 1);
        assertThat(Reshape.image(bytes(255, 0, 0), 0, colour, grey)).containsExactly(76); // 76.245
        assertThat(Reshape.image(bytes(0, 255, 0), 0, colour, grey)).containsExactly((byte) 150); // 149.685
        assertThat(Reshape.image(bytes(0, 0, 255), 0, colour, grey)).containsExactly(29); // 29.07
        assertThat(Reshape.image(bytes(9, 9, 255, 255, 255), 2, colour, grey)).containsExactly((byte) 255);
    }

    @Test
    void greyBecomesThreeEqualChannels() {
        assertThat(Reshape.image(bytes(1, 2, 3, 4), 0, new ImageShape(1, 2, 2), new ImageShape(3, 1, 1)))
                .containsExactly(3, 3, 3);
    }

    @Test
    void setsKeepLabelsAndTheirOwnScale() {
        ImageSet set = new ImageSet(
                "s", bytes(0, 16, 4, 4), new ImageShape(1, 1, 1), 16, new int[] {0, 1, 1, 0}, List.of("a", "b"));
        ImageSet colour = Reshape.to(new ImageShape(3, 1, 1), set);
        assertThat(colour.pixels()).containsExactly(0, 0, 0, 16, 16, 16, 4, 4, 4, 4, 4, 4);
        assertThat(colour.labels()).containsExactly(0, 1, 1, 0);
        assertThat(colour.maxValue()).isEqualTo(16);
        assertThat(Reshape.to(set.shape(), set)).isSameAs(set);
        assertThatThrownBy(() -> Reshape.to(new ImageShape(1, 2, 3), set)).hasMessageContaining("not to 1x2x3");
    }
}
