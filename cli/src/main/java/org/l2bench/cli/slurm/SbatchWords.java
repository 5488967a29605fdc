package org.l2bench.cli.slurm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;

/** A user's own words to {@code sbatch}, such as {@code --partition=gpu -t 60}. They are passed on as they are. */
public record SbatchWords(List<String> words) {
    /** What submit says itself or must know the answer of; long names with their short ones. */
    private static final Map<String, String> TAKEN = Map.of(
            "--array", "-a",
            "--job-name", "-J",
            "--output", "-o",
            "--wrap", "",
            "--wait", "-W",
            "--parsable", "",
            "--test-only", "",
            "--help", "-h",
            "--version", "-V");

    public SbatchWords {
        words = List.copyOf(words);
    }

    /** Notes words that cannot be, or that submit has to say itself. */
    public void check(Problems problems) {
        problems.require(
                words.isEmpty() || words.get(0).startsWith("-"),
                "\"%s\" is no option of sbatch; its own words stand at the end, after --, and begin with an option",
                words.isEmpty() ? "" : words.get(0));
        problems.require(
                words.stream().allMatch(w -> w.chars().noneMatch(Character::isISOControl)),
                "sbatch's own words must be without line breaks");
        var taken = TAKEN.entrySet().stream()
                .filter(t -> has(t.getKey(), t.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        problems.require(
                taken.isEmpty(),
                "leave %s out of sbatch's own words: submit says that itself, from --tasks, --at-once and the run's folder",
                taken);
    }

    /** Whether an option is among them. */
    public boolean has(String name, String shortName) {
        return words.stream().anyMatch(w -> isLong(w, name) || isShort(w, shortName));
    }

    /** The value of an option that stands among them. */
    public Optional<String> value(String name, String shortName) {
        return IntStream.range(0, words.size())
                .filter(i -> isLong(words.get(i), name) || isShort(words.get(i), shortName))
                .mapToObj(i -> value(i, name))
                .reduce((first, last) -> last);
    }

    private String value(int place, String name) {
        var word = words.get(place);
        var attached = word.startsWith(name + "=")
                ? word.substring(name.length() + 1)
                : word.startsWith("--") ? "" : word.substring("-x".length());
        return attached.isEmpty() && place + 1 < words.size() ? words.get(place + 1) : attached;
    }

    private static boolean isLong(String word, String name) {
        return word.equals(name) || word.startsWith(name + "=");
    }

    /** The value may follow at once, as in {@code -pgpu}. */
    private static boolean isShort(String word, String name) {
        return !name.isEmpty() && word.startsWith(name);
    }
}
