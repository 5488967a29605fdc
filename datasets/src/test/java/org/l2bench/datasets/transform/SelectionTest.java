package org.l2bench.datasets.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.transform.Selection.Partition;

class SelectionTest {
    /** Images of one pixel whose value is their index. */
    private static ImageSet set(int... labels) {
        byte[] pixels = new byte[labels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        return new ImageSet("s", pixels, new ImageShape(1, 1, 1), 255, labels, List.of("a", "b", "c"));
    }

    @Test
    void splitCoversEveryIndexOnceInAscendingOrder() {
        Partition partition = Selection.split(1000, 900, 3);
        assertThat(partition.train()).hasSize(900).isSorted();
        assertThat(partition.validation()).hasSize(100).isSorted();
        assertThat(IntStream.concat(IntStream.of(partition.train()), IntStream.of(partition.validation()))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void splitDependsOnTheSeedOnly() {
        assertThat(Selection.split(50, 40, 3).train())
                .containsExactly(Selection.split(50, 40, 3).train());
        assertThat(Selection.split(50, 40, 4).train())
                .isNotEqualTo(Selection.split(50, 40, 3).train());
        assertThatThrownBy(() -> Selection.split(50, 51, 3)).hasMessage("train must be from 0 to 50, was 51");
    }

    /** SplitMix64 with seed 7 by the published algorithm, in Python's whole numbers. */
    @Test
    void drawsAreThoseOfTheDocumentedAlgorithm() {
        Draws draws = new Draws(7);
        assertThat(IntStream.range(0, 5).map(i -> draws.below(1000))).containsExactly(487, 804, 346, 203, 674);
        assertThat(new Draws(7).permutation(8)).containsExactly(1, 4, 5, 2, 6, 0, 3, 7);
        assertThatThrownBy(() -> draws.below(0)).hasMessage("bound must be >= 1, was 0");
    }

    @Test
    void firstPerClassKeepsTheOrderOfTheSet() {
        ImageSet first = Selection.firstPerClass(set(2, 0, 0, 1, 2, 0, 1, 2), 2);
        assertThat(first.pixels()).containsExactly(0, 1, 2, 3, 4, 6);
        assertThat(first.labels()).containsExactly(2, 0, 0, 1, 2, 1);
    }

    @Test
    void rangeIsCountedWithinEachClass() {
        assertThat(Selection.range(set(2, 0, 0, 1, 2, 0, 1, 2), 1, 2)).containsExactly(2, 4, 6);
        assertThatThrownBy(() -> Selection.range(set(2, 0, 0, 1, 2), 0, 2))
                .hasMessage("s: 2 images of each class are wanted, but class 'b' has 1");
        assertThatThrownBy(() -> Selection.range(set(0, 1, 2), 1, 0)).hasMessageContaining("was 1 to 0");
    }

    @Test
    void keptClassesAreNumberedInTheGivenOrder() {
        ImageSet kept = Selection.keepClasses(set(2, 0, 1, 2, 0), 2, 0);
        assertThat(kept.pixels()).containsExactly(0, 1, 3, 4);
        assertThat(kept.labels()).containsExactly(0, 1, 0, 1);
        assertThat(kept.classNames()).containsExactly("c", "a");
    }

    @Test
    void unknownOrRepeatedClassesAreRefused() {
        assertThatThrownBy(() -> Selection.keepClasses(set(0), 3)).hasMessageContaining("from 0 to 2");
        assertThatThrownBy(() -> Selection.keepClasses(set(0), 1, 1)).hasMessageContaining("named once");
    }

    @Test
    void aSpreadTakesEachClassesShareAtEqualDistances() {
        int[] labels = IntStream.range(0, 18).map(i -> i / 6).toArray();
        assertThat(Selection.spread(set(labels), 6).pixels()).containsExactly(1, 4, 7, 10, 13, 16);
        ImageSet uneven =
                set(IntStream.range(0, 20).map(i -> i < 13 ? 0 : i < 19 ? 1 : 2).toArray());
        assertThat(Selection.spread(uneven, 7).countsPerClass()).containsExactly(5, 2, 0);
        assertThat(Selection.spread(uneven, 20)).isSameAs(uneven);
        assertThat(Selection.spread(uneven, 99)).isSameAs(uneven);
    }

    @Test
    void aSpreadHasExactlyAsManyImagesAsAreWanted() {
        ImageSet uneven =
                set(IntStream.range(0, 40).map(i -> i < 5 ? 0 : i < 22 ? 1 : 2).toArray());
        for (int wanted = 1; wanted <= 40; wanted++) {
            assertThat(Selection.spread(uneven, wanted).count()).isEqualTo(wanted);
        }
    }
}
