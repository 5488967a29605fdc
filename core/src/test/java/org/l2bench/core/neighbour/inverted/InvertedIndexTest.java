package org.l2bench.core.neighbour.inverted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;

class InvertedIndexTest {
    private final PointerScope scope = new PointerScope();
    private final RandomStream stream = new RandomStream(7);
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        for (var file : open) {
            file.close();
        }
        scope.close();
    }

    private InvertedFile inverted(Tensor keys, InvertedSpec spec, int threads) throws IOException {
        var name = "keys" + open.size();
        try (var writer = KeyWriter.open(folder.resolve(name), "model", keys.size(0), (int) keys.size(1))) {
            writer.append(keys);
            var file = writer.finish();
            var inverted = InvertedBuild.build(folder.resolve(name + ".lists"), file, spec, threads);
            open.add(inverted);
            open.add(file);
            return inverted;
        }
    }

    private static void assertSame(Neighbours found, Neighbours expected) {
        assertThat(found.indices()).isEqualTo(expected.indices());
        for (int i = 0; i < expected.distances().length; i++) {
            assertThat(found.distances()[i])
                    .isCloseTo(expected.distances()[i], within(1e-12 + 1e-13 * expected.distances()[i]));
        }
    }

    /** Clusters of very different sizes. */
    private Tensor clustered(int count, int dimension) {
        var centres = stream.normal(3, 9, dimension);
        var chosen = stream.integers(81, count).sqrt().to(ScalarType.Long);
        return centres.index_select(0, chosen).add(stream.normal(1, count, dimension));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheDoubleLoopForRandomShapes(int seed) throws IOException {
        var random = new Random(seed);
        int count = 200 + random.nextInt(900);
        int dimension = 1 + random.nextInt(40);
        var keys = clustered(count, dimension);
        var queries = keys.narrow(0, 10, 25).add(stream.normal(0.5, 25, dimension));
        int lists = 1 + random.nextInt(40);
        for (var storage : Storage.values()) {
            var file = inverted(keys, new InvertedSpec(lists, storage, seed), 1);
            var slow = SlowInverted.of(keys, file.centroids());
            for (int probes : new int[] {1, Math.max(1, lists / 5), lists}) {
                for (int k : new int[] {1, 17, 150}) {
                    assertSame(new InvertedIndex(file, probes, 1).search(queries, k), slow.search(queries, k, probes));
                }
            }
        }
    }

    /** Coordinates from a few integers: most distances occur many times, to centres as to keys, and positions decide. */
    @ParameterizedTest
    @EnumSource
    void tiesGoToTheEarlierPosition(Storage storage) throws IOException {
        var keys = stream.integers(3, 1500, 4).to(ScalarType.Float);
        var queries = stream.integers(3, 20, 4).to(ScalarType.Float);
        var file = inverted(keys, new InvertedSpec(20, storage, 1), 1);
        var slow = SlowInverted.of(keys, file.centroids());
        for (int probes : new int[] {2, 20}) {
            for (int k : new int[] {1, 100, 700}) {
                assertSame(new InvertedIndex(file, probes, 1).search(queries, k), slow.search(queries, k, probes));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysThatAreAllTheSameAreTakenInOrder(Storage storage) throws IOException {
        var keys = stream.normal(1, 1, 8).expand(20_000, 8).contiguous();
        var file = inverted(keys, new InvertedSpec(16, storage, 1), 1);
        var found = new InvertedIndex(file, 1, 1).search(stream.normal(1, 3, 8), 500);
        for (int i = 0; i < found.indices().length; i++) {
            assertThat(found.indices()[i]).isEqualTo(i % 500);
        }
        assertThat(file.listsWithFewerThan(1)).isEqualTo(15);
    }

    @ParameterizedTest
    @EnumSource
    void allListsTogetherAreTheExactSearchBitForBit(Storage storage) throws IOException {
        var keys = clustered(20_000, 24);
        var queries = keys.narrow(0, 500, 200).add(stream.normal(0.3, 200, 24));
        var exact = new ExactIndex(keys, SearchMemory.CACHE, 1).search(queries, 300);
        var index = new InvertedIndex(inverted(keys, InvertedSpec.of(20_000, storage, 3), 1), 1, 1);
        var all = index.withProbes(index.file().lists()).search(queries, 300);
        assertThat(all.indices()).isEqualTo(exact.indices());
        assertThat(all.distances()).isEqualTo(exact.distances());
        assertThat(index.isExact()).isFalse();
        assertThat(exact.recallOf(index.search(queries, 300))).isLessThan(0.99);
        assertThat(exact.recallOf(index.withProbes(100).search(queries, 300))).isGreaterThan(0.95);
    }

    @Test
    void threadsAndNeighbouringQueriesChangeNothing() throws IOException {
        var keys = clustered(50_000, 16);
        var queries = clustered(777, 16);
        var spec = InvertedSpec.of(50_000, Storage.FLOAT32, 5);
        var one = inverted(keys, spec, 1);
        var three = inverted(keys, spec, 3);
        assertThat(three.digest()).isEqualTo(one.digest());
        var found = new InvertedIndex(one, 9, 1).search(queries, 64);
        assertThat(new InvertedIndex(three, 9, 3).search(queries, 64)).satisfies(other -> {
            assertThat(other.indices()).isEqualTo(found.indices());
            assertThat(other.distances()).isEqualTo(found.distances());
        });
        var alone = new InvertedIndex(one, 9, 1).search(queries.narrow(0, 400, 1), 64);
        assertThat(alone.indices()).isEqualTo(found.rows(new int[] {400}).indices());
    }

    @Test
    void queriesThatSeeTooFewKeysAreCountedAndLookFurther() throws IOException {
        var keys = clustered(3000, 6);
        var queries = clustered(40, 6);
        var file = inverted(keys, new InvertedSpec(64, Storage.FLOAT32, 2), 1);
        var index = new InvertedIndex(file, 2, 1);
        int k = 200;
        long few = IntStream.range(0, 40)
                .filter(q -> {
                    var lists = file.centroids().inOrder(TensorArrays.floats(queries), q * 6);
                    return file.keysOf(lists[0]) + file.keysOf(lists[1]) < k;
                })
                .count();
        assertThat(few).isBetween(1L, 40L);
        assertThat((long) index.queriesWithFewerThan(queries, k)).isEqualTo(few);
        assertThat(index.queriesWithFewerThan(queries, 1)).isZero();
        assertThat(index.search(queries, 3000).indices()).hasSize(40 * 3000);
    }

    /** Every key is in the list of its nearest centre, and centres are no worse than those of the random start. */
    @Test
    void centresAreFittedToTheKeys() throws IOException {
        var keys = clustered(2000, 5);
        var file = inverted(keys, new InvertedSpec(9, Storage.FLOAT32, 4), 1);
        var assigned = SlowInverted.of(keys, file.centroids()).assigned();
        double within = 0;
        for (int list = 0; list < 9; list++) {
            for (int row = file.start(list); row < file.start(list) + file.keysOf(list); row++) {
                assertThat(assigned[file.position(row)]).isEqualTo(list);
                within += file.centroids().distance(TensorArrays.floats(keys), file.position(row) * 5, list);
            }
        }
        // Nine clusters with variance 1 in five dimensions: 5 if all were found, some 50 for a single centre.
        assertThat(within / 2000).isLessThan(12);
    }

    @Test
    void badArgumentsAreNamed() throws IOException {
        var index =
                new InvertedIndex(inverted(stream.normal(1, 10, 4), new InvertedSpec(2, Storage.FLOAT32, 1), 1), 1, 1);
        assertThatThrownBy(() -> index.search(stream.normal(1, 2, 5), 1))
                .hasMessage("queries must be float32 [n, 4] as the keys, were Float [2, 5]");
        assertThatThrownBy(() -> index.search(stream.normal(1, 2, 4), 11)).hasMessage("k must be in 1..10, was 11");
        assertThatThrownBy(() -> index.search(TensorArrays.of(new float[] {1, 2, 3, Float.NaN}, 1, 4), 1))
                .hasMessageContaining("queries must be finite");
        assertThatThrownBy(() -> index.withProbes(3)).hasMessage("probes must be in 1..2, was 3");
        assertThatThrownBy(() -> inverted(stream.normal(1, 3, 4), new InvertedSpec(4, Storage.FLOAT32, 1), 1))
                .hasMessageContaining("lists must be at most the 3 keys")
                .hasMessageContaining("was 4");
    }
}
