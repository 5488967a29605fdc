package org.l2bench.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Neighbours FOUND =
            new Neighbours(3, new double[] {1, 2, 2, 0, 0, 5}, new int[] {7, 1, 3, 2, 4, 9});

    @Test
    void theNearestAreTheFirstOfEachQuery() {
        var two = FOUND.nearest(2);
        assertThat(two.k()).isEqualTo(2);
        assertThat(two.distances()).containsExactly(1, 2, 0, 0);
        assertThat(two.indices()).containsExactly(7, 1, 2, 4);
    }

    @Test
    void noMoreAreKeptThanThereAre() {
        assertThatThrownBy(() -> FOUND.nearest(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kept must be in 1..3, was 4");
    }

    @Test
    void aTieAtTheCutIsOneOfDistances() {
        assertThat(SearchQuality.tiesAtCut(FOUND, 2)).isEqualTo(1);
        assertThat(SearchQuality.tiesAtCut(FOUND, 1)).isEqualTo(1);
    }
}
