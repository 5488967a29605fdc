package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.text.Corpus;

/** What is read in the place of published content: noise of its shape, or its items with other labels. */
class StandInTest {
    @TempDir
    private Path folder;

    private DataRoot published() {
        return new DataRoot(Optional.empty(), folder);
    }

    private DataRoot standIn() {
        return published().with(Content.STAND_IN);
    }

    @Test
    void imagesHaveTheCataloguedShapeClassesAndCounts() {
        var images = Catalogue.images("cifar100", Split.TEST, standIn());
        assertThat(images.shape()).isEqualTo(new ImageShape(3, 32, 32));
        assertThat(images.count()).isEqualTo(10_000);
        assertThat(images.countsPerClass()).hasSize(100).containsOnly(100);
        assertThat(Catalogue.images("mnist", Split.TRAIN, standIn()).countsPerClass())
                .isEqualTo(Catalogue.classCounts("mnist", Split.TRAIN));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void imagesDifferFromEachOtherAndAreTheSameEachTime() {
        var images = Catalogue.images("cifar10", Split.TEST, standIn());
        assertThat(images.image(1)).isNotEqualTo(images.image(2));
        assertThat(images.image(9999))
                .isEqualTo(Catalogue.images("cifar10", Split.TEST, standIn()).image(9999));
        assertThat(images.decoded().image(7)).isEqualTo(images.image(7));
    }

    @Test
    void imagesLargerThanTheNoiseAreFilled() {
        var image = Catalogue.images(
                        "x=folder:" + folder.resolve("none"), Split.TRAIN, new ImageShape(3, 700, 700), standIn())
                .image(1);
        assertThat(image).hasSize(3 * 700 * 700);
        assertThat(Arrays.copyOfRange(image, image.length - 1000, image.length)).isNotEqualTo(new byte[1000]);
    }

    @Test
    void whatIsInTheJarStandsForItself() {
        assertThat(Catalogue.fingerprint("digits8x8", Split.ALL, standIn()))
                .isEqualTo(Catalogue.fingerprint("digits8x8", Split.ALL, published()));
        assertThat(Catalogue.loadText("bible-kjv", Split.ALL, standIn()).fingerprint())
                .isEqualTo(
                        Catalogue.loadText("bible-kjv", Split.ALL, published()).fingerprint());
    }

    @Test
    void textsHaveAboutAsManyWordsAndPartsOfTheirOwn() {
        var training = Catalogue.loadText("wikitext-2", Split.TRAIN, standIn());
        assertThat(words(training)).hasSizeBetween(32_000, 33_280);
        var validation = Catalogue.loadText("wikitext-2", Split.VALIDATION, standIn());
        assertThat(lines(training)).doesNotContainAnyElementsOf(lines(validation));
        assertThat(training.fingerprint()).isEqualTo(training.fingerprint());
    }

    private static Set<String> lines(Corpus corpus) {
        var lines = new HashSet<String>();
        corpus.read(lines::add);
        return lines;
    }

    private static Set<String> words(Corpus corpus) {
        var words = new HashSet<String>();
        corpus.read(line -> words.addAll(Arrays.asList(line.split(" ", -1))));
        return words;
    }

    @Test
    void aFolderOfTheUserHasTheLabelsOfItsFilesAndNoneIsOpened() throws IOException {
        for (var file : new String[] {"a/1.png", "a/2.png", "b/1.png"}) {
            var path = folder.resolve("pets/train").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "no picture");
        }
        Files.createDirectories(folder.resolve("pets/test"));
        var images = Catalogue.images(
                "pets=folder:" + folder.resolve("pets"), Split.TRAIN, new ImageShape(1, 8, 8), standIn());
        assertThat(images.labels()).containsExactly(0, 0, 1);
        assertThat(images.decoded().count()).isEqualTo(3);
    }

    @Test
    void aFolderThatIsNotThereHasManyClasses() {
        var name = "pets=folder:" + folder.resolve("nowhere");
        var images = Catalogue.images(name, Split.TRAIN, new ImageShape(3, 8, 8), standIn());
        assertThat(images.countsPerClass()).hasSize(256).containsOnly(8);
        assertThat(Catalogue.images(name, Split.TEST, new ImageShape(3, 8, 8), standIn())
                        .count())
                .isEqualTo(512);
    }

    @Test
    void permutedLabelsAreAsManyOfEachClassOnTheSameImages() {
        var permuted =
                Catalogue.load("fashion-mnist-subset", Split.TRAIN, published().with(Content.LABELS_PERMUTED));
        var images = Catalogue.load("fashion-mnist-subset", Split.TRAIN, published());
        assertThat(permuted.pixels()).isEqualTo(images.pixels());
        assertThat(permuted.countsPerClass()).isEqualTo(images.countsPerClass());
        int same = 0;
        for (int i = 0; i < images.count(); i++) {
            same += permuted.labels()[i] == images.labels()[i] ? 1 : 0;
        }
        assertThat(same / (double) images.count()).isBetween(0.08, 0.12);
    }
}
