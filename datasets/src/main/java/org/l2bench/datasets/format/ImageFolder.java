package org.l2bench.datasets.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;
import org.l2bench.datasets.transform.Reshape;

/**
 * PNG and JPEG files, one sub-folder a class, with any names and sizes. Classes and files are taken in the order of their
 * names; files with other endings and files directly in the folder are not images of the set.
 */
public final class ImageFolder {
    private ImageFolder() {}

    /** The names of the sub-folders that hold an image, sorted. */
    public static List<String> classes(Path folder) {
        return entries(folder, Files::isDirectory).stream()
                .filter(sub -> !images(sub).isEmpty())
                .map(ImageFolder::name)
                .toList();
    }

    /** The image files of a folder, sorted by name. */
    public static List<Path> images(Path folder) {
        return entries(folder, ImageFolder::isImage);
    }

    /**
     * One image and its class.
     *
     * @param label an index into the class names
     */
    public record Labelled(Path file, int label) {}

    /** The files of all classes, class by class. A class may lack a sub-folder: it then has no file here. */
    public static List<Labelled> files(Path folder, List<String> classNames) {
        List<Labelled> files = new ArrayList<>();
        for (int label = 0; label < classNames.size(); label++) {
            Path sub = folder.resolve(classNames.get(label));
            if (Files.isDirectory(sub)) {
                for (Path file : images(sub)) {
                    files.add(new Labelled(file, label));
                }
            }
        }
        return files;
    }

    /** Decodes the files, each into the shape (see {@link Reshape}). */
    public static ImageSet read(String name, List<Labelled> files, List<String> classNames, ImageShape shape) {
        return lazily(name, files, classNames, shape).decoded();
    }

    /** As {@link #read}, each file when its image is asked for. */
    public static Images lazily(String name, List<Labelled> files, List<String> classNames, ImageShape shape) {
        int[] labels = files.stream().mapToInt(Labelled::label).toArray();
        return new LazyImages(name, shape, 255, labels, classNames, i -> {
            Picture picture = Picture.read(Content.of(files.get(i).file()));
            return Reshape.image(picture.pixels(), 0, picture.shape(), shape);
        });
    }

    /** The classes of several folders together, sorted. */
    public static List<String> classes(Path first, Path second) {
        TreeSet<String> names = new TreeSet<>(classes(first));
        names.addAll(classes(second));
        return List.copyOf(names);
    }

    private static boolean isImage(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg"));
    }

    private static List<Path> entries(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted)
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
