package org.l2bench.datasets.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

class RandomCropsTest {
    /** A photo in which every pixel tells its place: 10 times the row plus the column plus the start. */
    private static ImageSet photo(String name, int height, int width, int start) {
        byte[] pixels = new byte[height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (start + 10 * (i / width) + i % width);
        }
        return new ImageSet(name, pixels, new ImageShape(1, height, width), 255, new int[1], List.of(name));
    }

    @Test
    void everyCropIsAPieceOfThePhotoThatItsLabelNames() {
        List<ImageSet> photos = List.of(photo("low", 4, 5, 0), photo("high", 6, 3, 100));
        ImageSet crops = RandomCrops.draw("c", photos, 300, 3, 7);
        assertThat(crops.classNames()).containsExactly("low", "high");
        int[] distinct = {0, 0};
        for (int i = 0; i < crops.count(); i++) {
            int corner = crops.pixel(i, 0, 0, 0);
            int row = corner % 100 / 10;
            int column = corner % 10;
            ImageSet photo = photos.get(crops.labels()[i]);
            assertThat(corner / 100).isEqualTo(crops.labels()[i]);
            assertThat(row).isLessThanOrEqualTo(photo.height() - 3);
            assertThat(column).isLessThanOrEqualTo(photo.width() - 3);
            assertThat(crops.pixel(i, 0, 2, 1)).isEqualTo(corner + 21);
            distinct[crops.labels()[i]] |= 1 << (row * 3 + column);
        }
        // Every place was drawn: 2 x 3 corners of the first photo, 4 x 1 of the second.
        assertThat(Integer.bitCount(distinct[0])).isEqualTo(6);
        assertThat(Integer.bitCount(distinct[1])).isEqualTo(4);
    }

    @Test
    void photosSmallerThanACropAreRefused() {
        List<ImageSet> photos = List.of(photo("low", 4, 2, 0));
        assertThatThrownBy(() -> RandomCrops.draw("c", photos, 1, 3, 7)).hasMessageContaining("at least 3x3 pixels");
    }
}
