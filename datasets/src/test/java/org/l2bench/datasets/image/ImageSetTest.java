package org.l2bench.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSetTest {
    private static final ImageShape PAIR = new ImageShape(1, 1, 2);

    private static ImageSet set(String name, int maxValue, int... labels) {
        byte[] pixels = new byte[2 * labels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i + 1);
        }
        return new ImageSet(name, pixels, PAIR, maxValue, labels, List.of("a", "é"));
    }

    /**
     * sha256 of b"l2bench-images-1" + pack(">6i", 2, 1, 1, 2, 16, 2) + pack(">i", 1) + b"a" + pack(">i", 2) +
     * "é".encode() + pack(">2i", 1, 0) + bytes([1, 2, 3, 4]), by Python's hashlib and struct.
     */
    @Test
    void fingerprintIsTheDocumentedHash() {
        assertThat(set("any", 16, 1, 0).fingerprint())
                .isEqualTo("d319e887aa7a5230860c45eeb680d0a37e6a6df5b38ddbded5f8df298d8c9bf1");
    }

    @Test
    void fingerprintChangesWithEverythingButTheName() {
        String fingerprint = set("any", 16, 1, 0).fingerprint();
        assertThat(set("other", 16, 1, 0).fingerprint()).isEqualTo(fingerprint);
        assertThat(set("any", 17, 1, 0).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(set("any", 16, 0, 1).fingerprint()).isNotEqualTo(fingerprint);
        byte[] pixels = {1, 2, 3, 5};
        assertThat(new ImageSet("any", pixels, PAIR, 16, new int[] {1, 0}, List.of("a", "é")).fingerprint())
                .isNotEqualTo(fingerprint);
        byte[] same = {1, 2, 3, 4};
        assertThat(new ImageSet("any", same, PAIR, 16, new int[] {1, 0}, List.of("a", "e")).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(new ImageSet("any", same, new ImageShape(1, 2, 1), 16, new int[] {1, 0}, List.of("a", "é"))
                        .fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @Test
    void selectTakesImagesAndLabelsInTheGivenOrder() {
        ImageSet chosen = set("any", 255, 0, 1, 1).select(new int[] {2, 0, 2});
        assertThat(chosen.pixels()).containsExactly(5, 6, 1, 2, 5, 6);
        assertThat(chosen.labels()).containsExactly(1, 0, 1);
        assertThatThrownBy(() -> chosen.select(new int[] {3})).hasMessageContaining("from 0 to 2, was 3");
    }

    @Test
    void firstTakesNoMoreThanThereAre() {
        ImageSet three = set("any", 255, 0, 1, 1);
        assertThat(three.first(2)).isEqualTo(three.select(new int[] {0, 1}));
        assertThat(three.first(9)).isEqualTo(three);
    }

    @Test
    void followedByKeepsTheOrder() {
        ImageSet both = set("any", 255, 0, 1).followedBy(set("any", 255, 1));
        assertThat(both.labels()).containsExactly(0, 1, 1);
        assertThat(both.pixels()).containsExactly(1, 2, 3, 4, 1, 2);
        assertThatThrownBy(() -> both.followedBy(set("digits", 16, 0)))
                .hasMessageContaining("any cannot be followed by digits");
    }

    @Test
    void pixelIsUnsignedAndInChannelRowColumnOrder() {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 200};
        ImageSet colour = new ImageSet("any", pixels, new ImageShape(3, 2, 2), 255, new int[] {0}, List.of("a"));
        assertThat(colour.pixel(0, 2, 1, 1)).isEqualTo(200);
        assertThat(colour.pixel(0, 1, 0, 1)).isEqualTo(6);
    }

    @Test
    void contradictingArgumentsAreNamed() {
        assertThatThrownBy(() -> new ImageSet("any", new byte[3], PAIR, 255, new int[2], List.of("a")))
                .hasMessage("any: 2 images of shape 1x1x2 have 4 pixel values, but there are 3");
        assertThatThrownBy(() -> new ImageSet("any", new byte[2], PAIR, 255, new int[] {1}, List.of("a")))
                .hasMessage("any: the label of image 0 must be from 0 to 0, was 1");
        assertThatThrownBy(() -> new ImageSet("any", new byte[] {0, 17}, PAIR, 16, new int[1], List.of("a")))
                .hasMessage("any: pixel values must be from 0 to 16, but image 0 has 17");
        assertThatThrownBy(() -> new ImageShape(2, 1, 1)).hasMessageContaining("channels must be 1");
        assertThatThrownBy(() -> new ImageShape(1, 0, 4)).hasMessageContaining("were 0 and 4");
    }
}
