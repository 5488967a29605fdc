package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.Idx;
import org.l2bench.datasets.image.ImageShape;

class CatalogueTest {
    @TempDir
    Path folder;

    private DataRoot root() {
        return new DataRoot(Optional.of(folder.resolve("mine")), folder.resolve("cache"));
    }

    @Test
    void namesAreUniqueAndKnown() {
        assertThat(Catalogue.list())
                .extracting(DataSet::name)
                .doesNotHaveDuplicates()
                .contains("fashion-mnist-subset", "digits8x8", "patches", "quickdraw", "mnist", "spambase");
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Catalogue.load("fashon-mnist", Split.TEST, root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("unknown image set 'fashon-mnist'; did you mean fashion-mnist?");
        assertThatThrownBy(() -> Catalogue.describe("spambse")).hasMessageContaining("did you mean spambase");
        assertThatThrownBy(() -> Catalogue.loadTable("spam")).hasMessageContaining("unknown table 'spam'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t10k-%s-idx%d-ubyte", "t10k-%s.idx%d-ubyte"})
    void idxFilesMayHaveADotBeforeTheirKind(String pattern) throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine/mnist"));
        Files.write(
                mine.resolve(String.format(Locale.ROOT, pattern, "images", 3)),
                Idx.write(List.of(10_000, 28, 28), new byte[7_840_000]));
        Files.write(
                mine.resolve(String.format(Locale.ROOT, pattern, "labels", 1) + ".gz"),
                gzip(Idx.write(List.of(10_000), new byte[10_000])));
        assertThat(Catalogue.availability("mnist", root()).get(Split.TEST).where())
                .isEqualTo(mine.toString());
        // Read, and then told from the published content.
        assertThatThrownBy(() -> Catalogue.load("mnist", Split.TEST, root()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("content with fingerprint");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void classesAreCountedWithoutReadingThem() {
        assertThat(Catalogue.classCounts("fashion-mnist-subset", Split.TRAIN))
                .hasSize(10)
                .containsOnly(1000);
        assertThat(Catalogue.classCounts("fashion-mnist-subset", Split.ALL)).containsOnly(1200);
    }

    @Test
    void absentSplitsAreRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> Catalogue.load("digits8x8", Split.TRAIN, root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("digits8x8 has no split 'train'; it has [test, all]");
        assertThat(Catalogue.load("digits8x8", Split.ALL, root()))
                .isEqualTo(Catalogue.load("digits8x8", Split.TEST, root()));
    }

    @Test
    void missingFilesAreNamedWithPlacesAndRemedy() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine/mnist"));
        Files.write(mine.resolve("t10k-labels-idx1-ubyte.gz"), new byte[0]);
        assertThatThrownBy(() -> Catalogue.load("mnist", Split.TEST, root()))
                .isInstanceOf(DataMissing.class)
                .hasMessage("mnist: missing t10k-images-idx3-ubyte of split 'test'; looked in " + mine + ", "
                        + folder.resolve("cache/mnist") + "; get it with 'l2bench data fetch mnist', or put the four "
                        + "IDX files, as they are or with .gz, from http://yann.lecun.com/exdb/mnist, into DIR/mnist "
                        + "and give --data-dir DIR");
        assertThat(Catalogue.availability("mnist", root()).get(Split.TEST).available())
                .isFalse();
        assertThat(Catalogue.availability("patches", root()).get(Split.TEST).where())
                .isEqualTo("in the jar");
    }

    @Test
    void otherContentUnderAKnownNameIsRefused() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("cache/mnist"));
        Files.write(cache.resolve("t10k-images-idx3-ubyte"), Idx.write(List.of(10_000, 28, 28), new byte[7_840_000]));
        Files.write(cache.resolve("t10k-labels-idx1-ubyte"), Idx.write(List.of(10_000), new byte[10_000]));
        assertThat(Catalogue.availability("mnist", root()).get(Split.TEST).where())
                .isEqualTo(cache.toString());
        assertThatThrownBy(() -> Catalogue.load("mnist", Split.TEST, root()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(cache + ", split test: found content with fingerprint")
                .hasMessageContaining("the published content");
    }

    @Test
    void wrongNumberOfImagesIsRefused() throws IOException {
        Path placed = Files.createDirectories(folder.resolve("mine/cifar-100-binary"));
        Files.write(placed.resolve("test.bin"), new byte[2 * 3074]);
        assertThatThrownBy(() -> Catalogue.load("cifar100", Split.TEST, root()))
                .isInstanceOf(FormatException.class)
                .hasMessage(placed + ", split test: found 2 images, expected 10000");
    }

    @Test
    void placedFolderComesBeforeTheCache() throws IOException {
        Path placed = Files.createDirectories(folder.resolve("mine/svhn"));
        Path cache = Files.createDirectories(folder.resolve("cache/svhn"));
        Files.write(cache.resolve("test_32x32.mat"), new byte[1]);
        assertThat(Catalogue.availability("svhn", root()).get(Split.TEST).where())
                .isEqualTo(cache.toString());
        Files.write(placed.resolve("test_32x32.mat"), new byte[1]);
        assertThat(Catalogue.availability("svhn", root()).get(Split.TEST).where())
                .isEqualTo(placed.toString());
    }

    @Test
    void classNamesOfCifarAreCompleteAndInTheOrderOfTheArchive() {
        assertThat(ClassNames.CIFAR_100).hasSize(100).doesNotHaveDuplicates().isSorted();
        assertThat(ClassNames.CIFAR_10).hasSize(10).isSorted();
    }

    @Test
    void setsCanBeLoadedInAnotherShape() {
        ImageShape shape = new ImageShape(3, 4, 4);
        assertThat(Catalogue.load("digits8x8", Split.TEST, shape, root()).shape())
                .isEqualTo(shape);
        assertThat(Catalogue.fingerprint("digits8x8", Split.TEST, shape, root()))
                .isNotEqualTo(Catalogue.fingerprint("digits8x8", Split.TEST, root()));
    }
}
