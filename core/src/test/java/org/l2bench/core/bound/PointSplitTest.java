package org.l2bench.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointSplitTest {
    private static final int[] ORDER = {4, 0, 3, 1, 2};

    @Test
    void thePartsFollowEachOtherAndShareNoPoint() {
        var split = PointSplit.of(ORDER, 2, 3);
        assertThat(split.prior().indices()).containsExactly(4, 0);
        assertThat(split.bound().indices()).containsExactly(3, 1, 2).doesNotContain(4, 0);
        assertThat(PointSplit.of(ORDER, 0, 5).prior().indices()).isEmpty();
    }

    @Test
    void whatIsHandedOutCannotBeChanged() {
        var split = PointSplit.of(ORDER.clone(), 2, 2);
        split.bound().indices()[0] = 4;
        assertThat(split.bound().indices()).containsExactly(3, 1);
    }

    @Test
    void aPointThatStandsTwiceCouldBeInBothParts() {
        assertThatThrownBy(() -> PointSplit.of(new int[] {1, 2, 1}, 1, 2))
                .hasMessage("a split needs distinct points, one stands twice");
        assertThatThrownBy(() -> PointSplit.of(ORDER, 3, 3))
                .hasMessage("a split of 5 points needs at least 0 for the prior and 1 for the bound, was 3 and 3");
    }
}
