package org.l2bench.experiments.rehearsalfreecl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;

class ImageSplitTest {
    @TempDir
    Path folder;

    private final Settings settings =
            new RehearsalFreeCl().preset("quick").orElseThrow().settings();
    private final ImageSplit quick = settings.images();

    /** 100 images of each class, the first two pixels of each being class and number. */
    private static ImageSet numbered(int classes) {
        int count = 100 * classes;
        var pixels = new byte[2 * 2 * count];
        for (int i = 0; i < count; i++) {
            pixels[4 * i] = (byte) (i / 100);
            pixels[4 * i + 1] = (byte) (i % 100);
        }
        var labels = IntStream.range(0, count).map(i -> i / 100).toArray();
        var names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return new ImageSet("numbered", pixels, new ImageShape(1, 2, 2), 255, labels, names);
    }

    private static SortedSet<Integer> numbers(ImageSet set) {
        return IntStream.range(0, set.count())
                .mapToObj(i -> set.pixel(i, 0, 0, 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** K14: of every class 0-59 train, 60-79 are for validation and 80-99 for testing; pre-training sees no test drawing. */
    @Test
    void partsOfAClassAreDisjoint() {
        var pool = new Pool(quick, numbered(7), numbered(7), true);
        var classes = new int[] {5, 2};
        var train = pool.part(Part.TRAIN, classes);
        assertThat(train.countsPerClass()).containsExactly(60, 60);
        assertThat(train.pixel(60, 0, 0, 0)).isEqualTo(train.labels()[60] == 0 ? 5 : 2);
        assertThat(numbers(train)).hasSize(60).startsWith(0).endsWith(59);
        assertThat(numbers(pool.part(Part.VALIDATION, classes)))
                .hasSize(20)
                .startsWith(60)
                .endsWith(79);
        assertThat(numbers(pool.part(Part.TEST, classes)))
                .hasSize(20)
                .startsWith(80)
                .endsWith(99);
        assertThat(numbers(pool.forPretraining(settings.pretraining().perClass(), classes)))
                .hasSize(80)
                .startsWith(0)
                .endsWith(79);
    }

    @Test
    void aSetInTwoPartsTakesValidationFromItsTrainingImages() {
        var two = new ImageSplit("cifar100", 3, 2, ImageSplit.Inputs.CIFAR100, 0, 30, 0);
        var pool = new Pool(two, numbered(3), numbered(3), false);
        var classes = new int[] {1};
        assertThat(numbers(pool.part(Part.VALIDATION, classes)))
                .hasSize(30)
                .startsWith(0)
                .endsWith(29);
        assertThat(numbers(pool.part(Part.TRAIN, classes)))
                .hasSize(70)
                .startsWith(30)
                .endsWith(99);
        assertThat(numbers(pool.part(Part.TEST, classes))).hasSize(100);
    }

    /** K13. */
    @Test
    void classesArePreTrainedOnOrInTheStreamAndNotBoth() {
        var reserved = settings.pretraining().reserved();
        var pretraining = reserved.of(125);
        assertThat(pretraining).hasSize(100).isSorted().doesNotHaveDuplicates();
        for (long seed = 0; seed < 5; seed++) {
            var stream = reserved.stream(125, 25, seed);
            assertThat(stream).hasSize(25).doesNotHaveDuplicates().doesNotContain(pretraining);
        }
        assertThat(reserved.stream(125, 25, 1)).isNotEqualTo(reserved.stream(125, 25, 2));
    }

    @Test
    void drawingsAreCentredReducedAndScaled() {
        var pool = Pool.load(quick, new DataRoot(Optional.empty(), folder));
        try (var scope = new PointerScope()) {
            var tensor = pool.tensor(pool.part(Part.TEST, new int[] {3}));
            assertThat(tensor.shape()).containsExactly(20, 1, 20, 20);
            var values = TensorArrays.doubles(tensor);
            assertThat(Arrays.stream(values).min().orElseThrow()).isCloseTo(-0.5, within(1e-6));
            assertThat(Arrays.stream(values).max().orElseThrow()).isLessThanOrEqualTo(0.85 / 0.3 + 1e-6);
            var back = quick.scaling().undo(tensor);
            assertThat(back.min().item_double()).isBetween(-1e-6, 1e-6);
        }
    }

    @Test
    void fingerprintsAreThoseOfTheSet() {
        assertThat(quick.fingerprints(new DataRoot(Optional.empty(), folder)))
                .isEqualTo(Map.of("quickdraw", "274e7799c4075227c875823be1e204e24a2658132ea6bc98af3280caadd0741f"));
    }
}
