package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The words of a training text by number, the most frequent first, with how often each occurs in it. */
public final class Vocabulary {
    /** Stands for every word that is not in the vocabulary. */
    public static final String UNKNOWN = "<unk>";

    /** Stands after every line. */
    public static final String END_OF_LINE = "<eos>";

    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] counts;

    private Vocabulary(List<String> words, int[] counts) {
        this.words = List.copyOf(words);
        this.counts = counts;
        for (int i = 0; i < words.size(); i++) {
            numbers.put(words.get(i), i);
        }
    }

    /**
     * The words that occur at least so often, and the two marks; sorted by count, then by name.
     *
     * @param all how often each token of the training text occurs in it, {@link #END_OF_LINE} where lines end included
     */
    public static Vocabulary of(Map<String, Integer> all, int minimumCount) {
        int unknown = all.getOrDefault(UNKNOWN, 0);
        var kept = new HashMap<String, Integer>();
        for (var entry : all.entrySet()) {
            if (entry.getValue() >= minimumCount) {
                kept.put(entry.getKey(), entry.getValue());
            } else if (!entry.getKey().equals(UNKNOWN)) {
                unknown += entry.getValue();
            }
        }
        kept.put(UNKNOWN, unknown);
        kept.put(END_OF_LINE, all.getOrDefault(END_OF_LINE, 0));
        var words = new ArrayList<>(kept.keySet());
        words.sort(Comparator.comparing((String word) -> -kept.get(word)).thenComparing(word -> word));
        return new Vocabulary(words, words.stream().mapToInt(kept::get).toArray());
    }

    public int size() {
        return words.size();
    }

    public String word(int number) {
        return words.get(number);
    }

    /** The number of a word, that of {@link #UNKNOWN} if it is not in the vocabulary. */
    public int number(String word) {
        return numbers.getOrDefault(word, numbers.get(UNKNOWN));
    }

    /** The numbers of a text's tokens, with {@link #END_OF_LINE} where lines end. */
    public int[] numbers(Corpus text, Tokeniser tokeniser) {
        var numbers = IntStream.builder();
        text.read(line -> {
            tokeniser.tokens(line).forEach(token -> numbers.add(number(token)));
            numbers.add(number(END_OF_LINE));
        });
        return numbers.build().toArray();
    }

    public int unknown() {
        return numbers.get(UNKNOWN);
    }

    /** How often a word occurs in the training text. */
    public int count(int number) {
        return counts[number];
    }
}
