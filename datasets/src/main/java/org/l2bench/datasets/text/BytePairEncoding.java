package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Byte-pair encoding (Sennrich, Haddow and Birch 2016): words as sequences of the pieces that frequent pairs of pieces were joined
 * to. All pieces of a word but its last carry {@link #CONTINUED} in the encoded text. Learned by {@link BytePairLearner}.
 */
public final class BytePairEncoding {
    /** Stands behind a piece that the same word goes on after. */
    public static final String CONTINUED = "@@";

    /** Stands at the end of the last piece of a word in the merges. */
    static final String WORD_END = "</w>";

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Merge> merges;
    private final Map<Merge, Integer> ranks = new HashMap<>();

    /** Two adjacent pieces of a word that become one. The last piece of a word ends in {@code </w>}. */
    public record Merge(String left, String right) {
        String joined() {
            return left + right;
        }

        @Override
        public String toString() {
            return left + " " + right;
        }
    }

    /** @param merges in the order in which they are applied; of equal ones the first counts */
    public BytePairEncoding(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        for (int i = 0; i < merges.size(); i++) {
            ranks.putIfAbsent(merges.get(i), i);
        }
    }

    /** In the order in which they were learned. */
    public List<Merge> merges() {
        return merges;
    }

    /** The characters of a word by code points, the last one with the mark of the word's end. */
    static List<String> characters(String word) {
        var characters =
                word.codePoints().mapToObj(Character::toString).collect(Collectors.toCollection(ArrayList::new));
        int last = characters.size() - 1;
        characters.set(last, characters.get(last) + WORD_END);
        return characters;
    }

    /** The tokens of a line, whose words are cut at the ASCII space. */
    public List<String> encode(String line) {
        List<String> tokens = new ArrayList<>();
        for (var word : line.split(" ", -1)) {
            if (!word.isEmpty()) {
                var pieces = pieces(word);
                int last = pieces.size() - 1;
                pieces.subList(0, last).forEach(piece -> tokens.add(piece + CONTINUED));
                tokens.add(pieces.get(last).substring(0, pieces.get(last).length() - WORD_END.length()));
            }
        }
        return tokens;
    }

    /** Always the earliest merge that fits, everywhere in the word from left to right, until none fits. */
    private List<String> pieces(String word) {
        var pieces = characters(word);
        while (pieces.size() > 1) {
            int first = NEVER;
            for (int i = 0; i + 1 < pieces.size(); i++) {
                first = Math.min(first, ranks.getOrDefault(new Merge(pieces.get(i), pieces.get(i + 1)), NEVER));
            }
            if (first == NEVER) {
                break;
            }
            pieces = joined(pieces, merges.get(first));
        }
        return pieces;
    }

    static List<String> joined(List<String> pieces, Merge merge) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean fits = i + 1 < pieces.size()
                    && pieces.get(i).equals(merge.left())
                    && pieces.get(i + 1).equals(merge.right());
            joined.add(fits ? merge.joined() : pieces.get(i));
            i += fits ? 1 : 0;
        }
        return joined;
    }

    /** The words of encoded tokens again, with one space between them. */
    public static String decode(List<String> tokens) {
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> {
                    var token = tokens.get(i);
                    boolean continued = token.endsWith(CONTINUED);
                    var text = continued ? token.substring(0, token.length() - CONTINUED.length()) : token;
                    return continued || i == tokens.size() - 1 ? text : text + " ";
                })
                .collect(Collectors.joining());
    }
}
