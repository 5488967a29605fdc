package org.l2bench.datasets.catalogue;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.InvalidSettings;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.ImageFolder;
import org.l2bench.datasets.format.ImageFolder.Labelled;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;

/**
 * A user's own images, {@code folder:PATH}: one sub-folder a class, with PNG or JPEG files. If PATH has sub-folders
 * {@code train} and {@code test}, these hold the classes. Otherwise every fifth file of a class, in the order of the names,
 * belongs to the test part, and the rest to the training part.
 */
final class UserFolder {
    private static final String PREFIX = "folder:";
    private static final int TEST_EVERY = 5;

    private UserFolder() {}

    static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    static Images images(String name, Split split, ImageShape shape) {
        Listing listing = list(name, split);
        return ImageFolder.lazily(name, listing.files(), listing.classNames(), shape);
    }

    /** Images of each class in a split, from the names of the files alone. */
    static int[] classCounts(String name, Split split) {
        Listing listing = list(name, split);
        int[] counts = new int[listing.classNames().size()];
        listing.files().forEach(f -> counts[f.label()]++);
        return counts;
    }

    /** The files of a split; at least one. */
    private record Listing(List<String> classNames, List<Labelled> files) {}

    private static Listing list(String name, Split split) {
        Path folder = folder(name);
        Path train = folder.resolve("train");
        Path test = folder.resolve("test");
        boolean divided = Files.isDirectory(train) && Files.isDirectory(test);
        List<String> classNames = divided ? ImageFolder.classes(train, test) : ImageFolder.classes(folder);
        List<Labelled> files = divided
                ? divided(train, test, classNames, split)
                : everyFifth(ImageFolder.files(folder, classNames), split);
        if (files.isEmpty()) {
            throw FormatException.in(
                    folder.toString(),
                    "split " + split,
                    "no image",
                    "one sub-folder a class, with PNG or JPEG files" + (divided ? " in train and in test" : ""));
        }
        return new Listing(classNames, files);
    }

    private static Path folder(String name) {
        String path = name.substring(PREFIX.length());
        try {
            Path folder = Path.of(path);
            if (path.isEmpty() || !Files.isDirectory(folder)) {
                throw new DataMissing(List.of(name + ": there is no folder " + folder.toAbsolutePath()
                        + "; it should hold one sub-folder a class, with PNG or JPEG files"));
            }
            return folder;
        } catch (InvalidPathException e) {
            throw new InvalidSettings(List.of(name + " is not a path: " + e.getMessage()));
        }
    }

    private static List<Labelled> divided(Path train, Path test, List<String> classNames, Split split) {
        List<Labelled> files = new ArrayList<>();
        if (split != Split.TEST) {
            files.addAll(ImageFolder.files(train, classNames));
        }
        if (split != Split.TRAIN) {
            files.addAll(ImageFolder.files(test, classNames));
        }
        return files;
    }

    private static List<Labelled> everyFifth(List<Labelled> files, Split split) {
        int[] seen = new int[files.isEmpty() ? 0 : files.get(files.size() - 1).label() + 1];
        boolean[] isTest = new boolean[files.size()];
        for (int i = 0; i < isTest.length; i++) {
            isTest[i] = seen[files.get(i).label()]++ % TEST_EVERY == TEST_EVERY - 1;
        }
        List<Labelled> train = pick(files, isTest, false);
        List<Labelled> test = pick(files, isTest, true);
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> List.of();
            case TEST -> test;
            case ALL -> Stream.concat(train.stream(), test.stream()).toList();
        };
    }

    private static List<Labelled> pick(List<Labelled> files, boolean[] isTest, boolean wanted) {
        return IntStream.range(0, files.size())
                .filter(i -> isTest[i] == wanted)
                .mapToObj(files::get)
                .toList();
    }
}
