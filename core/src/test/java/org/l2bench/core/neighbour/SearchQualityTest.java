package org.l2bench.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.SearchQuality.Mix;

class SearchQualityTest {
    private static final Neighbours EXACT = new Neighbours(2, new double[] {0, 1, 0, 2}, new int[] {0, 1, 2, 3});

    @Test
    void anExactSearchIsNotWrong() {
        try (var scope = new PointerScope()) {
            var quality = SearchQuality.of(
                    EXACT,
                    EXACT,
                    new int[] {5, 6, 5, 6},
                    TensorArrays.of(new long[] {5, 6}),
                    new double[] {0.1, 0.2},
                    List.of(new Mix(0.25, 1), new Mix(0.5, 4)));
            assertThat(quality).isEqualTo(new SearchQuality(1, 0, 0, 0));
        }
    }

    /** By hand: the first query finds key 4 for key 1, the second, whose label is lost, key 5 for key 3. */
    @Test
    void whatIsMissedIsMeasuredInLogProbability() {
        try (var scope = new PointerScope()) {
            var found = new Neighbours(2, new double[] {0, 3, 0, 4}, new int[] {0, 4, 2, 5});
            var labels = new int[] {5, 6, 5, 6, 6, 5};
            var quality = SearchQuality.of(
                    EXACT,
                    found,
                    labels,
                    TensorArrays.of(new long[] {5, 6}),
                    new double[] {0.1, 0.2},
                    List.of(new Mix(0.1, 1), new Mix(0.25, 1)));
            double first =
                    Math.abs(Math.log(0.25 / (1 + Math.exp(-3)) + 0.075) - Math.log(0.25 / (1 + Math.exp(-1)) + 0.075));
            double second = Math.abs(Math.log(0.15) - Math.log(0.25 * Math.exp(-2) / (1 + Math.exp(-2)) + 0.15));
            assertThat(quality.recall()).isEqualTo(0.5);
            assertThat(quality.meanChange()).isCloseTo((first + second) / 2, within(1e-14));
            assertThat(quality.largestChange()).isCloseTo(Math.max(first, second), within(1e-14));
            assertThat(quality.labelsLost()).isEqualTo(1);
            assertThat(quality.isWithin(SearchQuality.BOUND)).isFalse();
        }
    }

    @Test
    void tiesAtTheCutAreCounted() {
        var exact = new Neighbours(3, new double[] {0, 1, 1, 0, 1, 2, 3, 3, 3}, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(SearchQuality.tiesAtCut(exact, 2)).isEqualTo(2);
        assertThat(SearchQuality.tiesAtCut(exact, 1)).isEqualTo(1);
        assertThatThrownBy(() -> SearchQuality.tiesAtCut(exact, 3)).hasMessage("k must be in 1..2, was 3");
        assertThatThrownBy(() -> new Mix(1, 1)).hasMessageContaining("lambda < 1");
    }

    @Test
    void distinctKeysAreThoseOfASet() {
        try (var scope = new PointerScope()) {
            var keys = new RandomStream(4).integers(3, 20_000, 7).to(ScalarType.Float);
            var values = TensorArrays.floats(keys);
            Map<List<Float>, Long> counts = IntStream.range(0, 20_000)
                    .mapToObj(i -> row(values, i))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            long most = counts.values().stream().mapToLong(n -> n).max().orElseThrow();
            var found = DistinctKeys.of(keys);
            assertThat(found.distinct()).isEqualTo(counts.size());
            assertThat(found.mostFrequent()).isEqualTo((int) most);
            int first = IntStream.range(0, 20_000)
                    .filter(i -> counts.get(row(values, i)) == most)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.position()).isEqualTo(first);
            var zeros = TensorArrays.of(new float[] {1, 0f, 1, -0f}, 2, 2);
            assertThat(DistinctKeys.of(zeros)).isEqualTo(new DistinctKeys(1, 2, 0));
        }
    }

    private static List<Float> row(float[] values, int i) {
        return Arrays.asList(
                values[7 * i],
                values[7 * i + 1],
                values[7 * i + 2],
                values[7 * i + 3],
                values[7 * i + 4],
                values[7 * i + 5],
                values[7 * i + 6]);
    }
}
