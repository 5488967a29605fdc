package org.l2bench.datasets.catalogue;

import java.util.Arrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;
import org.l2bench.datasets.transform.Draws;

/** Labels as published, or permuted if that is what is read: each class has as many images as before, drawn from all classes. */
final class Labels {
    private static final long PERMUTATION = 0;

    private Labels() {}

    static Images of(DataRoot root, Images images) {
        if (root.content() != Content.LABELS_PERMUTED) {
            return images;
        }
        int[] order = new Draws(PERMUTATION).permutation(images.count());
        int[] labels = Arrays.stream(order).map(i -> images.labels()[i]).toArray();
        return new LazyImages(
                images.name(), images.shape(), images.maxValue(), labels, images.classNames(), images::image);
    }
}
