package org.l2bench.core.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A record with a false label that entered training or not by the toss of a fair coin: memorised or not, nothing else tells the two
 * kinds apart (Carlini et al., The secret sharer, 2019; Jagielski et al., Auditing differentially private machine learning, 2020).
 *
 * @param record which record, in the numbering of the candidates' set
 * @param falseLabel (y + u) mod classes, u uniform in 1 .. classes - 1: never y
 * @param trained whether it entered
 */
public record Canary(int record, int falseLabel, boolean trained) {
    /**
     * Canaries of all candidates, in their order.
     *
     * @param candidates numbers of records
     * @param labels their true labels, in the same order, 0 .. classes-1
     * @param classes at least 2
     * @param seed of a stream of their own
     */
    public static List<Canary> of(int[] candidates, int[] labels, int classes, long seed) {
        if (candidates.length != labels.length) {
            throw new IllegalArgumentException("there must be a label for every candidate, were " + candidates.length
                    + " candidates and " + labels.length + " labels");
        }
        if (classes < 2 || Arrays.stream(labels).anyMatch(y -> y < 0 || y >= classes)) {
            throw new IllegalArgumentException("labels must be in 0.." + (classes - 1) + " of at least 2 classes, were "
                    + Arrays.toString(labels));
        }
        var random = new SplittableRandom(seed);
        List<Canary> canaries = new ArrayList<>();
        for (int i = 0; i < candidates.length; i++) {
            int shift = 1 + random.nextInt(classes - 1);
            canaries.add(new Canary(candidates[i], (labels[i] + shift) % classes, random.nextBoolean()));
        }
        return List.copyOf(canaries);
    }
}
