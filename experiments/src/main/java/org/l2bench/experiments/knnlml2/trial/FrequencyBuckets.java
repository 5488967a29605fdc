package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.l2bench.datasets.text.Vocabulary;

/**
 * Words in five groups by their training count, each with about a fifth of the training tokens; words of one count stay together.
 * Group 1 holds the rarest. The mark for unknown words is in none.
 *
 * @param bounds the largest count of the groups 1 to 4
 * @param ofWord group of each word, 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // looked up word by word, never compared
public record FrequencyBuckets(List<Integer> bounds, int[] ofWord) {
    /** How many groups there are. */
    public static final int COUNT = 5;

    static FrequencyBuckets of(Vocabulary vocabulary) {
        var tokensByCount = new TreeMap<Integer, Long>();
        long all = 0;
        for (int word = 0; word < vocabulary.size(); word++) {
            if (word != vocabulary.unknown()) {
                tokensByCount.merge(vocabulary.count(word), (long) vocabulary.count(word), Long::sum);
                all += vocabulary.count(word);
            }
        }
        var bounds = bounds(tokensByCount, all);
        var ofWord = new int[vocabulary.size()];
        for (int word = 0; word < ofWord.length; word++) {
            int count = vocabulary.count(word);
            ofWord[word] = word == vocabulary.unknown()
                    ? 0
                    : 1 + (int) bounds.stream().filter(b -> count > b).count();
        }
        return new FrequencyBuckets(bounds, ofWord);
    }

    /** Each cut stands after the count at which the tokens so far come nearest to their share. */
    private static List<Integer> bounds(TreeMap<Integer, Long> tokensByCount, long all) {
        var bounds = new ArrayList<Integer>();
        for (int cut = 1; cut < COUNT; cut++) {
            double share = all * (double) cut / COUNT;
            long sum = 0;
            double nearest = Double.POSITIVE_INFINITY;
            int bound = 0;
            for (var entry : tokensByCount.entrySet()) {
                sum += entry.getValue();
                if (Math.abs(sum - share) < nearest) {
                    nearest = Math.abs(sum - share);
                    bound = entry.getKey();
                }
            }
            bounds.add(bound);
        }
        return bounds;
    }
}
