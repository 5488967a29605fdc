package org.l2bench.core.translation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How sure a difference of BLEU is, by drawing sentences with replacement, the same ones for both systems (Koehn 2004).
 *
 * @param difference BLEU of the first system minus that of the second, on all sentences
 * @param low the 2.5 % point of the difference over the draws
 * @param high the 97.5 % point
 * @param notBetter the share of draws in which the first system is not better
 */
public record PairedBootstrap(double difference, double low, double high, double notBetter) {
    private static final double OUTSIDE = 0.025;

    /**
     * Draws as many sentences as there are, time and again.
     *
     * @param first the counts of each sentence, of the first system
     * @param second those of the second, as many
     * @param seed of the draws
     */
    public static PairedBootstrap of(List<Bleu.Counts> first, List<Bleu.Counts> second, int draws, long seed) {
        if (first.size() != second.size() || first.isEmpty() || draws < 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs the same sentences of both systems, at least one, and draws >= 1;" + " had "
                            + first.size() + " and " + second.size() + " sentences and " + draws + " draws");
        }
        var random = new SplittableRandom(seed);
        var differences = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            var chosen = random.ints(first.size(), 0, first.size()).toArray();
            differences[draw] = of(first, chosen) - of(second, chosen);
        }
        long notBetter = Arrays.stream(differences).filter(d -> !(d > 0)).count();
        Arrays.sort(differences);
        return new PairedBootstrap(
                Bleu.sum(first).bleu() - Bleu.sum(second).bleu(),
                point(differences, OUTSIDE),
                point(differences, 1 - OUTSIDE),
                (double) notBetter / draws);
    }

    private static double of(List<Bleu.Counts> sentences, int[] chosen) {
        return Bleu.sum(Arrays.stream(chosen).mapToObj(sentences::get).toList()).bleu();
    }

    /** Of sorted values, between the two next to the place. */
    private static double point(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
