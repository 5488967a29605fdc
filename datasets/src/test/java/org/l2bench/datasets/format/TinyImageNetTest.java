package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.datasets.image.ImageSet;

class TinyImageNetTest {
    @TempDir
    Path folder;

    private void jpeg(String file, int colour) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, colour);
        }
        assertThat(ImageIO.write(image, "jpg", path.toFile())).isTrue();
    }

    @BeforeEach
    void asPublished() throws IOException {
        Files.writeString(folder.resolve("wnids.txt"), "n02\nn01\n");
        jpeg("train/n01/images/n01_0.JPEG", 0x808080);
        jpeg("train/n01/images/n01_1.JPEG", 0x808080);
        jpeg("train/n02/images/n02_0.JPEG", 0x404040);
        Files.writeString(folder.resolve("train/n01/n01_boxes.txt"), "n01_0.JPEG\t0\t0\t9\t9\n");
        jpeg("val/images/val_0.JPEG", 0x404040);
        jpeg("val/images/val_1.JPEG", 0x808080);
        Files.writeString(
                folder.resolve("val/val_annotations.txt"),
                "val_0.JPEG\tn02\t0\t0\t9\t9\nval_1.JPEG\tn01\t0\t0\t9\t9\n");
    }

    @Test
    void readsTrainingAndValidationPart() {
        ImageSet train = TinyImageNet.train("t", folder).decoded();
        assertThat(train.shape()).hasToString("3x64x64");
        assertThat(train.classNames()).containsExactly("n01", "n02");
        assertThat(train.labels()).containsExactly(0, 0, 1);
        assertThat(train.pixel(2, 1, 63, 63)).isBetween(0x3f, 0x41);
        assertThat(TinyImageNet.train("t", folder).fingerprint()).isEqualTo(train.fingerprint());
        assertThat(TinyImageNet.train("t", folder).countsPerClass()).isEqualTo(train.countsPerClass());
        ImageSet validation = TinyImageNet.validation("t", folder).decoded();
        assertThat(validation.labels()).containsExactly(1, 0);
        assertThat(validation.pixel(1, 0, 0, 0)).isBetween(0x7f, 0x81);
    }

    @Test
    void faultsNameFileAndLine() throws IOException {
        Path annotations = folder.resolve("val/val_annotations.txt");
        Files.writeString(annotations, "val_0.JPEG\tn02\t0\nval_1.JPEG\tn77\t0\n");
        assertThatThrownBy(() -> TinyImageNet.validation("t", folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(annotations + ", line 2: found class 'n77', expected one of wnids.txt");
        Files.writeString(annotations, "val_0.JPEG\n");
        assertThatThrownBy(() -> TinyImageNet.validation("t", folder))
                .hasMessageContaining("line 1: found 'val_0.JPEG'");
        Files.writeString(annotations, "val_9.JPEG\tn01\t0\n");
        assertThatThrownBy(() -> TinyImageNet.validation("t", folder)).hasMessageContaining("line 1: found no file");
        Files.writeString(folder.resolve("wnids.txt"), "n01\nn03\n");
        assertThatThrownBy(() -> TinyImageNet.train("t", folder)).hasMessageContaining("class n03: found nothing");
    }
}
