package org.l2bench.experiments.cnnregularity;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Kernels that are given and not trained, on the periodic interval [0, 1) or square, sampled at steps of h = 1/N and scaled to unit norm:
 * that in L2, (sum k^2 h^d)^(1/2), or that in L1, sum |k| h^d.
 */
enum Kernel {
    /** All in one pixel. */
    DELTA("delta", 1, true),
    /** |x|^-0.45, just in L2. */
    STEEP("power-0.45", 1, true),
    /** |x|^-0.25. */
    POWER("power-0.25", 1, true),
    /** Standard deviation 0.03. */
    GAUSSIAN("gaussian", 1, true),
    /** In the plane, a line of length 1/4 along the edge. */
    LINE("line-2d", 2, true),
    /** In the plane, all in one pixel. */
    POINT("point-2d", 2, true),
    /** Unit norm in L1, all in one pixel. */
    DELTA_L1("delta", 1, false),
    /** Unit norm in L1, three pixels. */
    BOX_L1("box", 1, false);

    static final List<Kernel> L2 = List.of(DELTA, STEEP, POWER, GAUSSIAN, LINE, POINT);
    static final List<Kernel> L1 = List.of(DELTA_L1, BOX_L1);

    private static final double WIDTH = 0.03;

    final String key;
    final int dimension;
    private final boolean square;

    Kernel(String key, int dimension, boolean square) {
        this.key = key;
        this.dimension = dimension;
        this.square = square;
    }

    /** In one dimension: values at the offsets -N/8 ... N/8, that of a power at the centre taken at h/2. */
    double[] line(int n) {
        int reach = n / 8;
        IntToDoubleFunction raw =
                switch (this) {
                    case DELTA, DELTA_L1 -> j -> j == 0 ? 1 : 0;
                    case BOX_L1 -> j -> Math.abs(j) <= 1 ? 1 : 0;
                    case STEEP -> j -> StrictMath.pow(at(j, n), -0.45);
                    case POWER -> j -> StrictMath.pow(at(j, n), -0.25);
                    case GAUSSIAN -> j -> StrictMath.exp(-((double) j * j / ((double) n * n)) / (2 * WIDTH * WIDTH));
                    case LINE, POINT -> throw new IllegalStateException(key + " lies in the plane");
                };
        var values = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = raw.applyAsDouble(i - reach);
            sum += square ? values[i] * values[i] : Math.abs(values[i]);
        }
        double norm = square ? Math.sqrt(sum / n) : sum / n;
        for (int i = 0; i < values.length; i++) {
            values[i] /= norm;
        }
        return values;
    }

    private static double at(int offset, int n) {
        return offset == 0 ? 0.5 / n : (double) Math.abs(offset) / n;
    }

    /** In the plane: how many pixels below each other, from the centre down, have its one value. */
    int length(int n) {
        return this == LINE ? n / 4 : 1;
    }

    /** In the plane: that value. */
    double value(int n) {
        // (length value^2 h^2)^(1/2) = 1
        return n / Math.sqrt(length(n));
    }
}
