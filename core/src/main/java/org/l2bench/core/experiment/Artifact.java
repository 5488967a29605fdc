package org.l2bench.core.experiment;

import java.util.List;

/**
 * A result that trials share, such as pre-trained weights: built once by a worker, before the first trial that reads it.
 *
 * @param name unique among the artifacts of the same settings, and among those of a replicate
 * @param replicate the root of its seed tree; of one that belongs to a replicate, that replicate
 * @param settings what it depends on of the experiment's settings; it is built from these and sees no others, so that it is
 *     built again if and only if one of them has changed
 * @param needs the artifacts that it is built from; each is declared before it
 * @param steps training steps, for plans and progress
 */
public record Artifact(String name, Replicate replicate, Record settings, List<String> needs, long steps) {
    public Artifact {
        needs = List.copyOf(needs);
    }

    /** One that all replicates share, with a seed of its own. */
    public Artifact(String name, int seed, Record settings, List<String> needs, long steps) {
        this(name, Replicate.seed(seed), settings, needs, steps);
    }
}
