package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

/** K12; the expected values are written out in the sheet of rehearsal-free-cl. */
@ExtendWith(TensorScope.class)
class KernelAlignmentTest {
    private static Tensor x() {
        var values = new double[30];
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 3; j++) {
                values[3 * i + j] = Math.sin(3 * i + 5 * j + 1) + 0.3 * Math.cos(i * (j + 1.0));
            }
        }
        return TensorArrays.of(values, 10, 3);
    }

    private static double cka(Tensor left, Tensor right) {
        return KernelAlignment.of(
                KernelAlignment.centredGaussian(left, 0.5), KernelAlignment.centredGaussian(right, 0.5));
    }

    @Test
    void aRepresentationIsAlignedWithItselfAndWithItsScaledAndShiftedCopy() {
        assertThat(cka(x(), x())).isCloseTo(1, within(1e-12));
        assertThat(cka(x(), x().mul(new Scalar(3.0)).add(new Scalar(1.0)))).isCloseTo(1, within(1e-12));
    }

    @Test
    void otherMapsAreAlignedLess() {
        var map = TensorArrays.of(new double[] {1, 2, 0, 0, 1, 1, 1, 0, 1}, 3, 3);
        assertThat(cka(x(), x().mm(map))).isCloseTo(0.9411822989069037, within(1e-12));
        assertThat(cka(x(), x().tanh())).isCloseTo(0.9974703165524677, within(1e-12));
    }

    /** The slow twin: the definition with the centring matrix, and the median over pairs. */
    @Test
    void isTheTraceOfTheDefinition() {
        var y = x().mul(x()).add(x());
        assertThat(cka(x(), y)).isCloseTo(slow(rows(x()), rows(y)), within(1e-10));
    }

    private static double[][] rows(Tensor tensor) {
        var flat = TensorArrays.doubles(tensor);
        int columns = (int) tensor.size(1);
        var rows = new double[(int) tensor.size(0)][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    private static double slow(double[][] x, double[][] y) {
        var k = centred(kernel(x));
        var l = centred(kernel(y));
        return trace(k, l) / Math.sqrt(trace(k, k) * trace(l, l));
    }

    private static double[][] kernel(double[][] x) {
        int m = x.length;
        var squares = new double[m][m];
        var pairs = new java.util.ArrayList<Double>();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int p = 0; p < x[i].length; p++) {
                    squares[i][j] += (x[i][p] - x[j][p]) * (x[i][p] - x[j][p]);
                }
                if (i < j) {
                    pairs.add(squares[i][j]);
                }
            }
        }
        pairs.sort(null);
        double median = pairs.get(pairs.size() / 2); // 45 pairs
        var kernel = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                kernel[i][j] = Math.exp(-squares[i][j] / (2 * 0.25 * median));
            }
        }
        return kernel;
    }

    private static double[][] centred(double[][] k) {
        int m = k.length;
        var h = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                h[i][j] = (i == j ? 1 : 0) - 1.0 / m;
            }
        }
        return product(product(h, k), h);
    }

    private static double[][] product(double[][] a, double[][] b) {
        var c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int p = 0; p < b.length; p++) {
                    c[i][j] += a[i][p] * b[p][j];
                }
            }
        }
        return c;
    }

    private static double trace(double[][] a, double[][] b) {
        var c = product(a, b);
        double sum = 0;
        for (int i = 0; i < c.length; i++) {
            sum += c[i][i];
        }
        return sum;
    }

    @Test
    void samplesThatMostlyCoincideHaveNoKernel() {
        var same = TensorArrays.of(new double[10], 10, 1);
        assertThatThrownBy(() -> KernelAlignment.centredGaussian(same, 0.5)).hasMessageContaining("median distance");
    }
}
