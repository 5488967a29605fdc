package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A training text as numbers of words, and the vocabulary that it makes.
 *
 * @param tokens with {@link Vocabulary#END_OF_LINE} where lines end
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, read once and never compared
public record NumberedText(Vocabulary vocabulary, int[] tokens) {
    /** Takes a text line by line and holds four bytes a token: numbers in the order in which words first occur. */
    public static final class Builder {
        private final long limit;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private final IntStream.Builder tokens = IntStream.builder();
        private long count;

        /**
         * An empty text.
         *
         * @param limit tokens that are taken; what follows is left out
         */
        public Builder(long limit) {
            this.limit = limit;
        }

        /** Adds a line's tokens and its end. */
        public void add(List<String> line) {
            if (count < limit) {
                line.forEach(this::add);
                add(Vocabulary.END_OF_LINE);
            }
        }

        private void add(String token) {
            if (count < limit) {
                count++;
                tokens.add(numbers.computeIfAbsent(token, this::next));
            }
        }

        private int next(String word) {
            words.add(word);
            return words.size() - 1;
        }

        /** The numbers that words have in the vocabulary of those that occur at least so often. To be called once. */
        public NumberedText build(int minimumCount) {
            var text = tokens.build().toArray();
            var counts = new int[words.size()];
            for (int token : text) {
                counts[token]++;
            }
            var counted = new HashMap<String, Integer>();
            for (int i = 0; i < counts.length; i++) {
                counted.put(words.get(i), counts[i]);
            }
            var vocabulary = Vocabulary.of(counted, minimumCount);
            var renumbered = words.stream().mapToInt(vocabulary::number).toArray();
            for (int i = 0; i < text.length; i++) {
                text[i] = renumbered[text[i]];
            }
            return new NumberedText(vocabulary, text);
        }
    }
}
