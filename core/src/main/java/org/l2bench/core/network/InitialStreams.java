package org.l2bench.core.network;

import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.SeedTree;

/**
 * The streams that initial values are drawn from, one per tensor and named after it: adding a layer changes no other.
 */
@FunctionalInterface
public interface InitialStreams {
    RandomStream of(String tensor);

    /** The streams of an arm group of a trial. */
    static InitialStreams of(SeedTree seeds, String armGroup) {
        return tensor -> new RandomStream(seeds.stream(armGroup, "initial " + tensor));
    }
}
