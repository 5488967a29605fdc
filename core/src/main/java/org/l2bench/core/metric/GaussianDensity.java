package org.l2bench.core.metric;

import java.util.Arrays;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One Gaussian with full covariance for each class in feature space, without shrinkage and without class priors. Its score
 * tells familiar inputs from unfamiliar ones.
 *
 * <p>Memory: the factors take 8 C p^2 bytes (8 p^2 if shared) and the fit twice that; everything else is bounded, since
 * rows are taken in blocks. The object owns its tensors whatever scope it was made in: close it. What its methods return
 * belongs to the scope of the caller and stays valid after the close.
 *
 * <p>Mukhoti, Kirsch, van Amersfoort, Torr, Gal: Deep Deterministic Uncertainty: A New Simple Baseline. CVPR 2023.
 */
public final class GaussianDensity implements AutoCloseable {
    private static final double LN_TWO_PI = Math.log(2 * Math.PI);

    private final Tensor means; // [C, p]
    private final Tensor factors; // [C, p, p], or [1, p, p] if shared
    private final double jitter;
    private final double[] smallestEigenvalues;
    private final double[] largestEigenvalues;

    /** Takes its own references to the tensors, which must be handles made by a function and not views of a container. */
    GaussianDensity(Tensor means, Tensor factors, double jitter, double[] smallest, double[] largest) {
        this.means = means.retainReference();
        this.factors = factors.retainReference();
        this.jitter = jitter;
        this.smallestEigenvalues = smallest;
        this.largestEigenvalues = largest;
    }

    /**
     * Estimates mean and covariance of each class and factors S_c + e_c I = L_c L_c^T with the first step of the jitter
     * that works for all classes, see {@link DensityFit} for what works means.
     *
     * @param features {@code [n, p]} float64, finite; a class needs two rows, or n &gt; C if the covariance is shared
     * @param labels {@code [n]} int64 in 0..classes-1
     * @throws IllegalArgumentException if the arguments differ from these
     * @throws ArithmeticException if no step of the jitter works
     */
    public static GaussianDensity fit(
            Tensor features, Tensor labels, int classes, Jitter jitter, Covariance covariance) {
        try (var scope = new PointerScope()) {
            var rows = Arguments.features("features", features);
            var classOf = Arguments.labels("labels", labels, rows.size(0), classes);
            return DensityFit.of(rows, classOf, classes, covariance).factored(jitter);
        }
    }

    /**
     * ln N(x_i; mu_c, L_c L_c^T) = -1/2 [p ln(2 pi) + 2 sum_j ln L_jj + ||L_c^-1 (x_i - mu_c)||^2].
     *
     * @param x {@code [n, p]} float64, finite
     * @return {@code [n, C]} float64, in the caller's scope
     * @throws IllegalArgumentException if x differs from this
     * @throws IllegalStateException if this has been closed
     */
    public Tensor logDensities(Tensor x) {
        requireOpen();
        Arguments.require(
                x.dim() == 2 && x.size(1) == means.size(1),
                "x must have shape [n, %d], had %s",
                means.size(1),
                Arrays.toString(x.shape()));
        // Made before the inner scope opens, and so a pointer of the caller's scope.
        var result = torch.empty(new long[] {x.size(0), means.size(0)}, means.options(), null);
        try (var scope = new PointerScope()) {
            fill(result, Arguments.features("x", x), means, factors);
        }
        return result;
    }

    /** ln sum_c N(x_i; mu_c, S_c), the G-score of each row of x as for {@link #logDensities}; higher = more familiar. */
    public double[] scores(Tensor x) {
        return rows(x, logDensities -> torch.logsumexp(logDensities, 1));
    }

    /**
     * -sum_c q_c ln q_c in nats, in [0, ln C], with q_c = N(x_i; mu_c, S_c) / sum_k N(x_i; mu_k, S_k), the posterior under
     * equal priors; one for each row of x as for {@link #logDensities}.
     */
    public double[] posteriorEntropies(Tensor x) {
        return rows(x, logDensities -> {
            var logs = torch.log_softmax(logDensities, 1); // [n, C]
            return logs.exp().mul_(logs).sum(1).neg();
        });
    }

    /** Class means {@code [C, p]} float64, in the caller's scope; to be read only. */
    public Tensor means() {
        requireOpen();
        return means.detach();
    }

    /** Lower Cholesky factors L_c {@code [C, p, p]} float64, in the caller's scope; to be read only. */
    public Tensor factors() {
        requireOpen();
        return factors.expand(means.size(0), means.size(1), means.size(1));
    }

    /** ln det(S_c + e_c I) = 2 sum_j ln L_jj of each class. */
    public double[] logDeterminants() {
        requireOpen();
        try (var scope = new PointerScope()) {
            return Arguments.doubles(logDeterminants(factors).expand(means.size(0)));
        }
    }

    /** The step r of the jitter that was taken. */
    public double jitter() {
        return jitter;
    }

    /** Smallest eigenvalue of each S_c before jitter; of a singular S_c it may be negative by rounding. */
    public double[] smallestEigenvalues() {
        return smallestEigenvalues.clone();
    }

    /** Largest eigenvalue of each S_c before jitter. */
    public double[] largestEigenvalues() {
        return largestEigenvalues.clone();
    }

    /** Gives the native memory back; closing twice does nothing. */
    @Override
    public void close() {
        means.close();
        factors.close();
    }

    /** Writes the log densities of x into {@code [n, C]} {@code result}. */
    static void fill(Tensor result, Tensor x, Tensor means, Tensor factors) {
        long classes = means.size(0);
        long p = means.size(1);
        boolean shared = factors.size(0) == 1;
        var upper = factors.mT(); // L^T, so that rows are solved in place: y L^T = d
        var constant = logDeterminants(factors).add_(scalar(p * LN_TWO_PI)).unsqueeze(1); // [C or 1, 1]
        RowBlocks.forEach(x.size(0), classes * p, (start, length) -> {
            var offsets = x.narrow(0, start, length).unsqueeze(0).sub(means.unsqueeze(1)); // [C, block, p]
            // One factor takes the rows of all classes in one solve, and need not be copied for each class.
            var right = shared ? offsets.view(1, classes * length, p) : offsets;
            var whitened = torch.linalg_solve_triangular(upper, right, true, false, false);
            var distances = whitened.square().sum(2).view(classes, length);
            result.narrow(0, start, length)
                    .copy_(distances.add_(constant).mul_(scalar(-0.5)).t());
        });
    }

    private double[] rows(Tensor x, Function<Tensor, Tensor> value) {
        try (var scope = new PointerScope()) {
            return Arguments.doubles(value.apply(logDensities(x)));
        }
    }

    private static Tensor logDeterminants(Tensor factors) {
        return factors.diagonal(0, -2, -1).log().sum(1).mul_(scalar(2)); // [C or 1]
    }

    private static Scalar scalar(double value) {
        return new Scalar(value);
    }

    private void requireOpen() {
        if (means.isNull()) {
            throw new IllegalStateException("this density has been closed");
        }
    }
}
