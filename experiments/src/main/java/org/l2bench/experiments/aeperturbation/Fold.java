package org.l2bench.experiments.aeperturbation;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.logistic.Standardisation;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.train.WholeEpochs;
import org.l2bench.datasets.fold.Folds;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.transform.Draws;
import org.l2bench.datasets.transform.Selection.Partition;

/**
 * One fold of a table: what is trained on and what is held out, on the scale of the training rows. Of one fold, all arms have the same
 * initial weights and orders of batches; what is drawn for each purpose comes from a stream of its own.
 *
 * @param train training rows and labels
 * @param test held-out rows and labels
 * @param name for streams and messages, e.g. {@code sonar, fold 2}
 */
record Fold(Part train, Part test, int classes, String name, SeedTree seeds, Compute compute) {
    /** The arms that share streams. */
    static final String GROUP = "all arms";

    /** Rows on one side. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never written to, and never compared
    record Part(double[][] rows, int[] labels) {
        int count() {
            return labels.length;
        }

        /** These rows. */
        Part at(int[] chosen) {
            return new Part(
                    Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new),
                    Arrays.stream(chosen).map(i -> labels[i]).toArray());
        }

        /** float32 [rows, columns]. */
        Tensor inputs(Compute compute) {
            var flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
            return compute.place(
                    TensorArrays.of(flat, rows.length, rows[0].length).to(ScalarType.Float));
        }
    }

    /** The folds of a table, the same for all arms of a seed. */
    static Folds folds(GroupedTable table, int count, SeedTree seeds) {
        return Folds.stratified(
                table,
                count,
                new Draws(seeds.stream(GROUP, "folds of " + table.table().name())));
    }

    static Fold of(GroupedTable table, Folds folds, int fold, String set, SeedTree seeds, Compute compute) {
        var all = new Part(table.table().rows(), table.labels());
        return of(
                all, folds.partition(fold), table.table().classNames().size(), set + ", fold " + fold, seeds, compute);
    }

    private static Fold of(Part all, Partition partition, int classes, String name, SeedTree seeds, Compute compute) {
        var scale = Standardisation.fitted(all.rows(), partition.train());
        var scaled = new Part(scale.of(all.rows()), all.labels());
        return new Fold(scaled.at(partition.train()), scaled.at(partition.validation()), classes, name, seeds, compute);
    }

    /** A fold within the training rows of this one. */
    Fold within(Folds inner, int fold) {
        return of(train, inner.partition(fold), classes, name + ", inner fold " + fold, seeds, compute);
    }

    /** Folds of the training rows, for choices. */
    Folds inner(int count) {
        return Folds.stratified(train.labels(), count, new Draws(seeds.stream(GROUP, "inner folds of " + name)));
    }

    int columns() {
        return train.rows()[0].length;
    }

    RandomStream stream(String purpose) {
        return new RandomStream(seeds.stream(GROUP, purpose + " of " + name));
    }

    InitialStreams initial() {
        return tensor -> stream("initial " + tensor);
    }

    /** @param stage whose epochs these are */
    WholeEpochs order(String stage, int batch) {
        return new WholeEpochs(
                train.count(), batch, epoch -> stream("order of epoch " + epoch + " of " + stage), compute);
    }
}
