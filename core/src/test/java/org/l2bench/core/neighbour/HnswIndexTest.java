package org.l2bench.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class HnswIndexTest {
    @Test
    void findsNearlyAllNeighboursWithTheirTrueDistances() {
        var stream = new RandomStream(1);
        var keys = stream.normal(1, 3000, 8);
        var queries = stream.normal(1, 50, 8);
        var exact = new ExactIndex(keys, SearchMemory.CACHE, 1);
        var graph = HnswIndex.of(keys, 20);
        assertThat(graph.isExact()).isFalse();
        assertThat(exact.isExact()).isTrue();
        var expected = exact.search(queries, 20);
        var found = graph.search(queries, 20);
        assertThat(expected.recallOf(found)).isGreaterThan(0.9);
        for (int i = 0; i < found.indices().length; i++) {
            if (found.indices()[i] == expected.indices()[i]) {
                assertThat(found.distances()[i]).isCloseTo(expected.distances()[i], within(1e-12));
            }
        }
        for (int i = 1; i < 20; i++) {
            assertThat(found.distances()[i]).isGreaterThanOrEqualTo(found.distances()[i - 1]);
        }
    }

    /** Same keys, same graph: a trial must not depend on chance. */
    @Test
    void theGraphIsAFunctionOfItsKeys() {
        var stream = new RandomStream(2);
        var keys = stream.normal(1, 2000, 16);
        var queries = stream.normal(1, 30, 16);
        var once = HnswIndex.of(keys, 50).search(queries, 50);
        var again = HnswIndex.of(keys, 50).search(queries, 50);
        assertThat(again.indices()).isEqualTo(once.indices());
        assertThat(again.distances()).isEqualTo(once.distances());
    }
}
