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
import org.l2bench.core.experiment.InvalidSettings;
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
    void otherFilesAreNotImages() throws IOException {
        grey("a/1.png", 5);
        Files.writeString(folder.resolve("a/notes.txt"), "none");
        Files.writeString(folder.resolve("a/.hidden.png"), "none");
        Files.createDirectories(folder.resolve("empty"));
        assertThat(load(Split.ALL, GREY).classNames()).containsExactly("a");
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        grey("a/1.png", 5);
        Path text = Files.writeString(folder.resolve("a/2.png"), "no image");
        assertThatThrownBy(() -> load(Split.ALL, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessage(text + ", byte 0: found bytes of another format, expected PNG or JPEG");
        byte[] damaged = Files.readAllBytes(folder.resolve("a/1.png"));
        damaged[20] ^= 0x55; // in the header
        Files.write(text, damaged);
        assertThatThrownBy(() -> load(Split.ALL, GREY))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(text + ", byte 0: found a broken image");
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
