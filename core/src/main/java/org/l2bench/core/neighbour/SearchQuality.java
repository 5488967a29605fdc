package org.l2bench.core.neighbour;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;

/**
 * How wrong an approximate search is, against the exact search for the same queries. What counts is the mean change of ln p of the
 * right label: the logarithm of a perplexity cannot move by more. A change of the perplexity alone shows nothing, as many losses and
 * gains may cancel in it.
 *
 * @param recall the share of the exact neighbours that were found
 * @param meanChange mean over queries of |change of ln p|, of the mixture where it is largest; 0.001 is 0.1 %
 * @param largestChange of any query and mixture
 * @param labelsLost queries whose label is among the exact neighbours and not among those found
 */
public record SearchQuality(double recall, double meanChange, double largestChange, int labelsLost) {
    /** What a mean change may be for results to be judged: 0.1 %. */
    public static final double BOUND = 1e-3;

    /**
     * A mixture p = lambda p_kNN + (1 - lambda) p_LM.
     *
     * @param lambda less than 1
     * @param tau temperature of p_kNN
     */
    public record Mix(double lambda, double tau) {
        public Mix {
            Arguments.require(
                    lambda >= 0 && lambda < 1 && tau > 0,
                    "a mixture needs 0 <= lambda < 1 and tau > 0, had %s and %s",
                    lambda,
                    tau);
        }
    }

    /**
     * Compares two searches for the same queries and k.
     *
     * @param targets the right labels, int64 [queries]
     * @param modelProbability p_LM of them, by query, greater than 0
     * @param mixes those that matter
     */
    public static SearchQuality of(
            Neighbours exact,
            Neighbours found,
            int[] labelOfKey,
            Tensor targets,
            double[] modelProbability,
            List<Mix> mixes) {
        double recall = exact.recallOf(found);
        var taus = mixes.stream().mapToDouble(Mix::tau).toArray();
        double[][] right;
        double[][] its;
        try (var scope = new PointerScope()) {
            right = NeighbourDistribution.of(exact, labelOfKey).probabilities(targets, taus);
            its = NeighbourDistribution.of(found, labelOfKey).probabilities(targets, taus);
        }
        double mean = 0;
        double largest = 0;
        for (int i = 0; i < taus.length; i++) {
            double lambda = mixes.get(i).lambda();
            double sum = 0;
            for (int query = 0; query < modelProbability.length; query++) {
                double model = (1 - lambda) * modelProbability[query];
                double change =
                        Math.abs(Math.log(lambda * its[i][query] + model) - Math.log(lambda * right[i][query] + model));
                sum += change;
                largest = Math.max(largest, change);
            }
            mean = Math.max(mean, sum / modelProbability.length);
        }
        return new SearchQuality(recall, mean, largest, labelsLost(exact, found, labelOfKey, targets));
    }

    private static int labelsLost(Neighbours exact, Neighbours found, int[] labelOfKey, Tensor targets) {
        var wanted = TensorArrays.longs(targets);
        int lost = 0;
        for (int query = 0; query < wanted.length; query++) {
            lost += has(exact, query, labelOfKey, wanted[query]) && !has(found, query, labelOfKey, wanted[query])
                    ? 1
                    : 0;
        }
        return lost;
    }

    private static boolean has(Neighbours neighbours, int query, int[] labelOfKey, long label) {
        for (int j = query * neighbours.k(); j < (query + 1) * neighbours.k(); j++) {
            if (labelOfKey[neighbours.indices()[j]] == label) {
                return true;
            }
        }
        return false;
    }

    /** Whether results of such a search may be judged. */
    public boolean isWithin(double bound) {
        return meanChange <= bound;
    }

    /**
     * How many queries have a further key as near as their k-th: for these the order of the text decides what is among the k.
     *
     * @param exact for more than k keys
     */
    public static int tiesAtCut(Neighbours exact, int k) {
        Arguments.require(k >= 1 && k < exact.k(), "k must be in 1..%d, was %d", exact.k() - 1, k);
        int ties = 0;
        for (int query = 0; query < exact.queries(); query++) {
            int cut = query * exact.k() + k;
            ties += exact.distances()[cut] == exact.distances()[cut - 1] ? 1 : 0;
        }
        return ties;
    }
}
