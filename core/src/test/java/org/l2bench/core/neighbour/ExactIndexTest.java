package org.l2bench.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

class ExactIndexTest {
    private final PointerScope scope = new PointerScope();
    private final RandomStream stream = new RandomStream(7);

    @AfterEach
    void close() {
        scope.close();
    }

    private static void assertSame(Neighbours found, Neighbours expected) {
        assertThat(found.indices()).isEqualTo(expected.indices());
        for (int i = 0; i < expected.distances().length; i++) {
            assertThat(found.distances()[i])
                    .isCloseTo(expected.distances()[i], within(1e-12 + 1e-13 * expected.distances()[i]));
        }
    }

    /** K7. */
    @ParameterizedTest
    @CsvSource({"1, 50", "7, 50", "1000, 50", "7, 1", "16, 7", "2048, 192"})
    void isTheDoubleLoopWhateverTheBlocks(int keysAtOnce, int rowsAtOnce) {
        var keys = stream.normal(1, 1000, 16);
        var queries = stream.normal(1, 50, 16);
        var index = new ExactIndex(keys, new SearchMemory(rowsAtOnce, keysAtOnce), 1);
        for (int k : new int[] {1, 3, 32, 999, 1000}) {
            assertSame(index.search(queries, k), BruteForce.search(keys, queries, k));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isTheDoubleLoopForRandomShapes(int seed) {
        var random = new Random(seed);
        int n = 1 + random.nextInt(3000);
        int d = 1 + random.nextInt(70);
        int k = 1 + random.nextInt(Math.min(n, 200));
        var own = new RandomStream(seed);
        var keys = own.normal(random.nextDouble() * 5, n, d).add(own.normal(3, 1, d)); // away from the origin
        var queries = own.normal(1, 1 + random.nextInt(40), d);
        var memory = new SearchMemory(1 + random.nextInt(20), 1 + random.nextInt(480));
        assertSame(new ExactIndex(keys, memory, 1).search(queries, k), BruteForce.search(keys, queries, k));
    }

    /** Coordinates from a few integers: most distances occur many times, so the order of ties decides. */
    @Test
    void tiesGoToTheLowerIndex() {
        var keys = stream.integers(2, 5000, 6).to(ScalarType.Float);
        var queries = stream.integers(2, 20, 6).to(ScalarType.Float);
        var index = new ExactIndex(keys, new SearchMemory(8, 64), 1);
        for (int k : new int[] {1, 100, 700}) {
            assertSame(index.search(queries, k), BruteForce.search(keys, queries, k));
        }
    }

    @Test
    void keysThatAreAllTheSameAreTakenInOrder() {
        var keys = stream.normal(1, 1, 8).expand(20_000, 8).contiguous();
        var found = new ExactIndex(keys, SearchMemory.CACHE, 1).search(stream.normal(1, 3, 8), 50);
        for (int q = 0; q < 3; q++) {
            assertThat(Arrays.copyOfRange(found.indices(), q * 50, (q + 1) * 50))
                    .isEqualTo(IntStream.range(0, 50).toArray());
        }
    }

    /** Rounding of the scores is far larger here than the differences of the distances. */
    @Test
    void farFromTheOriginTrueDistancesDecide() {
        var keys = stream.normal(1e-3, 3000, 16).add(stream.normal(1000, 1, 16));
        var queries = keys.narrow(0, 100, 20).contiguous();
        var index = new ExactIndex(keys, new SearchMemory(16, 256), 1);
        assertSame(index.search(queries, 40), BruteForce.search(keys, queries, 40));
    }

    /** The sample is spread over all keys; near keys in one place only, in ascending and descending order, must not fool it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysSortedByDistanceAreFoundAllTheSame(boolean ascending) {
        int n = 40_000;
        var values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = ascending ? i : n - i;
        }
        var keys = TensorArrays.of(values, n, 1);
        var queries = TensorArrays.of(new float[] {0, 20_000, 40_000}, 3, 1);
        var index = new ExactIndex(keys, SearchMemory.CACHE, 1);
        assertSame(index.search(queries, 500), BruteForce.search(keys, queries, 500));
    }

    @Test
    void aClusterThatTheSampleMissesIsFound() {
        int n = 30_000;
        var keys = stream.normal(1, n, 4);
        // All of the nearest in a row, so that a sample spread evenly sees its share; then moved between its places.
        var query = stream.normal(1, 1, 4);
        keys.narrow(0, 7000, 90).copy_(query.add(stream.normal(1e-3, 90, 4)));
        var index = new ExactIndex(keys, SearchMemory.CACHE, 1);
        for (int k : new int[] {10, 90, 91, 2000}) {
            assertSame(index.search(query, k), BruteForce.search(keys, query, k));
        }
    }

    @Test
    void threadsChangeNothing() {
        var keys = stream.normal(1, 20_000, 24);
        var queries = stream.normal(1, 333, 24);
        var one = new ExactIndex(keys, SearchMemory.CACHE, 1).search(queries, 64);
        var three = new ExactIndex(keys, new SearchMemory(32, 512), 3).search(queries, 64);
        assertThat(three.indices()).isEqualTo(one.indices());
        assertThat(three.distances()).isEqualTo(one.distances());
    }

    /** What another device does, run on this one: libtorch picks the kept scores out, too. */
    @Test
    void theWayOfOtherDevicesKeepsTheSameScores() {
        var keys = stream.normal(1, 500, 8);
        var queries = stream.normal(1, 9, 8);
        var index = new ExactIndex(keys, SearchMemory.CACHE, 1);
        var bounds = new float[] {0, 1, 2, 3, 4, 5, 6, -100, Float.POSITIVE_INFINITY};
        for (int length : new int[] {500, 13}) {
            var shape = new long[] {9, 504};
            var host = kept(new ScoreBlock.InHostMemory(torch.empty(shape)), index, queries, length, bounds);
            var other = kept(new ScoreBlock.OnDevice(torch.empty(shape)), index, queries, length, bounds);
            assertThat(other).isEqualTo(host).hasSizeGreaterThan(length);
            assertThat(host).noneMatch(line -> line.startsWith("7 ")).anyMatch(line -> line.startsWith("8 12 "));
        }
    }

    private static Set<String> kept(ScoreBlock block, ExactIndex index, Tensor queries, int length, float[] bounds) {
        var lines = new TreeSet<String>();
        block.fill(index, queries, 0, length);
        block.forEachKept(9, bounds, (row, key, score) -> assertThat(lines.add(row + " " + key + " " + score))
                .isTrue());
        return lines;
    }

    /** K14. */
    @Test
    void keysFindThemselvesOrTheirDuplicates() {
        var keys = stream.normal(1, 2000, 64);
        keys.narrow(0, 1500, 100).copy_(keys.narrow(0, 100, 100).clone());
        var found = new ExactIndex(keys, SearchMemory.CACHE, 1).search(keys, 1);
        for (int i = 0; i < 2000; i++) {
            assertThat(found.distances()[i]).isZero();
            assertThat(found.indices()[i]).isEqualTo(i >= 1500 && i < 1600 ? i - 1400 : i);
        }
    }

    /** K14. */
    @Test
    void barredKeysAreNeverFound() {
        var keys = stream.normal(1, 1000, 4);
        var queries = keys.narrow(0, 200, 50).contiguous();
        var positions = IntStream.range(200, 250).asLongStream().toArray();
        var found = new ExactIndex(keys, SearchMemory.CACHE, 1)
                .search(queries, 32 + 129)
                .without(positions, 64, 32);
        for (int i = 0; i < found.indices().length; i++) {
            assertThat(Math.abs(found.indices()[i] - positions[i / 32])).isGreaterThan(64);
        }
        assertThat(found.k()).isEqualTo(32);
    }

    @Test
    void badArgumentsAreNamed() {
        var keys = stream.normal(1, 10, 4);
        var index = new ExactIndex(keys, SearchMemory.CACHE, 1);
        assertThatThrownBy(() -> index.search(stream.normal(1, 2, 5), 1))
                .hasMessageContaining("4 columns")
                .hasMessageContaining("5");
        assertThatThrownBy(() -> index.search(stream.normal(1, 2, 4), 11)).hasMessageContaining("k must be in 1..10");
        assertThatThrownBy(() -> index.search(stream.normal(1, 2, 4).to(ScalarType.Double), 1))
                .hasMessageContaining("float32");
        assertThatThrownBy(
                        () -> new ExactIndex(TensorArrays.of(new float[] {1, Float.NaN}, 1, 2), SearchMemory.CACHE, 1))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> index.search(TensorArrays.of(new float[] {1, 2, 3, Float.NaN}, 1, 4), 1))
                .hasMessageContaining("finite");
    }

    @Test
    void memoryIsBoundedByItsBudgetWhateverTheKeys() {
        assertThat(SearchMemory.ofBytes(5 * 16 * 803, 16)).isEqualTo(new SearchMemory(16, 800));
        assertThat(SearchMemory.ofBytes(1, 16)).isEqualTo(new SearchMemory(16, 8));
        assertThatThrownBy(() -> new SearchMemory(16, 0)).hasMessageContaining("keysAtOnce >= 1");
    }

    @Test
    void recallCountsTheSharedNeighbours() {
        var exact = new Neighbours(2, new double[] {1, 2, 1, 2}, new int[] {3, 4, 5, 6});
        var other = new Neighbours(2, new double[] {1, 2, 1, 2}, new int[] {4, 7, 6, 5});
        assertThat(exact.recallOf(other)).isEqualTo(0.75);
    }
}
