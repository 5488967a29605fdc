package org.l2bench.datasets.transform;

import java.util.List;
import java.util.Locale;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

/** Square pieces cut out of grey photos at random places. */
public final class RandomCrops {
    private RandomCrops() {}

    /**
     * Crops, a pure function of the arguments. For each crop three numbers are drawn with {@link Draws}: the photo, the
     * top row, the left column, each evenly. The label is the number of the photo and the class its name.
     *
     * @param photos one grey image each, of any size from {@code side} on, all with the same maxValue
     * @param side of a crop, in pixels
     */
    public static ImageSet draw(String name, List<ImageSet> photos, int crops, int side, long seed) {
        int maxValue = photos.get(0).maxValue();
        for (ImageSet photo : photos) {
            if (photo.count() != 1
                    || photo.channels() != 1
                    || photo.maxValue() != maxValue
                    || Math.min(photo.height(), photo.width()) < side) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s: a photo must be one grey image of at least %dx%d pixels up to %d, was %s up to %d",
                        name,
                        side,
                        side,
                        maxValue,
                        photo,
                        photo.maxValue()));
            }
        }
        Draws draws = new Draws(seed);
        byte[] pixels = new byte[crops * side * side];
        int[] labels = new int[crops];
        for (int crop = 0; crop < crops; crop++) {
            labels[crop] = draws.below(photos.size());
            ImageSet photo = photos.get(labels[crop]);
            int top = draws.below(photo.height() - side + 1);
            int left = draws.below(photo.width() - side + 1);
            for (int row = 0; row < side; row++) {
                System.arraycopy(
                        photo.pixels(), (top + row) * photo.width() + left, pixels, (crop * side + row) * side, side);
            }
        }
        List<String> names = photos.stream().map(ImageSet::name).toList();
        return new ImageSet(name, pixels, new ImageShape(1, side, side), maxValue, labels, names);
    }
}
