package org.l2bench.datasets.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.datasets.format.FormatException;
import org.l2bench.datasets.format.ImageFolder;
import org.l2bench.datasets.format.ImageFolder.Labelled;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;

/**
 * A user's own images, {@code NAME=folder:PATH}: one sub-folder a class, with pictures (see {@link ImageFolder}). If PATH has
 * sub-folders {@code train} and {@code test}, these hold the classes. Otherwise every fifth file of a class, in the order of the
 * names, belongs to the test part, and the rest to the training part.
 */
record UserFolder(
        NamedFolder named,
        boolean isDivided,
        List<String> classNames,
        List<Labelled> train,
        List<Labelled> test,
        List<String> leftOut) {
    private static final int TEST_EVERY = 5;
    private static final String LAYOUT = "one sub-folder a class, with PNG, JPEG, GIF or BMP files";

    static boolean isOne(String name) {
        return NamedFolder.isOne(name);
    }

    /**
     * Lists the folder; opens no file.
     *
     * @throws DataMissing if it is not there
     * @throws FormatException if there is no picture where there should be some
     */
    static UserFolder of(String name) {
        NamedFolder named = NamedFolder.of(name);
        Path folder = named.path();
        if (!Files.isDirectory(folder)) {
            throw new DataMissing(List.of(
                    named.name() + ": there is no folder " + folder.toAbsolutePath() + "; it should hold " + LAYOUT));
        }
        Path train = folder.resolve("train");
        Path test = folder.resolve("test");
        if (Files.isDirectory(train) && Files.isDirectory(test)) {
            return divided(named, ImageFolder.list(train), ImageFolder.list(test));
        }
        UserFolder inOnePart = inOnePart(named);
        if (!inOnePart.classNames.isEmpty()) {
            return inOnePart;
        }
        if (Files.isDirectory(train)) {
            throw FormatException.in(
                    folder.toString(), "the folder", "train without test", "both of them, or neither and " + LAYOUT);
        }
        // Enough for a set that is only looked at.
        return Files.isDirectory(test) ? divided(named, ImageFolder.EMPTY, ImageFolder.list(test)) : inOnePart;
    }

    private static UserFolder divided(NamedFolder named, ImageFolder train, ImageFolder test) {
        TreeSet<String> names = new TreeSet<>(train.classes().keySet());
        names.addAll(test.classes().keySet());
        List<String> classNames = List.copyOf(names);
        List<String> leftOut = new ArrayList<>(ImageFolder.beside(named.path(), "train", "test"));
        train.leftOut().forEach(reason -> leftOut.add("of train " + reason));
        test.leftOut().forEach(reason -> leftOut.add("of test " + reason));
        return new UserFolder(named, true, classNames, train.files(classNames), test.files(classNames), leftOut);
    }

    private static UserFolder inOnePart(NamedFolder named) {
        ImageFolder all = ImageFolder.list(named.path());
        List<String> classNames = List.copyOf(all.classes().keySet());
        List<Labelled> files = all.files(classNames);
        int[] seen = new int[classNames.size()];
        boolean[] isTest = new boolean[files.size()];
        for (int i = 0; i < isTest.length; i++) {
            isTest[i] = seen[files.get(i).label()]++ % TEST_EVERY == TEST_EVERY - 1;
        }
        return new UserFolder(
                named, false, classNames, pick(files, isTest, false), pick(files, isTest, true), all.leftOut());
    }

    private static List<Labelled> pick(List<Labelled> files, boolean[] isTest, boolean wanted) {
        return IntStream.range(0, files.size())
                .filter(i -> isTest[i] == wanted)
                .mapToObj(files::get)
                .toList();
    }

    /** The files of a split; at least one. */
    private List<Labelled> files(Split split) {
        List<Labelled> files =
                switch (split) {
                    case TRAIN -> train;
                    case VALIDATION -> List.of();
                    case TEST -> test;
                    case ALL -> Stream.concat(train.stream(), test.stream()).toList();
                };
        if (files.isEmpty()) {
            throw FormatException.in(
                    named.path().toString(),
                    "split " + split,
                    "no image" + (leftOut.isEmpty() ? "" : " (left out: " + String.join(", ", leftOut) + ")")
                            + (isDivided || train.isEmpty()
                                    ? ""
                                    : ", for every fifth file of a class is for testing and no class has five"),
                    LAYOUT + (isDivided ? " in train and in test" : ""));
        }
        return files;
    }

    /** The images of a folder, or noise with the labels of its images. */
    static Images images(String name, Split split, ImageShape shape, Content content) {
        NamedFolder named = NamedFolder.of(name);
        if (content == Content.STAND_IN && !Files.isDirectory(named.path())) {
            return StandIn.folder(named.name(), split, shape);
        }
        UserFolder folder = of(name);
        if (content == Content.STAND_IN) {
            int[] labels =
                    folder.files(split).stream().mapToInt(Labelled::label).toArray();
            return StandIn.images(named.name(), shape, labels, folder.classNames.size());
        }
        return ImageFolder.lazily(named.name(), folder.files(split), folder.classNames, shape);
    }

    /** Images of each class in a split, from the names of the files alone. */
    int[] classCounts(Split split) {
        return counts(files(split));
    }

    private int[] counts(List<Labelled> files) {
        int[] counts = new int[classNames.size()];
        files.forEach(f -> counts[f.label()]++);
        return counts;
    }

    /** For example {@code 3 classes; train 12 to 14 a class, 39 in all; test 6 a class, 18 in all; left out: 1 hidden (.x)}. */
    String line(boolean isTrainedOn) {
        String parts = isTrainedOn || isDivided
                ? "train " + perClass(train) + "; test " + perClass(test)
                        + (isDivided ? "" : " (every fifth file of a class)")
                : perClass(files(Split.ALL));
        return (classNames.size() == 1 ? "1 class; " : classNames.size() + " classes; ") + parts + "; left out: "
                + (leftOut.isEmpty() ? "nothing" : String.join(", ", leftOut));
    }

    private String perClass(List<Labelled> files) {
        if (files.isEmpty()) {
            return "none";
        }
        var counts = Arrays.stream(counts(files)).summaryStatistics();
        String range = counts.getMin() == counts.getMax()
                ? String.valueOf(counts.getMin())
                : counts.getMin() + " to " + counts.getMax();
        return String.format(Locale.ROOT, "%s a class, %,d in all", range, files.size());
    }
}
