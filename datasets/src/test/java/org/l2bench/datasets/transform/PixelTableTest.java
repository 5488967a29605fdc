package org.l2bench.datasets.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

class PixelTableTest {
    @Test
    void bytesAreUnsignedAndRowsAreImages() {
        byte[] pixels = {0, 1, 2, (byte) 200, 4, 5, 6, (byte) 255};
        var set = new ImageSet("t", pixels, new ImageShape(1, 2, 2), 255, new int[] {1, 0}, List.of("a", "b"));
        var table = PixelTable.of(set);
        assertThat(table.table().rows()).isDeepEqualTo(new double[][] {{0, 1, 2, 200}, {4, 5, 6, 255}});
        assertThat(table.table().columns()).containsExactly("pixel0", "pixel1", "pixel2", "pixel3");
        assertThat(table.labels()).containsExactly(1, 0);
    }

    /** The corners of the 8x8 digits are mostly blank, and three pixels always are. */
    @Test
    void digitsHaveConstantColumns() {
        var digits = Catalogue.load("digits8x8", Split.ALL, new DataRoot(Optional.empty(), Path.of("none")));
        var table = PixelTable.of(digits);
        assertThat(table.table().rows()).hasDimensions(1797, 64);
        assertThat(table.constantColumns()).containsExactly("pixel0", "pixel32", "pixel39");
        assertThat(table.duplicates()).isZero();
    }
}
