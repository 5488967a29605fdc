package org.l2bench.core.metric;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The estimates behind a {@link GaussianDensity} before the factorisation, and the search for the jitter.
 *
 * <p>A step works if for every class (1) Cholesky's status is success, (2) every feature keeps a variance of its own that
 * stands clear of rounding, and (3) the log densities of all rows of the fit are finite.
 *
 * <p>Rounding lets the Cholesky of a singular matrix through about every second time. Its last pivot is noise then, and may
 * be a large one, if the pivots before it are small. So (2) looks at the variance of feature j that all the others do not
 * explain, v_j = 1 / (A^-1)_jj with A = S_c + e I (v_j / A_jj is 1 over the variance inflation factor), and demands
 *
 * <pre>v_j &gt; 4 m eps A_jj + (m eps mu_j)^2,   m = max(rows, p), eps = 2^-52.</pre>
 *
 * The first term is the noise of sums of m products; it depends neither on the order nor on the units of the features.
 * Measured in NumPy with X = G H, G and H Gaussian of sizes [n, k] and [k, p], n x p from 10 x 3 to 2000 x 64: of 6,690
 * covariances of deficient rank, k = p - 1, Cholesky let 2,867 through; their smallest v_j / A_jj was 0.5 m eps at most,
 * while the smallest pivot reached 1.2e6 m eps. Of 6,390 of full rank, k = p &lt; n, the smallest was 1.6e5 m eps. The second
 * term is the variance that a constant feature gets because its mean is rounded.
 */
final class DensityFit {
    private static final double EPSILON = Math.ulp(1.0);

    private final Tensor rows; // [n, p]
    private final Tensor means; // [C, p]
    private final Tensor covariances; // [C, p, p], or [1, p, p] if shared
    private final long[] counts; // rows behind each covariance

    private DensityFit(Tensor rows, Tensor means, Tensor covariances, long[] counts) {
        this.rows = rows;
        this.means = means;
        this.covariances = covariances;
        this.counts = counts;
    }

    /** Arguments as checked by {@link GaussianDensity#fit}; the tensors belong to the caller's scope. */
    static DensityFit of(Tensor rows, Tensor labels, int classes, Covariance covariance) {
        var byClass = ClassMeans.of(rows, labels, classes);
        return switch (covariance) {
            case PER_CLASS -> perClass(rows, labels, byClass);
            case SHARED -> shared(rows, labels, byClass);
        };
    }

    private static DensityFit perClass(Tensor rows, Tensor labels, ClassMeans byClass) {
        int classes = byClass.classes();
        var counts = byClass.counts();
        long p = rows.size(1);
        for (int c = 0; c < classes; c++) {
            Arguments.require(counts[c] >= 2, "class %d has one row, a covariance needs two", c);
        }
        var covariances = torch.zeros(new long[] {classes, p, p}, rows.options());
        for (int c = 0; c < classes; c++) {
            try (var scope = new PointerScope()) {
                var members = labels.eq(new Scalar((long) c)).nonzero().view(-1); // [n_c]
                var mean = byClass.means().select(0, c); // [p]
                var scatter = covariances.select(0, c); // [p, p]
                RowBlocks.forEach(members.size(0), p, (start, length) -> {
                    var offsets = rows.index_select(0, members.narrow(0, start, length));
                    offsets.sub_(mean);
                    scatter.addmm_(offsets.t(), offsets);
                });
                scatter.div_(new Scalar((double) (counts[c] - 1)));
            }
        }
        return new DensityFit(rows, byClass.means(), covariances, counts);
    }

    private static DensityFit shared(Tensor rows, Tensor labels, ClassMeans byClass) {
        long n = rows.size(0);
        long p = rows.size(1);
        int classes = byClass.classes();
        Arguments.require(n > classes, "a shared covariance needs more rows than classes, had %d and %d", n, classes);
        var covariances = torch.zeros(new long[] {1, p, p}, rows.options());
        var scatter = covariances.select(0, 0);
        RowBlocks.forEach(n, p, (start, length) -> {
            var offsets = byClass.centred(rows.narrow(0, start, length), labels.narrow(0, start, length));
            scatter.addmm_(offsets.t(), offsets);
        });
        scatter.div_(new Scalar((double) (n - classes)));
        return new DensityFit(rows, byClass.means(), covariances, new long[] {n});
    }

