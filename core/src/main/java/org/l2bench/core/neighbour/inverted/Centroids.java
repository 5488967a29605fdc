package org.l2bench.core.neighbour.inverted;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;

/**
 * The centres of the lists. Which centre is nearest to a vector is decided by direct sums of squared differences in float64,
 * equal ones by the lower number; products in float32 only say for which centres these must be computed. So the answer does not
 * depend on how vectors are taken together, on threads or on BLAS.
 *
 * @param matrix [lists, dimension], float32
 * @param squares of its rows, [lists], float32
 * @param values its numbers, row-major
 * @param largestNorm of its rows
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers
record Centroids(Tensor matrix, Tensor squares, float[] values, double largestNorm) {
    /** Scores that are made together. */
    private static final int SCORES = 1 << 19;

    static Centroids of(float[] values, int dimension) {
        var matrix = TensorArrays.of(values, values.length / dimension, dimension);
        var squares = matrix.square().sum(1);
        return new Centroids(matrix, squares, values, Math.sqrt(squares.max().item_double()));
    }

    int lists() {
        return (int) matrix.size(0);
    }

    int dimension() {
        return (int) matrix.size(1);
    }

    /** Squared distance from a vector, a float64 sum in the order of the numbers. */
    double distance(float[] vectors, int start, int list) {
        double sum = 0;
        int own = list * dimension();
        for (int j = 0; j < dimension(); j++) {
            double difference = (double) vectors[start + j] - values[own + j];
            sum += difference * difference;
        }
        return sum;
    }

    /** How far a score can be from the true one; see Higham 2002, section 3.1. */
    double scoreError(float[] vectors, int start) {
        double square = 0;
        for (int j = 0; j < dimension(); j++) {
            square += (double) vectors[start + j] * vectors[start + j];
        }
        return (dimension() + 8) * 0x1p-24 * (2 * Math.sqrt(square) * largestNorm + largestNorm * largestNorm);
    }

    /** Space for the scores of vectors taken together. */
    ScoreRows space() {
        return new ScoreRows(Math.max(SCORES, lists() + 8));
    }

    /** The nearest list of each vector, [n, dimension] float32, into a part of an array. */
    void nearest(Tensor vectors, int[] lists, int first) {
        try (var scope = new PointerScope()) {
            var space = space();
            int together = space.rowsFor(lists());
            for (long start = 0; start < vectors.size(0); start += together) {
                try (var inner = new PointerScope()) {
                    long length = Math.min(together, vectors.size(0) - start);
                    var some = vectors.narrow(0, start, length).contiguous();
                    space.fill(some, matrix, squares);
                    var numbers = TensorArrays.floats(some);
                    for (int row = 0; row < length; row++) {
                        lists[first + (int) start + row] = nearest(space, row, numbers, row * dimension());
                    }
                }
            }
        }
    }

    private int nearest(ScoreRows space, int row, float[] vectors, int start) {
        float bound = Math.nextUp((float) (space.least(row) + 2 * scoreError(vectors, start)));
        var best = new Best(vectors, start);
        space.forEachUpTo(row, bound, (list, score) -> best.offer(list));
        return best.list;
    }

    /** The nearest of a few lists, which come in no order. A single one needs no distance. */
    private final class Best {
        private final float[] vectors;
        private final int start;
        private int list = -1;
        private double distance = Double.NaN;

        Best(float[] vectors, int start) {
            this.vectors = vectors;
            this.start = start;
        }

        void offer(int other) {
            if (list < 0) {
                list = other;
                return;
            }
            if (Double.isNaN(distance)) {
                distance = distance(vectors, start, list);
            }
            double its = distance(vectors, start, other);
            if (its < distance || (its == distance && other < list)) {
                list = other;
                distance = its;
            }
        }
    }

    /** All lists, nearest first. */
    int[] inOrder(float[] vectors, int start) {
        return inOrder(vectors, start, IntStream.range(0, lists()).toArray());
    }

    /** Some lists, nearest first. */
    int[] inOrder(float[] vectors, int start, int[] some) {
        var distances = Arrays.stream(some)
                .mapToDouble(l -> distance(vectors, start, l))
                .toArray();
        return IntStream.range(0, some.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> distances[i]).thenComparing(i -> some[i]))
                .mapToInt(i -> some[i])
                .toArray();
    }
}
