package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tokens of sentences by number: padding, end and unknown, then those of a training text, the most frequent first. */
public final class SubwordVocabulary {
    /** Fills the rows of a batch behind shorter sentences. */
    public static final int PADDING = 0;

    /** Stands behind every sentence. */
    public static final int END = 1;

    /** Stands for a token that the training text does not have. */
    public static final int UNKNOWN = 2;

    private static final List<String> MARKS = List.of("<pad>", "<eos>", "<unk>");

    private final List<String> tokens = new ArrayList<>(MARKS);
    private final Map<String, Integer> numbers = new HashMap<>();

    private SubwordVocabulary(List<String> ofText) {
        tokens.addAll(ofText);
        for (int i = MARKS.size(); i < tokens.size(); i++) {
            numbers.put(tokens.get(i), i);
        }
    }

    /** The tokens of several texts together, by count and then by name. A token that looks like a mark is none. */
    @SafeVarargs
    public static SubwordVocabulary of(Collection<List<String>>... texts) {
        var counts = new HashMap<String, Integer>();
        for (var text : texts) {
            text.forEach(sentence -> sentence.forEach(token -> counts.merge(token, 1, Integer::sum)));
        }
        return new SubwordVocabulary(counts.keySet().stream()
                .sorted(Comparator.comparing((String token) -> -counts.get(token))
                        .thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    /** With the three marks. */
    public int size() {
        return tokens.size();
    }

    public String token(int number) {
        return tokens.get(number);
    }

    /** The numbers of a sentence's tokens, and {@link #END}. */
    public int[] numbers(List<String> sentence) {
        var found = new int[sentence.size() + 1];
        for (int i = 0; i < sentence.size(); i++) {
            found[i] = numbers.getOrDefault(sentence.get(i), UNKNOWN);
        }
        found[sentence.size()] = END;
        return found;
    }
}
