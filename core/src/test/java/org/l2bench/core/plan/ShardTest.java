package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

class ShardTest {
    @Test
    void allShardsTogetherHaveEachItemOnceInOrderAndAreAlikeInSize() {
        for (int size : new int[] {0, 1, 5, 12, 1001}) {
            var all = IntStream.range(0, size).boxed().toList();
            for (int of = 1; of <= 13; of++) {
                var together = new ArrayList<Integer>();
                for (int part = 1; part <= of; part++) {
                    var items = new Shard(part, of).of(all);
                    assertThat(items.size()).isBetween(size / of, (size + of - 1) / of);
                    together.addAll(items);
                }
                assertThat(together).isEqualTo(all);
            }
        }
    }

    @Test
    void itIsReadAsItIsWritten() {
        assertThat(Shard.parse("3/12", new Problems()))
                .isEqualTo(new Shard(3, 12))
                .hasToString("3/12");
        assertThat(Shard.WHOLE.of(List.of(1, 2))).containsExactly(1, 2);
    }

    @Test
    void onePartOfNoneIsRefused() {
        assertThatThrownBy(() -> new Shard(5, 4))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("was 5/4");
    }
}
