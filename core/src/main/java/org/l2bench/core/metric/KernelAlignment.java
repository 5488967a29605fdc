package org.l2bench.core.metric;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Centred kernel alignment of two representations of the same m samples (Kornblith et al. 2019), in [0, 1]:
 *
 * <pre>
 * K_ij = exp(-|x_i - x_j|^2 / (2 s^2)),  s^2 = bandwidth^2 * median of |x_i - x_j|^2 over i &lt; j
 * HSIC(K, L) = tr(K H L H),  H = I - 1 1^T / m
 * CKA = HSIC(K, L) / sqrt(HSIC(K, K) HSIC(L, L))
 * </pre>
 *
 * <p>The median of an even number of distances is the mean of the middle two. Since the bandwidth is relative, scaling and shifting
 * a representation changes nothing.
 */
public final class KernelAlignment {
    private KernelAlignment() {}

    /**
     * The centred Gaussian kernel H K H, [m, m] float64: all that the alignment needs of a representation.
     *
     * @param features {@code [m, p]} float64, finite, m &gt;= 2
     * @param bandwidth relative to the median distance, &gt; 0
     * @throws IllegalArgumentException if the arguments differ from these, or half of the samples coincide
     */
    public static Tensor centredGaussian(Tensor features, double bandwidth) {
        var x = Arguments.features("features", features);
        Arguments.require(x.size(0) >= 2, "a kernel needs at least 2 samples, had %d", x.size(0));
        Arguments.require(bandwidth > 0, "bandwidth must be > 0, was %s", bandwidth);
        var kernel = torch.empty(new long[] {x.size(0), x.size(0)}, x.options(), null);
        try (var scope = new PointerScope()) {
            // Differences, not the expansion of the square, whose rounding could make a distance of equal samples
            // negative.
            var squares = torch.cdist(x, x, 2.0, new LongOptional(2)).square(); // [m, m]
            double median = median(squares);
            Arguments.require(median > 0, "the median distance of the samples is 0, the kernel is undefined");
            var k = squares.mul(new Scalar(-1 / (2 * bandwidth * bandwidth * median)))
                    .exp_();
            var rows = k.mean(new long[] {1}, true, null); // [m, 1]
            kernel.copy_(k.sub(rows).sub_(rows.t()).add_(k.mean()));
        }
        return kernel;
    }

    /** CKA of two kernels of {@link #centredGaussian}. */
    public static double of(Tensor left, Tensor right) {
        try (var scope = new PointerScope()) {
            // tr(K H L H) = sum_ij (H K H)_ij (H L H)_ij, because H is symmetric and H H = H.
            double both = left.mul(right).sum().item_double();
            double leftAlone = left.square().sum().item_double();
            double rightAlone = right.square().sum().item_double();
            return both / Math.sqrt(leftAlone * rightAlone);
        }
    }

    private static double median(Tensor squares) {
        int m = Math.toIntExact(squares.size(0));
        var all = Arguments.doubles(squares);
        var pairs = new double[m * (m - 1) / 2];
        int count = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i + 1; j < m; j++) {
                pairs[count++] = all[i * m + j];
            }
        }
        Arrays.sort(pairs);
        return (pairs[(count - 1) / 2] + pairs[count / 2]) / 2;
    }
}
