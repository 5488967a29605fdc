package org.l2bench.datasets.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;
import org.l2bench.datasets.transform.Reshape;

/**
 * Pictures in one sub-folder a class, with any names and sizes. Classes and files are taken in the order of their names. Files with
 * the endings of {@link Picture}'s formats are pictures, whatever their content then is; all other files are left out, as are hidden
 * ones, those of other systems' making, and whatever lies outside a class or in a folder within one.
 *
 * @param classes the files of each class by its name; a class has at least one
 * @param leftOut what else is there, one reason each
 */
public record ImageFolder(SortedMap<String, List<Path>> classes, List<String> leftOut) {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp");
    private static final Set<String> OF_SYSTEMS = Set.of("__macosx", "thumbs.db", "desktop.ini", "$recycle.bin");
    private static final int NAMED = 3;
    private static final int NAMED_BROKEN = 20;
    private static final String REPLACED = "\ufffd";

    /** No class. */
    public static final ImageFolder EMPTY = new ImageFolder(Collections.emptySortedMap(), List.of());

    public ImageFolder {
        classes = Collections.unmodifiableSortedMap(classes);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One image and its class.
     *
     * @param label an index into the class names
     */
    public record Labelled(Path file, int label) {}

    /**
     * Lists a folder without opening a file.
     *
     * @throws FormatException if names of class folders cannot be told apart, because they are not text in this system's encoding
     */
    public static ImageFolder list(Path folder) {
        TreeMap<String, List<Path>> classes = new TreeMap<>();
        LeftOut leftOut = new LeftOut();
        List<String> unreadable = new ArrayList<>();
        for (Path entry : entries(folder)) {
            String name = name(entry);
            if (isHidden(entry)) {
                leftOut.hidden(name);
            } else if (!Files.isDirectory(entry)) {
                leftOut.file("in no class folder", ending(entry));
            } else if (name.contains(REPLACED)) {
                unreadable.add(name);
            } else {
                List<Path> images = new ArrayList<>();
                for (Path file : entries(entry)) {
                    sort(file, name, images, leftOut);
                }
                if (images.isEmpty()) {
                    leftOut.emptyClass(name);
                } else {
                    classes.put(name, List.copyOf(images));
                }
            }
        }
        if (!unreadable.isEmpty()) {
            throw FormatException.in(
                    folder.toString(),
                    "class folders " + String.join(", ", unreadable),
                    "names that are not text in this system's encoding (" + System.getProperty("sun.jnu.encoding")
                            + ")",
                    "other names; rename these folders");
        }
        return new ImageFolder(classes, leftOut.reasons());
    }

    /** What there is in a folder beside some sub-folders, one reason each why it is no part of a set. */
    public static List<String> beside(Path folder, String... known) {
        LeftOut leftOut = new LeftOut();
        for (Path entry : entries(folder)) {
            String name = name(entry);
            if (isHidden(entry)) {
                leftOut.hidden(name);
            } else if (!List.of(known).contains(name)) {
                leftOut.file(
                        "beside " + String.join(" and ", known), Files.isDirectory(entry) ? name + "/" : ending(entry));
            }
        }
        return leftOut.reasons();
    }

    private static void sort(Path file, String className, List<Path> images, LeftOut leftOut) {
        if (isHidden(file)) {
            leftOut.hidden(name(file));
        } else if (Files.isDirectory(file)) {
            leftOut.file("in folders within " + className, name(file) + "/");
        } else if (ENDINGS.contains(ending(file))) {
            images.add(file);
        } else {
            leftOut.file("in " + className, ending(file));
        }
    }

    /** The image files of a folder, sorted by name. */
    public static List<Path> images(Path folder) {
        return entries(folder).stream()
                .filter(file -> !isHidden(file) && Files.isRegularFile(file) && ENDINGS.contains(ending(file)))
                .toList();
    }

    /** The files of all classes, class by class. A class may be missing here: it then has no file. */
    public List<Labelled> files(List<String> classNames) {
        List<Labelled> files = new ArrayList<>();
        for (int label = 0; label < classNames.size(); label++) {
            for (Path file : classes.getOrDefault(classNames.get(label), List.of())) {
                files.add(new Labelled(file, label));
            }
        }
        return files;
    }

    /**
     * The images of these files, each in the shape (see {@link Reshape}) and decoded when it is asked for. Asking for one that
     * cannot be read throws {@link FormatException} with it and all after it that cannot be read either.
     */
    public static Images lazily(String name, List<Labelled> files, List<String> classNames, ImageShape shape) {
        int[] labels = files.stream().mapToInt(Labelled::label).toArray();
        return new LazyImages(name, shape, 255, labels, classNames, i -> {
            try {
                return decoded(files.get(i), shape);
            } catch (FormatException e) {
                throw withAllAfter(i, e, name, files, shape);
            }
        });
    }

    private static byte[] decoded(Labelled file, ImageShape shape) {
        Picture picture = Picture.read(Content.of(file.file()));
        return Reshape.image(picture.pixels(), 0, picture.shape(), shape);
    }

    private static FormatException withAllAfter(
            int index, FormatException first, String name, List<Labelled> files, ImageShape shape) {
        List<String> broken = new ArrayList<>(List.of(first.getMessage()));
        for (Labelled file : files.subList(index + 1, files.size())) {
            try {
                decoded(file, shape);
            } catch (FormatException e) {
                broken.add(e.getMessage());
            }
        }
        if (broken.size() == 1) {
            return first;
        }
        String all = broken.stream().limit(NAMED_BROKEN).collect(Collectors.joining("; "));
        String more = broken.size() > NAMED_BROKEN ? "; and " + (broken.size() - NAMED_BROKEN) + " more" : "";
        return FormatException.in(
                name,
                broken.size() + " of " + files.size() + " files",
                "what cannot be read [" + all + more + "]",
                "whole pictures in " + PictureFormat.READ);
    }

    /** Why files and folders are no part of a set, and how many. */
    private static final class LeftOut {
        private final List<String> hidden = new ArrayList<>();
        private final List<String> emptyClasses = new ArrayList<>();
        private final SortedMap<String, SortedMap<String, Integer>> files = new TreeMap<>();

        void hidden(String name) {
            hidden.add(name);
        }

        void emptyClass(String name) {
            emptyClasses.add(name);
        }

        void file(String where, String ending) {
            files.computeIfAbsent(ending, e -> new TreeMap<>()).merge(where, 1, Integer::sum);
        }

        List<String> reasons() {
            List<String> reasons = new ArrayList<>();
            files.forEach((ending, places) -> {
                int count = places.values().stream().mapToInt(Integer::intValue).sum();
                String what =
                        ending.endsWith("/") ? "folder " + ending : ending.isEmpty() ? "without ending" : "." + ending;
                reasons.add(count + " " + what + " ("
                        + some(places.keySet().stream().toList()) + ")");
            });
            if (!emptyClasses.isEmpty()) {
                reasons.add(emptyClasses.size() + (emptyClasses.size() == 1 ? " folder" : " folders")
                        + " without a picture (" + some(emptyClasses) + ")");
            }
            if (!hidden.isEmpty()) {
                reasons.add(hidden.size() + " hidden ("
                        + some(hidden.stream().distinct().toList()) + ")");
            }
            return reasons;
        }

        private static String some(List<String> names) {
            String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
            return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
        }
    }

    private static boolean isHidden(Path entry) {
        String name = name(entry).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || OF_SYSTEMS.contains(name);
    }

    private static String ending(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(ImageFolder::name).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
