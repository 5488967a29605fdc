package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The greedy algorithm, rank by rank. */
public record Greedy(
        @Setting("epsilon, the entries of a new neuron") @Range(least = Bounds.LEAST, most = 10)
        double size,

        @Setting("T, gradient steps after each neuron") @Range(least = 1, most = 1_000_000)
        int steps,

        @Setting("eta, their learning rate") @Range(least = Bounds.LEAST, most = 10)
        double rate) {}
