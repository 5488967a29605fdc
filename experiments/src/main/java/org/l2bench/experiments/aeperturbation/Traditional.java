package org.l2bench.experiments.aeperturbation;

import java.util.Arrays;
import org.l2bench.core.boosting.BoostingGrid;
import org.l2bench.core.logistic.LossWeightChoice;
import org.l2bench.core.logistic.OneAgainstRest;

/**
 * A model that is not a net, with its settings chosen on inner folds of the training rows and fitted to all of them: its classes of both
 * sides of a fold.
 *
 * @param train [rows]
 * @param test [rows]
 * @param coverage of its L2
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, and never compared
record Traditional(int[] train, int[] test, String coverage) {
    static Traditional boosted(Fold fold, TreeSettings settings) {
        var grid = new BoostingGrid(settings.trees(), settings.rates(), settings.depths());
        var train = fold.train();
        var inner = fold.inner(settings.innerFolds()).ofRow();
        var trees = grid.choose(train.rows(), train.labels(), fold.classes(), inner)
                .fit(train.rows(), train.labels(), fold.classes());
        return new Traditional(
                trees.classesOf(train.rows()),
                trees.classesOf(fold.test().rows()),
                "XGBoost lambda 1, (1/2) w^2 of every leaf, min_child_weight 1: covers the leaves' values");
    }

    static Traditional ridge(Fold fold, RidgeSettings settings, int innerFolds) {
        var train = fold.train();
        var grid = settings.strengths().stream().mapToDouble(k -> k).toArray();
        var inner = fold.inner(innerFolds).ofRow();
        double chosen = LossWeightChoice.of(train.rows(), train.labels(), fold.classes(), grid, inner)
                .lossWeight();
        var model = OneAgainstRest.fit(train.rows(), train.labels(), fold.classes(), chosen);
        return new Traditional(
                classes(model, train),
                classes(model, fold.test()),
                "(1/2) w'w + K times the sum of log-losses: covers the weights, leaves the intercept");
    }

    private static int[] classes(OneAgainstRest model, Fold.Part part) {
        return Arrays.stream(part.rows()).mapToInt(model::predicted).toArray();
    }
}
