package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Mini-batches of the arm path/sgd-noise. */
public record Batches(
        @Setting("inputs of a batch of the arm path/sgd-noise; 0: there is no such arm")
        @Range(least = 0, most = 100_000)
        int size,

        @Setting("inputs that its batches are drawn from, N(0, I), each once in an epoch")
        @Range(least = 1, most = 100_000)
        int samples) {
    public Batches {
        new Problems()
                .require(size <= samples, "size must be at most samples=%s, was %s", samples, size)
                .throwIfAny();
    }

    boolean isOn() {
        return size > 0;
    }
}
