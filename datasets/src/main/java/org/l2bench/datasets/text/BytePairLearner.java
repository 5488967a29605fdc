package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.l2bench.datasets.text.BytePairEncoding.Merge;

/**
 * Learns a {@link BytePairEncoding}: the most frequent pair of adjacent pieces is joined everywhere, and so on. Pairs that overlap are
 * all counted ("aaa" holds two); of equally frequent pairs the larger one is taken, by its left piece and then by its right one,
 * compared by code points. These are the merges of subword-nmt. Integers alone decide, and no order of a hash table.
 *
 * <p>Memory: about 100 bytes for each different word, and 16 for each pair in it.
 */
public final class BytePairLearner {
    /** A rarer pair is not joined. */
    private static final int LEAST_FREQUENT = 2;

    private final List<String> symbols = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> characters = new HashMap<>();
    private final Map<Integer, Integer> lastCharacters = new HashMap<>();
    private final int[][] words;
    private final int[] frequencies;
    private final SymbolPairs pairs = new SymbolPairs();
    private final PairQueue queue = new PairQueue((a, b) -> larger(a, b));

    private BytePairLearner(WordCounts counts) {
        int distinct = counts.counts().size();
        this.words = new int[distinct][];
        this.frequencies = new int[distinct];
        int word = 0;
        for (var entry : counts.counts().entrySet()) {
            words[word] = characters(entry.getKey());
            frequencies[word] = entry.getValue();
            count(word, frequencies[word]);
            word++;
        }
        pairs.tellGrown(queue::add);
    }

    /**
     * The first merges of a text.
     *
     * @param merges at most so many; fewer if no pair is left that is there twice
     */
    public static BytePairEncoding learn(WordCounts counts, int merges) {
        if (merges < 0) {
            throw new IllegalArgumentException("merges must be >= 0, were " + merges);
        }
        var learner = new BytePairLearner(counts);
        List<Merge> learned = new ArrayList<>();
        while (learned.size() < merges) {
            int pair = learner.mostFrequent();
            if (pair < 0) {
                break;
            }
            learned.add(learner.merge(pair));
        }
        return new BytePairEncoding(learned);
    }

    /** As {@link BytePairEncoding#characters}, without a string for each. */
    private int[] characters(String word) {
        var found = new int[word.length()];
        int length = 0;
        for (int i = 0; i < word.length(); ) {
            int character = word.codePointAt(i);
            i += Character.charCount(character);
            boolean last = i == word.length();
            found[length++] = (last ? lastCharacters : characters)
                    .computeIfAbsent(
                            character, c -> number(Character.toString(c) + (last ? BytePairEncoding.WORD_END : "")));
        }
        return length == found.length ? found : Arrays.copyOf(found, length);
    }

    private int number(String symbol) {
        return numbers.computeIfAbsent(symbol, s -> {
            symbols.add(s);
            return symbols.size() - 1;
        });
    }

    private void count(int word, int change) {
        var pieces = words[word];
        for (int i = 0; i + 1 < pieces.length; i++) {
            pairs.add(pieces[i], pieces[i + 1], change, word);
        }
    }

    /** -1 if none is frequent enough. An entry of the queue may be older than the pair's count. */
    private int mostFrequent() {
        while (!queue.isEmpty()) {
            int pair = queue.pair();
            int told = queue.count();
            queue.remove();
            int count = pairs.count(pair);
            if (count == told && count >= LEAST_FREQUENT) {
                return pair;
            }
            if (count < told) {
                pairs.tellAnew(pair, queue::add);
            }
        }
        return -1;
    }

    private Merge merge(int pair) {
        int left = pairs.left(pair);
        int right = pairs.right(pair);
        var merge = new Merge(symbols.get(left), symbols.get(right));
        int joined = number(merge.joined());
        for (int word : pairs.takeWords(pair)) {
            if (holds(words[word], left, right)) {
                count(word, -frequencies[word]);
                words[word] = joined(words[word], left, right, joined);
                count(word, frequencies[word]);
            }
        }
        pairs.tellGrown(queue::add);
        return merge;
    }

    private static boolean holds(int[] pieces, int left, int right) {
        for (int i = 0; i + 1 < pieces.length; i++) {
            if (pieces[i] == left && pieces[i + 1] == right) {
                return true;
            }
        }
        return false;
    }

    private static int[] joined(int[] pieces, int left, int right, int joined) {
        int length = 0;
        for (int i = 0; i < pieces.length; i++) {
            boolean fits = pieces[i] == left && i + 1 < pieces.length && pieces[i + 1] == right;
            pieces[length++] = fits ? joined : pieces[i];
            i += fits ? 1 : 0;
        }
        return Arrays.copyOf(pieces, length);
    }

    private int larger(int a, int b) {
        int byLeft = comparedByCodePoint(symbols.get(pairs.left(a)), symbols.get(pairs.left(b)));
        return byLeft != 0 ? byLeft : comparedByCodePoint(symbols.get(pairs.right(a)), symbols.get(pairs.right(b)));
    }

    /** String.compareTo has another order for characters beyond U+FFFF, whose halves are below U+E000. */
    static int comparedByCodePoint(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char ofA = a.charAt(i);
            char ofB = b.charAt(i);
            if (ofA != ofB) {
                boolean beyondA = Character.isSurrogate(ofA);
                boolean beyondB = Character.isSurrogate(ofB);
                return beyondA == beyondB ? Character.compare(ofA, ofB) : Boolean.compare(beyondA, beyondB);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
