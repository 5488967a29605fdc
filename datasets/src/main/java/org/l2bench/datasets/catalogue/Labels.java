package org.l2bench.datasets.catalogue;

import java.util.Arrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;
import org.l2bench.datasets.transform.Draws;

/** Labels as published, or permuted if that is what is read: each class has as many items as before, drawn from all classes. */
final class Labels {
    private static final long PERMUTATION = 0;

    private Labels() {}

    static Images of(DataRoot root, Images images) {
        if (root.content() != Content.LABELS_PERMUTED) {
            return images;
        }
        return new LazyImages(
                images.name(),
                images.shape(),
                images.maxValue(),
                permuted(images.labels()),
                images.classNames(),
                images::image);
    }

    static GroupedTable of(DataRoot root, GroupedTable grouped) {
        if (root.content() != Content.LABELS_PERMUTED) {
            return grouped;
        }
        NumericTable table = grouped.table();
        var other = new NumericTable(
                table.name(), table.columns(), table.rows(), permuted(table.labels()), table.classNames());
        return new GroupedTable(other, grouped.groups());
    }

    private static int[] permuted(int[] labels) {
        int[] order = new Draws(PERMUTATION).permutation(labels.length);
        return Arrays.stream(order).map(i -> labels[i]).toArray();
    }
}
