package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;

/** Random matrices of a trial, each from a stream of its own. */
record Gaussians(SeedTree seeds) {
    private static final String GROUP = "deep linear nets";

    /**
     * The shape of a net and the size of its start.
     *
     * @param rows of A
     * @param columns of A
     * @param depth L
     * @param width w, of every hidden layer
     */
    record Shape(int rows, int columns, int depth, int width, double gamma) {
        int rowsOf(int layer) {
            return layer == depth ? rows : width;
        }

        int columnsOf(int layer) {
            return layer == 1 ? columns : width;
        }

        private String name() {
            return String.format(Locale.ROOT, "L %d, w %d, gamma %s", depth, width, gamma);
        }
    }

    /** Independent draws from N(0, 1). */
    RealMatrix standard(String purpose, int rows, int columns) {
        var matrix = MatrixUtils.createRealMatrix(rows, columns);
        try (var scope = new PointerScope()) {
            var draws = TensorArrays.doubles(new RandomStream(seeds.stream(GROUP, purpose)).normal(1, rows, columns));
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    matrix.setEntry(row, column, draws[row * columns + column]);
                }
            }
        }
        return matrix;
    }

    /**
     * A layer's initial weights, N(0, w^-gamma), which depend on seed, L, w, gamma and start alone.
     *
     * @param start number of the start, of several
     * @param layer from 1 to L
     */
    RealMatrix layer(Shape shape, int start, int layer) {
        var purpose = shape.name() + ", start " + start + ", W_" + layer;
        return standard(purpose, shape.rowsOf(layer), shape.columnsOf(layer))
                .scalarMultiply(Math.pow(shape.width(), -shape.gamma() / 2));
    }

    /** All layers' initial weights. */
    List<RealMatrix> start(Shape shape, int start) {
        return IntStream.rangeClosed(1, shape.depth())
                .mapToObj(layer -> layer(shape, start, layer))
                .toList();
    }

    /** Orthonormal columns, those of the QR decomposition of Gaussian ones. */
    RealMatrix orthonormal(String purpose, int rows, int columns) {
        return new QRDecomposition(standard(purpose, rows, columns)).getQ().getSubMatrix(0, rows - 1, 0, columns - 1);
    }

    /** Numbers 0 ... n-1 in random order. */
    long[] permutation(String purpose, int n) {
        try (var scope = new PointerScope()) {
            return TensorArrays.longs(new RandomStream(seeds.stream(GROUP, purpose)).permutation(n));
        }
    }
}
