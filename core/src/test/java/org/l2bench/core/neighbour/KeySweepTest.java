package org.l2bench.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeySweepTest {
    @Test
    void everyKeyOfEveryQueryIsReadOnceNearlyInTheirOrder() {
        var random = new Random(1);
        int size = 1_000_000;
        var keys = new int[40][];
        Arrays.setAll(keys, i -> random.ints(10L * i, 0, size).toArray());
        var seen = new boolean[keys.length][];
        Arrays.setAll(seen, i -> new boolean[keys[i].length]);
        var order = new ArrayList<Integer>();
        new KeySweep(keys).forEach((queries, places) -> {
            for (int i = 0; i < queries.length; i++) {
                assertThat(seen[queries[i]][places[i]]).isFalse();
                seen[queries[i]][places[i]] = true;
                order.add(keys[queries[i]][places[i]]);
            }
        });
        assertThat(List.of(seen)).allSatisfy(s -> {
            for (boolean each : s) {
                assertThat(each).isTrue();
            }
        });
        assertThat(order).hasSize(7800);
        // A step back is never longer than what is read together, here a quarter of all.
        for (int i = 1; i < order.size(); i++) {
            assertThat(order.get(i - 1) - order.get(i)).isLessThan(size / 4 + 1);
        }
        // Read at random it would be a third of all for each key; here each query goes through a block once.
        long way = 0;
        for (int i = 1; i < order.size(); i++) {
            way += Math.abs(order.get(i) - order.get(i - 1));
        }
        assertThat(way / order.size()).isLessThan(size / 50);
    }

    @Test
    void queriesThatAskForNothingAreLeftOut() {
        new KeySweep(new int[][] {{}, {}}).forEach((queries, places) -> {
            throw new AssertionError("nothing to read");
        });
        var read = new ArrayList<Integer>();
        new KeySweep(new int[][] {{}, {7, 3, 0}}).forEach((queries, places) -> {
            assertThat(queries).containsExactly(1, 1, 1);
            Arrays.stream(places).forEach(read::add);
        });
        assertThat(read).containsExactly(2, 1, 0);
    }
}
