package org.l2bench.core.metric;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** How far C vectors are from equal norms and from the angles of a simplex; see {@link NeuralCollapse}. */
record SimplexFit(double equinorm, double equiangular, double maxAngle) {
    /**
     * @param name what the vectors are called in an error
     * @param vectors {@code [C, p]} float64, C &gt;= 2, no row 0
     */
    static SimplexFit of(String name, Tensor vectors) {
        try (var scope = new PointerScope()) {
            int classes = Math.toIntExact(vectors.size(0));
            Arguments.require(classes >= 2, "neural collapse needs at least 2 classes, had %d", classes);
            var lengths = vectors.square().sum(new long[] {1}, true, null).sqrt_(); // [C, 1]
            var norms = Arguments.doubles(lengths);
            for (int c = 0; c < classes; c++) {
                Arguments.require(norms[c] > 0, "vector %d of the %s is 0, its angles are undefined", c, name);
            }
            var directions = vectors.div(lengths);
            var cosines = offDiagonal(Arguments.doubles(directions.mm(directions.t())), classes);
            double target = -1.0 / (classes - 1);
            double deviation = 0;
            for (double cosine : cosines) {
                deviation += Math.abs(cosine - target);
            }
            return new SimplexFit(
                    populationStd(norms) / mean(norms), populationStd(cosines), deviation / cosines.length);
        }
    }

    private static double[] offDiagonal(double[] square, int size) {
        var others = new double[size * (size - 1)];
        int next = 0;
        for (int i = 0; i < square.length; i++) {
            if (i / size != i % size) {
                others[next++] = square[i];
            }
        }
        return others;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double populationStd(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
