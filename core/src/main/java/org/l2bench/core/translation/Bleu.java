package org.l2bench.core.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU in percent (Papineni et al. 2002), of tokens as they are given, with one reference, as sacreBLEU 2.6.0 computes it (Post 2018):
 * BP exp(1/4 sum_n ln p_n), n = 1 .. 4, where p_n = 100 c_n / t_n with c_n the n-grams of the hypotheses that their references have,
 * each at most as often, and t_n all; BP = exp(1 - r/h) for h hypothesis tokens against r > h reference tokens, else 1.
 *
 * <p>The k-th order with c = 0 has p = 100 / (2^k t). Without any n-gram that fits, BLEU is 0; so it is where no sentence is four tokens
 * long, unless the order is the effective one.
 */
public final class Bleu {
    /** What sacreBLEU calls these choices. */
    public static final String SIGNATURE = "nrefs:1|case:mixed|eff:no|tok:none|smooth:exp|version:2.6.0";

    private static final int ORDERS = 4;

    /** As sacreBLEU has it in the place of ln 0. */
    private static final double LOG_OF_ZERO = -9_999_999_999.0;

    /** Where Python cuts a text into tokens. Java's \s lacks some of them. */
    private static final String SPACES =
            "\t\n\u000B\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004"
                    + "\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private Bleu() {}

    /**
     * The counts of a sentence, or of several together.
     *
     * @param fitting c_n
     * @param all t_n
     * @param hypothesis tokens h
     * @param reference tokens r
     */
    @SuppressWarnings("ArrayRecordComponent") // four numbers each, added up and never compared
    public record Counts(long[] fitting, long[] all, long hypothesis, long reference) {
        static final Counts NONE = new Counts(new long[ORDERS], new long[ORDERS], 0, 0);

        /** Of both together. */
        public Counts plus(Counts other) {
            var sumFitting = new long[ORDERS];
            var sumAll = new long[ORDERS];
            for (int i = 0; i < ORDERS; i++) {
                sumFitting[i] = fitting[i] + other.fitting[i];
                sumAll[i] = all[i] + other.all[i];
            }
            return new Counts(sumFitting, sumAll, hypothesis + other.hypothesis, reference + other.reference);
        }

        /** BLEU of the corpus that these are counts of. */
        public double bleu() {
            return score(this, false);
        }

        /** BLEU with the orders that there are, for a sentence by itself. */
        public double bleuOfEffectiveOrder() {
            return score(this, true);
        }

        /** BP. */
        public double brevity() {
            if (hypothesis >= reference) {
                return 1;
            }
            return hypothesis == 0 ? 0 : Math.exp(1 - (double) reference / hypothesis);
        }
    }

    /**
     * The counts of a sentence.
     *
     * @throws IllegalArgumentException if a token is empty or holds a space of any kind, which sacreBLEU would cut it at
     */
    public static Counts counts(List<String> hypothesis, List<String> reference) {
        requireTokens("hypothesis", hypothesis);
        requireTokens("reference", reference);
        var fitting = new long[ORDERS];
        var all = new long[ORDERS];
        for (int n = 1; n <= ORDERS; n++) {
            all[n - 1] = Math.max(0, hypothesis.size() - n + 1);
            var references = ngrams(reference, n);
            for (var ngram : ngrams(hypothesis, n).entrySet()) {
                fitting[n - 1] += Math.min(ngram.getValue(), references.getOrDefault(ngram.getKey(), 0));
            }
        }
        return new Counts(fitting, all, hypothesis.size(), reference.size());
    }

    /** A text cut at spaces of all kinds, as Python and so sacreBLEU cuts it. */
    public static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || SPACES.indexOf(text.charAt(i)) >= 0) {
                if (i > start) {
                    tokens.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return tokens;
    }

    private static void requireTokens(String side, List<String> tokens) {
        for (var token : tokens) {
            if (token.isEmpty() || token.chars().anyMatch(c -> SPACES.indexOf(c) >= 0)) {
                throw new IllegalArgumentException("tokens of a " + side
                        + " must hold no space of any kind and not be empty, one was '" + token + "'");
            }
        }
    }

    private static Map<List<String>, Integer> ngrams(List<String> tokens, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= tokens.size(); i++) {
            counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }

    /** The counts of all sentences together. */
    public static Counts sum(List<Counts> sentences) {
        return sentences.stream().reduce(Counts.NONE, Counts::plus);
    }

    /**
     * BLEU of a corpus.
     *
     * @param references as many as hypotheses
     */
    public static double of(List<List<String>> hypotheses, List<List<String>> references) {
        return sum(ofSentences(hypotheses, references)).bleu();
    }

    /** The counts of each sentence. */
    public static List<Counts> ofSentences(List<List<String>> hypotheses, List<List<String>> references) {
        if (hypotheses.size() != references.size()) {
            throw new IllegalArgumentException("BLEU needs a reference for each hypothesis, had " + hypotheses.size()
                    + " hypotheses and " + references.size() + " references");
        }
        var counts = new Counts[hypotheses.size()];
        Arrays.setAll(counts, i -> counts(hypotheses.get(i), references.get(i)));
        return List.of(counts);
    }

    private static double score(Counts counts, boolean effectiveOrder) {
        if (Arrays.stream(counts.fitting()).allMatch(c -> c == 0)) {
            return 0;
        }
        double logs = 0;
        double share = 1;
        int orders = ORDERS;
        for (int n = 0; n < orders; n++) {
            long all = counts.all()[n];
            if (all == 0) {
                if (effectiveOrder) {
                    orders = n;
                    break;
                }
                logs += LOG_OF_ZERO;
            } else if (counts.fitting()[n] == 0) {
                share *= 2;
                logs += Math.log(100 / (share * all));
            } else {
                logs += Math.log(100.0 * counts.fitting()[n] / all);
            }
        }
        return counts.brevity() * Math.exp(logs / orders);
    }
}