    /** The density with the first step of the jitter that works. */
    GaussianDensity factored(Jitter jitter) {
        int groups = counts.length;
        long p = means.size(1);
        var eigenvalues = torch.linalg_eigvalsh(covariances); // [groups, p], ascending
        var smallest = perClass(eigenvalues.select(1, 0));
        var largest = perClass(eigenvalues.select(1, p - 1));
        var plainDiagonal = covariances.diagonal(0, -2, -1).clone(); // [groups, p]
        var meanVariances = Arguments.doubles(plainDiagonal.mean(1));

        double[] tried = {};
        for (double step : jitter.steps()) {
            try (var scope = new PointerScope()) {
                var amounts = new double[groups];
                Arrays.setAll(amounts, g -> jitter.amount(step, meanVariances[g]));
                var diagonal = plainDiagonal.add(column(amounts)); // [groups, p]
                var values = Arguments.doubles(diagonal);
                // An absolute ladder starts with hundreds of steps that are lost in rounding: the same matrix fails
                // again.
                if (Arrays.equals(values, tried)) {
                    continue;
                }
                tried = values;
                var factors = factors(diagonal);
                if (factors.isPresent()) {
                    return new GaussianDensity(means, factors.get(), step, smallest, largest);
                }
            }
        }
        throw new ArithmeticException("no jitter of " + jitter.steps().size() + " tried makes the " + groups
                + " covariances of " + p + " features positive definite; smallest eigenvalue "
                + Arrays.stream(smallest).min().orElseThrow() + ", largest "
                + Arrays.stream(largest).max().orElseThrow());
    }

    private Optional<Tensor> factors(Tensor diagonal) {
        // In place, since a second copy of large covariances would not fit.
        covariances.diagonal(0, -2, -1).copy_(diagonal);
        var factorisation = torch.linalg_cholesky_ex(covariances, false, false);
        if (factorisation.get1().count_nonzero().item_long() != 0) {
            return Optional.empty();
        }
        var factors = factorisation.get0().detach(); // a handle of its own, not a view of the tuple
        if (!ownVariances(factors).gt(noise(diagonal)).all().item_bool()) {
            return Optional.empty();
        }
        var logDensities = torch.empty(new long[] {rows.size(0), means.size(0)}, means.options(), null);
        GaussianDensity.fill(logDensities, rows, means, factors);
        return logDensities.isfinite().all().item_bool() ? Optional.of(factors) : Optional.empty();
    }

    /** 1 / (A^-1)_jj, {@code [groups, p]}, from A^-1 = L^-T L^-1. */
    private Tensor ownVariances(Tensor factors) {
        long p = factors.size(1);
        var result = torch.empty(new long[] {factors.size(0), p}, factors.options(), null);
        var identity = torch.eye(p, factors.options());
        for (int g = 0; g < counts.length; g++) {
            // One at a time, since the inverses of all would take as much memory as the factors.
            try (var scope = new PointerScope()) {
                var inverse = torch.linalg_solve_triangular(factors.select(0, g), identity, false);
                result.select(0, g).copy_(inverse.square_().sum(0).reciprocal_());
            }
        }
        return result;
    }

    private Tensor noise(Tensor diagonal) {
        var accuracies = new double[counts.length];
        Arrays.setAll(accuracies, g -> Math.max(counts[g], means.size(1)) * EPSILON);
        var accuracy = column(accuracies); // [groups, 1]
        boolean shared = counts.length == 1;
        var centres = shared ? means.abs().amax(new long[] {0}, true) : means; // [groups, p]
        return diagonal.mul(accuracy)
                .mul_(new Scalar(4.0))
                .add_(centres.mul(accuracy).square_());
    }

    private Tensor column(double[] values) {
        return Tensor.create(values, values.length, 1).to(means);
    }

    private double[] perClass(Tensor ofGroups) {
        return Arguments.doubles(ofGroups.expand(means.size(0)));
    }
}
