package org.l2bench.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.table.GroupedTable;

class MadelonLikeTest {
    private static GroupedTable draw(long seed) {
        return MadelonLike.SHEET.draw(new Well19937c(seed));
    }

    @Test
    void hasTheSheetsSizeAndBothClasses() {
        GroupedTable table = draw(1);
        assertThat(table.table().rows()).hasDimensions(600, 100);
        assertThat(table.countsPerClass()[0]).isBetween(220, 380);
        assertThat(table.remarks()).isEmpty();
    }

    /** 5 hidden coordinates of variance 1 + 1.5^2 and 15 mixtures of them have rank 5; the probes are N(0, 1). */
    @Test
    void twentyColumnsAreMixturesOfFive() {
        double[][] rows =
                new MadelonLike(600, 15, 0, 0).draw(new Well19937c(2L)).table().rows();
        double[] singular = new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getSingularValues();
        assertThat(singular[4]).isGreaterThan(10);
        assertThat(singular[5]).isLessThan(1e-10);
        double[] variances = IntStream.range(0, 100)
                .mapToDouble(j -> StatUtils.variance(column(draw(2).table().rows(), j)))
                .toArray();
        assertThat(Arrays.stream(variances).filter(v -> Math.abs(v - 1) < 0.25)).hasSizeGreaterThanOrEqualTo(80);
    }

    /** Without flips the label is a function of the vertex, so of the signs of the hidden coordinates wherever these are large. */
    @Test
    void halfOfTheVerticesAreOfEachClassAndLabelsFollowThem() {
        var table = new MadelonLike(20_000, 0, 0, 0).draw(new Well19937c(3L));
        int[][] counts = new int[32][2];
        for (int i = 0; i < table.count(); i++) {
            double[] row = table.table().rows()[i];
            if (Arrays.stream(row).allMatch(x -> Math.abs(x) > 1.5)) {
                int vertex =
                        IntStream.range(0, 5).map(k -> row[k] > 0 ? 1 << k : 0).sum();
                counts[vertex][table.labels()[i]]++;
            }
        }
        long ofClassOne = Arrays.stream(counts).filter(c -> c[1] > c[0]).count();
        assertThat(ofClassOne).isEqualTo(16);
        assertThat(Arrays.stream(counts).mapToInt(c -> Math.min(c[0], c[1])).sum())
                .isLessThan(20);
    }

    @Test
    void exactlyTheGivenShareOfLabelsIsSwapped() {
        int[] plain = new MadelonLike(600, 15, 80, 0).draw(new Well19937c(4L)).labels();
        int[] swapped = draw(4).labels();
        assertThat(IntStream.range(0, 600).filter(i -> plain[i] != swapped[i])).hasSize(6);
    }

    @Test
    void theSameStreamGivesTheSameTableAndAnotherAnother() {
        assertThat(draw(5)).isEqualTo(draw(5)).isNotEqualTo(draw(6));
        // As drawn when this was written: a law that changes must say so, because the trials' inputs name it.
        assertThat(draw(5).table().fingerprint()).startsWith("d52819c0dcc43e17");
    }

    @Test
    void noColumnTellsTheClassAlone() {
        GroupedTable table = draw(7);
        double[] labels = Arrays.stream(table.labels()).asDoubleStream().toArray();
        double most = IntStream.range(0, 100)
                .mapToDouble(j -> Math.abs(new PearsonsCorrelation()
                        .correlation(column(table.table().rows(), j), labels)))
                .max()
                .orElseThrow();
        assertThat(most).isCloseTo(0.25, within(0.25));
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new MadelonLike(0, 15, 80, 0.01)).hasMessageContaining("rows must be >= 1");
        assertThatThrownBy(() -> new MadelonLike(600, 15, 80, Double.NaN)).hasMessageContaining("flipped from 0 to 1");
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }
}
