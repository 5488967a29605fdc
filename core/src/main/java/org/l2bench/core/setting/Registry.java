package org.l2bench.core.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a setting can choose by its name, with numbers of its own: {@code elastic-net lambda=0.01 alpha=0.5}. An experiment makes one of
 * what its trials can be given, yours among them, as a constant that the trials' code names. So the code version sees every class
 * that a name can lead to, which it would not if names were looked up on the class path.
 *
 * @param <T> what is chosen, such as a term of the objective or a rule of the update
 */
public final class Registry<T> {
    private final String noun;
    private final List<Entry<T>> entries;

    private record Entry<T>(String name, Function<Arguments, ? extends T> make) {}

    private Registry(String noun, List<Entry<T>> entries) {
        this.noun = noun;
        this.entries = List.copyOf(entries);
    }

    /**
     * Of nothing yet.
     *
     * @param noun what one of them is called in a sentence: penalty, update rule
     */
    public static <T> Registry<T> of(String noun) {
        return new Registry<>(noun, List.of());
    }

    /**
     * The same with one more.
     *
     * @param name without blanks, commas and equals signs, and not yet taken
     * @param make makes it from what is typed after the name; what it refuses by an IllegalArgumentException is told the user
     */
    public Registry<T> with(String name, Function<Arguments, ? extends T> make) {
        if (!name.matches("[^\\s,=]+") || names().contains(name)) {
            throw new IllegalArgumentException(
                    "the name of a " + noun + " must have no blanks, commas or equals signs and be none of " + names()
                            + ", was \"" + name + "\"");
        }
        var all = new ArrayList<>(entries);
        all.add(new Entry<>(name, make));
        return new Registry<>(noun, all);
    }

    /** In the order in which they were added. */
    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    /**
     * What a setting says.
     *
     * @param typed a name, and after blanks {@code key=value} for each of its arguments
     * @throws InvalidSettings with everything that is wrong
     */
    public T get(String typed) {
        var problems = new Problems();
        var made = made(typed, problems);
        problems.throwIfAny();
        return made.orElseThrow();
    }

    /** Notes everything that is wrong with the value of a setting; for the compact constructor of the settings. */
    public void check(String key, String typed, Problems problems) {
        var own = new Problems();
        made(typed, own);
        own.messages().forEach(m -> problems.require(false, "%s: %s", key, m));
    }

    private Optional<T> made(String typed, Problems problems) {
        var words = typed.strip().split("\\s+", -1);
        var entry = entries.stream().filter(e -> e.name().equals(words[0])).findFirst();
        if (entry.isEmpty()) {
            problems.require(false, "there is no %s \"%s\"; %s", noun, words[0], Nearest.hint(words[0], names()));
            return Optional.empty();
        }
        var arguments = new Arguments(List.of(words).subList(1, words.length), problems);
        var before = problems.messages().size();
        Optional<T> made = Optional.empty();
        try {
            made = Optional.ofNullable(entry.get().make().apply(arguments));
            if (made.isEmpty() && problems.messages().size() == before) {
                throw new IllegalStateException("what makes the " + noun + " " + words[0] + " has returned null");
            }
        } catch (IllegalArgumentException e) {
            // What follows from a value that is missing or wrong has been said already.
            problems.require(problems.messages().size() > before, "%s: %s", words[0], e.getMessage());
        }
        arguments.rejectUnread(words[0]);
        return problems.messages().isEmpty() ? made : Optional.empty();
    }
}
