package org.l2bench.core.setting;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is typed after the name of one of a {@link Registry}: {@code lambda=0.01 alpha=0.5}. Whoever makes it asks for each by its key;
 * what is missing, wrong or asked for by nobody is noted, and the making goes on, so that all of it is told together.
 */
public final class Arguments {
    private final Problems problems;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Arguments(List<String> words, Problems problems) {
        this.problems = problems;
        for (var word : words) {
            var equals = word.indexOf('=');
            if (equals < 1) {
                problems.require(false, "an argument must be key=value without blanks, was \"%s\"", word);
            } else if (typed.putIfAbsent(word.substring(0, equals), word.substring(equals + 1)) != null) {
                problems.require(false, "argument %s stands twice", word.substring(0, equals));
            }
        }
    }

    /** A number that must be given; NaN if it is not, or is none, which is noted. */
    public double number(String key) {
        asked.add(key);
        if (!typed.containsKey(key)) {
            problems.require(false, "argument %s is missing, as in %s=0.01", key, key);
            return Double.NaN;
        }
        return parsed(key);
    }

    /** A number that need not be given. */
    public double number(String key, double usual) {
        asked.add(key);
        return typed.containsKey(key) ? parsed(key) : usual;
    }

    /** A word that need not be given. */
    public String word(String key, String usual) {
        asked.add(key);
        return typed.getOrDefault(key, usual);
    }

    private double parsed(String key) {
        try {
            return new ValueType.Real().parse(typed.get(key)).doubleValue();
        } catch (InvalidSettings e) {
            e.problems().forEach(p -> problems.require(false, "argument %s must be %s", key, p));
            return Double.NaN;
        }
    }

    void rejectUnread(String name) {
        typed.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key ->
                        problems.require(false, "%s has no argument \"%s\"; %s", name, key, Nearest.hint(key, asked)));
    }
}
