package org.l2bench.core.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A language with a known optimum. A source is 3 to 6 nouns of 12 and one verb of 4, which stands before one of the nouns; its
 * translation is the nouns in their order, then the verb, each word in one of three synonyms. A sentence has a style, 0, 1 or 2 with the
 * same probability, and each word takes the synonym of the style with probability 0.8 and each other one with 0.1. So the style shows in
 * the target's words alone, and those that follow tell of a word what the source cannot.
 *
 * <p>Words are 0 .. 11 (nouns) and 12 .. 15 (verbs). Numbers of tokens: {@link #PADDING}, {@link #END}, then 2 + word in a source and 2 +
 * 3 word + synonym in a target.
 */
public final class StyleLanguage {
    public static final int PADDING = 0;
    public static final int END = 1;

    public static final int NOUNS = 12;
    public static final int VERBS = 4;
    public static final int SYNONYMS = 3;
    public static final int SOURCE_VOCABULARY = 2 + NOUNS + VERBS;
    public static final int TARGET_VOCABULARY = 2 + SYNONYMS * (NOUNS + VERBS);

    /** Words of the longest sentence, without the end. */
    public static final int LONGEST = 7;

    private static final int FEWEST_NOUNS = 3;
    private static final int MOST_NOUNS = 6;
    private static final double IN_STYLE = 0.8;
    private static final double OFF_STYLE = 0.1;

    private StyleLanguage() {}

    /** A source and its translation, each with {@link #END} behind it. */
    @SuppressWarnings("ArrayRecordComponent") // a sentence as a network takes it
    public record Pair(int[] source, int[] target) {}

    /** The first pairs of a stream: more of them begin with the same ones. */
    public static List<Pair> pairs(int count, long seed) {
        var random = new SplittableRandom(seed);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(pair(random));
        }
        return pairs;
    }

    private static Pair pair(SplittableRandom random) {
        int nouns = random.nextInt(FEWEST_NOUNS, MOST_NOUNS + 1);
        int[] words = new int[nouns + 1];
        for (int i = 0; i < nouns; i++) {
            words[i] = random.nextInt(NOUNS);
        }
        words[nouns] = NOUNS + random.nextInt(VERBS);
        int verbPlace = random.nextInt(nouns);
        int style = random.nextInt(SYNONYMS);
        var source = new int[nouns + 2];
        var target = new int[nouns + 2];
        for (int i = 0; i <= nouns; i++) {
            int place = i == nouns ? verbPlace : i + (i < verbPlace ? 0 : 1);
            source[place] = 2 + words[i];
            target[i] = 2 + SYNONYMS * words[i] + synonym(style, random);
        }
        source[nouns + 1] = END;
        target[nouns + 1] = END;
        return new Pair(source, target);
    }

    private static int synonym(int style, SplittableRandom random) {
        double drawn = random.nextDouble();
        if (drawn < IN_STYLE) {
            return style;
        }
        return (style + (drawn < IN_STYLE + OFF_STYLE ? 1 : 2)) % SYNONYMS;
    }

    /** The word of a target token, 0 .. 15. */
    public static int word(int target) {
        return (target - 2) / SYNONYMS;
    }

    /** 0, 1 or 2, of a target token. */
    public static int synonym(int target) {
        return (target - 2) % SYNONYMS;
    }

    /** Which target words a translator sees when it chooses one. */
    public enum View {
        /** Those before it. */
        PAST,
        /** Those before and behind it. */
        PAST_AND_FUTURE
    }

    /**
     * p(synonym of each word given the words that are seen), the best that a translator can do: the posterior of the style, and the mean of
     * its synonyms' probabilities.
     *
     * @param synonyms of a sentence's words
     * @return [words, 3], rows sum to 1
     */
    public static double[][] synonymProbabilities(int[] synonyms, View view) {
        var probabilities = new double[synonyms.length][SYNONYMS];
        for (int t = 0; t < synonyms.length; t++) {
            var posterior = posterior(synonyms, t, view);
            for (int style = 0; style < SYNONYMS; style++) {
                for (int synonym = 0; synonym < SYNONYMS; synonym++) {
                    probabilities[t][synonym] += posterior[style] * ofStyle(synonym, style);
                }
            }
        }
        return probabilities;
    }

    private static double[] posterior(int[] synonyms, int unseen, View view) {
        var weights = new double[SYNONYMS];
        int end = view == View.PAST ? unseen : synonyms.length;
        for (int style = 0; style < SYNONYMS; style++) {
            weights[style] = 1;
            for (int i = 0; i < end; i++) {
                weights[style] *= i == unseen ? 1 : ofStyle(synonyms[i], style);
            }
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static double ofStyle(int synonym, int style) {
        return synonym == style ? IN_STYLE : OFF_STYLE;
    }

    /**
     * What the best translator says of each place of a target, {@link #END} included: p over the target vocabulary, [places, 50]. The row of
     * the end is certain.
     *
     * @param target with {@link #END} behind it
     */
    public static double[][] probabilities(int[] target, View view) {
        var synonyms = synonyms(target);
        var ofSynonyms = synonymProbabilities(synonyms, view);
        var probabilities = new double[target.length][TARGET_VOCABULARY];
        for (int t = 0; t < synonyms.length; t++) {
            System.arraycopy(ofSynonyms[t], 0, probabilities[t], 2 + SYNONYMS * word(target[t]), SYNONYMS);
        }
        probabilities[synonyms.length][END] = 1;
        return probabilities;
    }

    private static int[] synonyms(int[] target) {
        return Arrays.stream(target, 0, target.length - 1)
                .map(StyleLanguage::synonym)
                .toArray();
    }

    /** The mean of -ln p over all target tokens, ends included, which cost nothing, for the best translator: no model can be better. */
    public static double bayes(List<Pair> pairs, View view) {
        double sum = 0;
        long tokens = 0;
        for (var pair : pairs) {
            var synonyms = synonyms(pair.target());
            var probabilities = synonymProbabilities(synonyms, view);
            for (int t = 0; t < synonyms.length; t++) {
                sum -= Math.log(probabilities[t][synonyms[t]]);
            }
            tokens += pair.target().length;
        }
        return sum / tokens;
    }
}
