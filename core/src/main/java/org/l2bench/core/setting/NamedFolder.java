package org.l2bench.core.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A folder of the user's as a setting holds it: {@code NAME=folder:PATH}, or {@code folder:PATH}, which then has the name that its
 * path ends with. The name is what tables, records and ids know; where the folder lies is no part of any result.
 *
 * @param isGiven whether the name was written, not derived
 */
public record NamedFolder(String name, Path path, boolean isGiven) {
    private static final Pattern WRITTEN = Pattern.compile("(?:([^=]*)=)?folder:(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._ -]*");

    /** Last parts of a path that say nothing of what is in the folder. */
    private static final List<String> SAY_NOTHING =
            List.of("test", "train", "val", "validation", "images", "img", "data");

    /** Whether a setting's text stands for a folder. */
    public static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /**
     * Reads a setting's text.
     *
     * @throws InvalidSettings if name or path cannot be one
     */
    public static NamedFolder of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new InvalidSettings(List.of("a folder is written NAME=folder:PATH, was \"" + text + "\""));
        }
        var path = path(text, written.group(2));
        var given = Optional.ofNullable(written.group(1)).map(String::strip);
        given.filter(name -> !NAME.matcher(name).matches()).ifPresent(name -> {
            throw new InvalidSettings(
                    List.of("the name of a folder must be of letters, digits, blanks and . _ - and begin with a"
                            + " letter or digit, was \"" + name + "\" in " + text));
        });
        return new NamedFolder(given.orElseGet(() -> derived(path, 1).orElse("folder")), path, given.isPresent());
    }

    private static Path path(String text, String typed) {
        if (typed.isBlank()) {
            throw new InvalidSettings(
                    List.of("a folder is written NAME=folder:PATH, but \"" + text + "\" has no path"));
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new InvalidSettings(List.of("\"" + text + "\" has no path of this system: " + e.getReason()));
        }
    }

    /**
     * A name from the end of a path: of those of its parts that say something, the last, and the one before it for each step
     * further; empty if the path has no more parts.
     */
    static Optional<String> derived(Path path, int steps) {
        var parts = IntStream.range(0, path.getNameCount())
                .mapToObj(i -> path.getName(i).toString())
                .toList();
        var first = parts.size() - 1;
        while (first > 0 && SAY_NOTHING.contains(parts.get(first).toLowerCase(Locale.ROOT))) {
            first--;
        }
        first -= steps - 1;
        if (first < 0) {
            return Optional.empty();
        }
        var joined = String.join("-", parts.subList(first, parts.size()))
                .replaceAll("[^\\p{L}\\p{M}\\p{N}._ -]", "-")
                .replaceAll("^[^\\p{L}\\p{N}]+", "");
        return joined.isBlank() ? Optional.empty() : Optional.of(joined);
    }

    /** With name and whole path, as a program passes it on. */
    public String text() {
        return name + "=folder:" + path.toAbsolutePath().normalize();
    }

    /** Without the path, as records hold it. */
    public String recorded() {
        return "folder:" + name;
    }

    /** As a page tells it to be typed. */
    String shown() {
        return name + "=folder:PATH";
    }

    /** The name of what a setting's text stands for: a folder's name, or the text itself. */
    public static String nameOf(String text) {
        return isOne(text) ? of(text).name() : text;
    }
}
