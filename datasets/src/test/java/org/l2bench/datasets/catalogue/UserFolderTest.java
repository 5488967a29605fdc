package org.l2bench.datasets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

class UserFolderTest {
    private static final ImageShape GREY = new ImageShape(1, 2, 2);

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void nameWithSpaces() throws IOException {
        folder = Files.createDirectories(temporary.resolve("my own images"));
    }

    private void picture(String file, int type, int colour) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        BufferedImage image = new BufferedImage(6, 4, type);
        for (int i = 0; i < 24; i++) {
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                image.getRaster().setSample(i % 6, i / 6, 0, colour);
            } else {
                image.setRGB(i % 6, i / 6, colour);
            }
        }
        String format = file.toLowerCase(Locale.ROOT).endsWith("png") ? "png" : "jpg";
        assertThat(ImageIO.write(image, format, path.toFile())).isTrue();
    }

    private void grey(String file, int value) throws IOException {
        picture(file, BufferedImage.TYPE_BYTE_GRAY, value);
    }

    private ImageSet load(Split split, ImageShape shape) {
        return Catalogue.load("folder:" + folder, split, shape, new DataRoot(Optional.empty(), temporary));
    }

    @Test
    void everyFifthFileOfAClassIsForTesting() throws IOException {
        for (int i = 0; i < 7; i++) {
            grey("zebra/" + i + ".png", 10 + i);
        }
        for (int i = 0; i < 5; i++) {
            grey("ant/" + i + ".PNG", 20 + i);
        }
        ImageSet test = load(Split.TEST, GREY);
        assertThat(test.classNames()).containsExactly("ant", "zebra");
        assertThat(test.labels()).containsExactly(0, 1);
        assertThat(test.pixels()).containsExactly(24, 24, 24, 24, 14, 14, 14, 14);
        ImageSet train = load(Split.TRAIN, GREY);
        assertThat(train.countsPerClass()).containsExactly(4, 6);
        assertThat(Catalogue.classCounts("folder:" + folder, Split.TRAIN)).containsExactly(4, 6);
        assertThat(load(Split.ALL, GREY)).isEqualTo(train.followedBy(test));
    }

    @Test
    void trainAndTestFoldersDivideTheSet() throws IOException {
        grey("train/a/1.png", 1);
        grey("train/b/1.png", 2);
        grey("test/b/1.png", 3);
        assertThat(load(Split.TRAIN, GREY).labels()).containsExactly(0, 1);
        ImageSet test = load(Split.TEST, GREY);
        assertThat(test.classNames()).containsExactly("a", "b");
        assertThat(test.labels()).containsExactly(1);
        assertThat(load(Split.ALL, GREY).pixels()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
    }

    @Test
    void coloursKeepTheirChannelsAndGreyKeepsItsBrightness() throws IOException {
        picture("a/1.png", BufferedImage.TYPE_INT_RGB, 0x0a141e);
        picture("a/2.png", BufferedImage.TYPE_INT_ARGB, 0x800a141e);
        grey("a/3.png", 100);
        ImageSet all = load(Split.ALL, new ImageShape(3, 1, 1));
        assertThat(all.pixels()).containsExactly(10, 20, 30, 10, 20, 30, 100, 100, 100);
    }

    @Test
    void jpegIsReadToo() throws IOException {
        grey("a/1.jpg", 128);
        grey("a/2.JPEG", 128);
        ImageSet all = load(Split.ALL, new ImageShape(1, 1, 1));
        assertThat(all.count()).isEqualTo(2);
        assertThat(all.pixel(1, 0, 0, 0)).isBetween(127, 129);
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        for (int i = 0; i < 6; i++) {
            grey("a/" + i + ".png", 5);
        }
        for (String name : new String[] {
            "a/notes.txt",
            "a/x.webp",
            "a/y.WEBP",
            "b/z.webp",
            "a/Thumbs.db",
            "a/.hidden.png",
            "a/within/1.png",
            "1.png",
            ".ipynb_checkpoints/1.png",
            "__MACOSX/a/1.png"
        }) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "none");
        }
        assertThat(load(Split.ALL, GREY).classNames()).containsExactly("a");
        String leftOut = "; left out: 1 .png (in no class folder), 1 .txt (in a), 3 .webp (in a, in b),"
                + " 1 folder within/ (in folders within a), 1 folder without a picture (b),"
                + " 4 hidden (.ipynb_checkpoints, __MACOSX, .hidden.png and 1 more)";
        assertThat(Catalogue.line("folder:" + folder, true))
                .isEqualTo("1 class; train 5 a class, 5 in all; test 1 a class, 1 in all (every fifth file of a class)"
                        + leftOut);
        assertThat(Catalogue.line("folder:" + folder, false)).isEqualTo("1 class; 6 a class, 6 in all" + leftOut);
    }

    @Test
    void whatLiesBesideTrainAndTestIsSaid() throws IOException {
        grey("train/a/1.png", 1);
        grey("train/b/1.png", 2);
        grey("train/b/2.png", 2);
        grey("test/b/1.png", 3);
        grey("val/b/1.png", 3);
        assertThat(Catalogue.line("folder:" + folder, false))
                .isEqualTo("2 classes; train 1 to 2 a class, 3 in all; test 0 to 1 a class, 1 in all; left out:"
                        + " 1 folder val/ (beside train and test)");
    }

    @Test
    void aSetThatIsOnlyScoredNeedsNoParts() throws IOException {
        grey("a/1.png", 1);
        assertThat(Catalogue.scored("folder:" + folder)).isEqualTo(Split.ALL);
        assertThatThrownBy(() -> load(Split.TEST, GREY))
                .hasMessageContaining("every fifth file of a class is for testing and no class has five");
        Files.move(
                folder.resolve("a"),
                Files.createDirectories(folder.resolve("test")).resolve("a"));
        assertThat(Catalogue.scored("folder:" + folder)).isEqualTo(Split.TEST);
        assertThat(load(Split.TEST, GREY).count()).isEqualTo(1);
        Files.move(folder.resolve("test"), folder.resolve("train"));
        assertThatThrownBy(() -> Catalogue.scored("folder:" + folder)).hasMessageContaining("found train without test");
    }

    @Test
    void allFilesThatCannotBeReadAreNamedAtOnce() throws IOException {
        grey("a/1.png", 5);
        Path second = Files.writeString(folder.resolve("a/2.png"), "none");
        Path third = Files.writeString(folder.resolve("a/3.jpg"), "RIFF1234WEBP");
        assertThatThrownBy(() -> load(Split.ALL, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll(
                        "2 of 3 files",
                        second + ", byte 0: found bytes of another format",
                        third + ", byte 0: found WebP");
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        grey("a/1.png", 5);
        Path text = Files.writeString(folder.resolve("a/2.png"), "no image");
        assertThatThrownBy(() -> load(Split.ALL, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessage(text + ", byte 0: found bytes of another format, expected PNG, JPEG, GIF or BMP");
        byte[] damaged = Files.readAllBytes(folder.resolve("a/1.png"));
        damaged[20] ^= 0x55; // in the header
        Files.write(text, damaged);
        assertThatThrownBy(() -> load(Split.ALL, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(text + ", byte 8: found a broken image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void truncatedFilesAreNamed(String ending) throws IOException {
        grey("a/1." + ending, 5);
        Path file = folder.resolve("a/1." + ending);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> load(Split.ALL, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(file + ", byte " + (whole.length - 5) + ": found the end of the file");
    }

    @Test
    void missingAndEmptyFoldersAreNamed() {
        assertThatThrownBy(() -> load(Split.TEST, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(folder + ", split test: found no image, expected one sub-folder a class");
        assertThatThrownBy(() -> Catalogue.load(
                        "folder:" + folder.resolve("absent"),
                        Split.TEST,
                        GREY,
                        new DataRoot(Optional.empty(), temporary)))
                .isInstanceOf(DataMissing.class)
                .hasMessageContaining("there is no folder " + folder.resolve("absent"));
    }

    @Test
    void shapeIsNeededAndSquare() throws IOException {
        grey("a/1.png", 5);
        DataRoot root = new DataRoot(Optional.empty(), temporary);
        assertThatThrownBy(() -> Catalogue.load("folder:" + folder, Split.ALL, root))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("can only be loaded in a given shape");
        assertThatThrownBy(() -> load(Split.ALL, new ImageShape(1, 2, 3))).hasMessageContaining("not to 1x2x3");
    }
}
