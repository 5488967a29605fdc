package org.l2bench.datasets.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.transform.Draws;

class StratifiedSubsetTest {
    private static int[] counts(int[] labels, int[] chosen) {
        int[] counts = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        Arrays.stream(chosen).forEach(i -> counts[labels[i]]++);
        return counts;
    }

    /** 300 * 2788 / 4601 = 181.79, 300 * 1813 / 4601 = 118.21. */
    @Test
    void spambase300HasTheSharesOfSpambase() {
        int[] labels = Catalogue.loadTable("spambase").labels();
        int[] chosen = StratifiedSubset.of(labels, 300, new Draws(0));
        assertThat(chosen).hasSize(300).isSorted().doesNotHaveDuplicates();
        assertThat(counts(labels, chosen)).containsExactly(182, 118);
        assertThat(chosen).isNotEqualTo(StratifiedSubset.of(labels, 300, new Draws(1)));
    }

    /** Of 7 from 4, 3 and 3: 2.8, 2.1 and 2.1; of 2 from 3 equal classes: 0.67 each. */
    @Test
    void whatIsMissingGoesToTheLargestRemaindersTheFirstOfEqualOnes() {
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
        assertThat(counts(labels, StratifiedSubset.of(labels, 7, new Draws(5)))).containsExactly(3, 2, 2);
        int[] equal = {0, 1, 2, 0, 1, 2};
        assertThat(counts(equal, StratifiedSubset.of(equal, 2, new Draws(5)))).containsExactly(1, 1, 0);
    }

    @Test
    void allRowsAreASubsetAndMoreAreNot() {
        int[] labels = {1, 0, 1};
        assertThat(StratifiedSubset.of(labels, 3, new Draws(0))).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> StratifiedSubset.of(labels, 4, new Draws(0)))
                .hasMessage("a subset must have from 1 to 3 rows, was 4");
    }
}
