package org.l2bench.datasets.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;
import org.l2bench.datasets.transform.Draws;

class FoldsTest {
    /** The rule of the sheet ae-perturbation word by word. */
    @Test
    void eachClassIsPermutedAndDealtWhileTheTurnRunsOn() {
        int[] labels = {1, 0, 1, 1, 0, 2, 1, 0, 2};
        int[] expected = new int[labels.length];
        var draws = new Draws(11);
        int counter = 0;
        for (int label = 0; label < 3; label++) {
            int c = label;
            int[] rows = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == c)
                    .toArray();
            for (int place : draws.permutation(rows.length)) {
                expected[rows[place]] = counter++ % 4;
            }
        }
        assertThat(Folds.stratified(labels, 4, new Draws(11)).ofRow()).containsExactly(expected);
    }

    @Test
    void foldsDifferByAtMostOneRowInAllAndInEachClass() {
        int[] labels = Catalogue.loadTable("sonar").labels();
        var folds = Folds.stratified(labels, 5, new Draws(0));
        int[] sizes = new int[5];
        int[] mines = new int[5];
        for (int k = 0; k < 5; k++) {
            int[] held = folds.partition(k).validation();
            sizes[k] = held.length;
            mines[k] = (int) Arrays.stream(held).filter(i -> labels[i] == 0).count();
        }
        assertThat(sizes).containsOnly(41, 42);
        assertThat(mines).containsOnly(22, 23);
        assertThat(Arrays.stream(sizes).sum()).isEqualTo(208);
    }

    @Test
    void everyRowIsHeldOutOnceAndTrainedOnOtherwise() {
        var folds = Folds.stratified(new int[] {0, 1, 0, 1, 1, 0, 0}, 3, new Draws(4));
        int[] times = new int[7];
        for (int k = 0; k < 3; k++) {
            var partition = folds.partition(k);
            Arrays.stream(partition.validation()).forEach(i -> times[i]++);
            assertThat(IntStream.concat(Arrays.stream(partition.train()), Arrays.stream(partition.validation()))
                            .sorted())
                    .containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
        assertThat(times).containsOnly(1);
    }

    @Test
    void aPersonIsNeverOnBothSides() {
        int persons = 60;
        int[] groups =
                IntStream.range(0, 3 * persons).map(i -> (7 * i) % persons).toArray();
        int[] labels = Arrays.stream(groups).map(g -> g < 15 ? 1 : 0).toArray();
        double[][] rows = new double[groups.length][1];
        var table = new GroupedTable(new NumericTable("t", List.of("x"), rows, labels, List.of("a", "b")), groups);
        var folds = Folds.stratified(table, 5, new Draws(3));
        for (int k = 0; k < 5; k++) {
            var partition = folds.partition(k);
            int[] trained = Arrays.stream(partition.train()).map(i -> groups[i]).toArray();
            assertThat(Arrays.stream(partition.validation()).map(i -> groups[i]).distinct())
                    .hasSize(persons / 5)
                    .doesNotContainAnyElementsOf(Arrays.stream(trained).boxed().toList());
            assertThat(Arrays.stream(partition.validation()).filter(i -> labels[i] == 1))
                    .hasSize(9);
        }
    }

    @Test
    void anotherStreamGivesOtherFolds() {
        int[] labels = Catalogue.loadTable("sonar").labels();
        assertThat(Folds.stratified(labels, 5, new Draws(0)).ofRow())
                .isEqualTo(Folds.stratified(labels, 5, new Draws(0)).ofRow())
                .isNotEqualTo(Folds.stratified(labels, 5, new Draws(1)).ofRow());
    }

    @Test
    void foldsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Folds.stratified(new int[] {0, 1, 1}, new int[] {4, 4, 5}, 3, new Draws(0)))
                .hasMessage("folds must be from 2 to the 2 groups of rows, were 3");
        assertThatThrownBy(() ->
                        Folds.stratified(new int[] {0, 1, 1}, 2, new Draws(0)).partition(2))
                .hasMessage("fold must be from 0 to 1, was 2");
    }
}
