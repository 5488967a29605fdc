package org.l2bench.core.metric;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How far features and classifier have collapsed to a simplex: all values are 0 at full collapse and &gt;= 0.
 *
 * <p>With x_i the features of the n rows, mu_c the mean of class c, mu_G the plain mean of the C class means, m_c = mu_c -
 * mu_G, and w_c the rows of the classifier:
 *
 * <pre>
 * S_W = sum_c sum_{i in c} (x_i - mu_c)(x_i - mu_c)^T / n,   S_B = sum_c m_c m_c^T / C
 * NC1 = tr(S_W S_B^+) / C, S_B^+ from the eigenvalues above 1e-10 of the largest, at most C - 1
 * equinorm = population std over mean of the C norms ||v_c||
 * equiangular = population std of cos(v_c, v_d) over the C (C - 1) ordered pairs c != d
 * max-angle = mean over these pairs of |cos(v_c, v_d) + 1/(C - 1)|
 *     each with v = m (means) and v = w (classifier, not centred)
 * NC3 = || W / ||W||_F - M / ||M||_F ||_F^2 with rows w_c and m_c
 * NC4 = share of rows whose predicted class is not the one with the nearest mean (the first of equally near ones)
 * </pre>
 *
 * <p>Papyan, Han, Donoho: Prevalence of neural collapse during the terminal phase of deep learning training. PNAS 117
 * (2020); form of NC1 as in repository tding1/Neural-Collapse.
 */
public record NeuralCollapse(
        double nc1,
        double equinormMeans,
        double equinormClassifier,
        double equiangularMeans,
        double equiangularClassifier,
        double maxAngleMeans,
        double maxAngleClassifier,
        double nc3,
        double nc4) {
    private static final double RANK_THRESHOLD = 1e-10;

    /**
     * All values.
     *
     * @param features {@code [n, p]} float64, finite
     * @param labels {@code [n]} int64 in 0..C-1, every class present
     * @param classifier W {@code [C, p]} float64, finite, C &gt;= 2, no row 0
     * @param predicted {@code [n]} int64 in 0..C-1, the classes that the net predicts
     * @throws IllegalArgumentException if the arguments differ from these, or a class mean coincides with mu_G, where the
     *     angles are undefined
     */
    public static NeuralCollapse of(Tensor features, Tensor labels, Tensor classifier, Tensor predicted) {
        try (var scope = new PointerScope()) {
            var x = Arguments.features("features", features);
            var weight = Arguments.features("classifier", classifier);
            int classes = Math.toIntExact(weight.size(0));
            Arguments.require(
                    weight.size(1) == x.size(1),
                    "classifier must have %d columns as the features, had %d",
                    x.size(1),
                    weight.size(1));
            var classOf = Arguments.labels("labels", labels, x.size(0), classes);
            var answers = Arguments.labels("predicted", predicted, x.size(0), classes);
            var byClass = ClassMeans.of(x, classOf, classes);
            var centred = centredMeans(byClass);
            var means = SimplexFit.of("class means", centred);
            var rows = SimplexFit.of("classifier rows", weight);
            return new NeuralCollapse(
                    nc1(x, classOf, byClass, centred),
                    means.equinorm(),
                    rows.equinorm(),
                    means.equiangular(),
                    rows.equiangular(),
                    means.maxAngle(),
                    rows.maxAngle(),
                    weight.div(weight.norm())
                            .sub_(centred.div(centred.norm()))
                            .square_()
                            .sum()
                            .item_double(),
                    nc4(x, byClass, answers));
        }
    }

    /**
     * NC1 alone, for instance of features divided by their norms.
     *
     * @param features {@code [n, p]} float64, finite
     * @param labels {@code [n]} int64 in 0..classes-1, every class present
     * @param classes C &gt;= 2
     * @throws IllegalArgumentException if the arguments differ from these, or all class means coincide
     */
    public static double nc1(Tensor features, Tensor labels, int classes) {
        try (var scope = new PointerScope()) {
            var x = Arguments.features("features", features);
            var classOf = Arguments.labels("labels", labels, x.size(0), classes);
            var byClass = ClassMeans.of(x, classOf, classes);
            return nc1(x, classOf, byClass, centredMeans(byClass));
        }
    }

    private static Tensor centredMeans(ClassMeans byClass) {
        return byClass.means().sub(byClass.means().mean(new long[] {0}, true, null)); // [C, p]
    }

    /**
     * With M = U diag(s) V^T, [m_c] as columns of M, S_B = U diag(s^2 / C) U^T, so NC1 = sum_k ||X u_k||^2 / (n s_k^2) with
     * X the centred rows: neither S_W nor S_B is ever formed.
     */
    private static double nc1(Tensor x, Tensor labels, ClassMeans byClass, Tensor centredMeans) {
        int classes = byClass.classes();
        Arguments.require(classes >= 2, "neural collapse needs at least 2 classes, had %d", classes);
        var decomposition = torch.linalg_svd(centredMeans.t(), false, null);
        var singular = Arguments.doubles(decomposition.get1()); // descending
        Arguments.require(singular[0] > 0, "all class means coincide, NC1 is undefined");
        int rank = 0;
        while (rank < Math.min(classes - 1, singular.length)
                && singular[rank] * singular[rank] > RANK_THRESHOLD * singular[0] * singular[0]) {
            rank++;
        }
        var axes = decomposition
                .get0()
                .narrow(1, 0, rank)
                .div(decomposition.get1().narrow(0, 0, rank)); // [p, rank], u_k / s_k
        var total = torch.zeros(new long[] {}, x.options());
        RowBlocks.forEach(x.size(0), x.size(1), (start, length) -> {
            var offsets = byClass.centred(x.narrow(0, start, length), labels.narrow(0, start, length));
            total.add_(offsets.mm(axes).square_().sum());
        });
        return total.item_double() / x.size(0);
    }

    private static double nc4(Tensor x, ClassMeans byClass, Tensor predicted) {
        // Differences, not the expansion ||x||^2 - 2 x.mu + ||mu||^2, whose rounding could decide between near means.
        var exactly = new LongOptional(2);
        var distances = torch.cdist(x, byClass.means(), 2.0, exactly); // [n, C]
        var nearest = distances.argmin(new LongOptional(1), false); // [n]
        return nearest.not_equal(predicted).count_nonzero().item_long() / (double) x.size(0);
    }
}
