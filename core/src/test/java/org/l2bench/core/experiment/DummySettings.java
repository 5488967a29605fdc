package org.l2bench.core.experiment;

import java.util.List;
import org.l2bench.core.setting.Problems;

/** Settings of every type that settings can have. */
public record DummySettings(
        int epochs, long steps, double learningRate, boolean augment, String id, Shape shape, List<Double> alphas) {
    /** An enum among settings. */
    public enum Shape {
        ROUND,
        SQUARE
    }

    public static final DummySettings DEFAULTS =
            new DummySettings(2, 40L, 0.1, false, "digits", Shape.ROUND, List.of(0.5, 1.0));

    public DummySettings {
        alphas = List.copyOf(alphas);
        new Problems()
                .require(epochs >= 1, "epochs must be >= 1, was %s", epochs)
                .require(learningRate > 0, "learningRate must be > 0, was %s", learningRate)
                .throwIfAny();
    }
}
