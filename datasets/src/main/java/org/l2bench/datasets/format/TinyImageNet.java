package org.l2bench.datasets.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.datasets.format.ImageFolder.Labelled;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;

/**
 * The folder of Tiny-ImageNet: {@code wnids.txt} with the classes, {@code train/CLASS/images/*.JPEG}, and {@code val/images}
 * with {@code val/val_annotations.txt} (tab-separated: file, class, box). Classes are numbered in the order of their names,
 * images in the order of class and file name, or of the annotations. The published test part has no labels and is not read.
 */
public final class TinyImageNet {
    private static final ImageShape SHAPE = new ImageShape(3, 64, 64);

    private TinyImageNet() {}

    /** The training images, 3x64x64; grey files get three equal channels. */
    public static Images train(String name, Path folder) {
        List<String> classes = classes(folder);
        List<Labelled> files = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            Path images = folder.resolve("train").resolve(classes.get(label)).resolve("images");
            if (!Files.isDirectory(images)) {
                throw FormatException.in(
                        folder.toString(), "class " + classes.get(label), "nothing", "folder " + images);
            }
            for (Path file : ImageFolder.images(images)) {
                files.add(new Labelled(file, label));
            }
        }
        return ImageFolder.lazily(name, files, classes, SHAPE);
    }

    /** The validation images, 3x64x64, which serve as test images because the published test part has no labels. */
    public static Images validation(String name, Path folder) {
        List<String> classes = classes(folder);
        Path annotations = folder.resolve("val/val_annotations.txt");
        List<String> lines = lines(annotations);
        List<Labelled> files = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = "line " + (i + 1);
            List<String> fields = List.of(lines.get(i).split("\t", -1));
            if (fields.size() < 2) {
                throw FormatException.in(
                        annotations.toString(), line, "'" + lines.get(i) + "'", "file, class and box between tabs");
            }
            int label = classes.indexOf(fields.get(1));
            if (label < 0) {
                throw FormatException.in(
                        annotations.toString(), line, "class '" + fields.get(1) + "'", "one of wnids.txt");
            }
            Path image = folder.resolve("val/images").resolve(fields.get(0));
            if (!Files.isRegularFile(image)) {
                throw FormatException.in(annotations.toString(), line, "no file " + image, "every listed image");
            }
            files.add(new Labelled(image, label));
        }
        return ImageFolder.lazily(name, files, classes, SHAPE);
    }

    private static List<String> classes(Path folder) {
        return lines(folder.resolve("wnids.txt")).stream().sorted().toList();
    }

    private static List<String> lines(Path file) {
        return Lines.of(Content.of(file)).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
