package org.l2bench.datasets.transform;

import java.util.stream.IntStream;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;

/** Small images as rows of a table. */
public final class PixelTable {
    private PixelTable() {}

    /**
     * One row for each image: its values as they are stored, from 0 to the largest value of the set, channel by channel and row by
     * row; the columns are {@code pixel0}, {@code pixel1} and so on.
     */
    public static GroupedTable of(ImageSet set) {
        int size = set.shape().size();
        byte[] pixels = set.pixels();
        double[][] rows = new double[set.count()][size];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = Byte.toUnsignedInt(pixels[i * size + j]);
            }
        }
        var columns = IntStream.range(0, size).mapToObj(j -> "pixel" + j).toList();
        return GroupedTable.ungrouped(new NumericTable(set.name(), columns, rows, set.labels(), set.classNames()));
    }
}
