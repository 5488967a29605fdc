package org.l2bench.core.dpsgd;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;

/**
 * Gaussian noise by the pair: r = sqrt(-2 ln u), then r cos(2 pi v) and r sin(2 pi v) (Box, Muller 1958), u and v of 24 bits from one
 * number of a {@link SplittableRandom}. libtorch's own generator takes longer, and with it the noise a third of the time of a step.
 * The noise of a step is a function of its seed alone, so that a run can go on after a cut.
 */
public final class GaussianNoise {
    private static final int BITS = 24;
    private static final float UNIT = 1f / (1 << BITS);
    private static final double TURN = 2 * Math.PI;

    private final LongUnaryOperator seedOfStep;
    private final Compute compute;
    private float[] lengths = {};
    private float[] angles = {};

    /** @param seedOfStep a seed for every step, from 0, unrelated to each other and to any other purpose, such as hashes */
    public GaussianNoise(LongUnaryOperator seedOfStep, Compute compute) {
        this.seedOfStep = seedOfStep;
        this.compute = compute;
    }

    /** Adds independent draws from N(0, std^2) to a vector of float32. */
    void addTo(Tensor sums, double std, long step) {
        int half = Math.toIntExact((sums.numel() + 1) / 2);
        draw(half, new SplittableRandom(seedOfStep.applyAsLong(step)));
        var radius = tensor(lengths);
        radius.log_().mul_(new Scalar(-2 * std * std)).sqrt_();
        var angle = tensor(angles);
        angle.mul_(new Scalar(TURN));
        sums.narrow(0, 0, half).addcmul_(radius, angle.cos());
        long rest = sums.numel() - half;
        sums.narrow(0, half, rest)
                .addcmul_(radius.narrow(0, 0, rest), angle.narrow(0, 0, rest).sin());
    }

    private void draw(int half, SplittableRandom random) {
        if (lengths.length != half) {
            lengths = new float[half];
            angles = new float[half];
        }
        for (int i = 0; i < half; i++) {
            long bits = random.nextLong();
            lengths[i] = ((int) (bits >>> (Long.SIZE - BITS)) + 1) * UNIT; // never 0
            angles[i] = ((int) (bits >>> (Long.SIZE - 2 * BITS)) & ((1 << BITS) - 1)) * UNIT;
        }
    }

    private Tensor tensor(float[] values) {
        return compute.place(TensorArrays.of(values, values.length));
    }
}
