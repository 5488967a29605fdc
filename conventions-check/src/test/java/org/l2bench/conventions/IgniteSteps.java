package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.ignite.ml.dataset.feature.extractor.Vectorizer;
import org.apache.ignite.ml.dataset.feature.extractor.impl.DoubleArrayVectorizer;
import org.apache.ignite.ml.dataset.impl.local.LocalDatasetBuilder;
import org.apache.ignite.ml.math.primitives.vector.VectorUtils;
import org.apache.ignite.ml.recommendation.ObjectSubjectRatingTriplet;
import org.apache.ignite.ml.recommendation.RecommendationModel;
import org.apache.ignite.ml.recommendation.RecommendationTrainer;
import org.apache.ignite.ml.svm.SVMLinearClassificationTrainer;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/** Ignite ML, in this process alone. */
final class IgniteSteps {
    private static final int PASSES = 3;

    private IgniteSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.05, 0.1)) {
            for (var reg : List.of(0.3, 0.9)) {
                steps.add(new Step(
                        "ignite.RecommendationTrainer",
                        reg,
                        Facts.NONE.with(Fact.LEARNING_RATE, rate),
                        1e-12,
                        // The squared error beside the strength, descended with half the rate.
                        strength -> new Rated(2, 1, PASSES, 0, rate, 0).user(rate * strength, 0),
                        () -> user(rate, reg)));
            }
        }
        return steps;
    }

    /** The smallest margin of rows that can be separated: with a penalty a large lambda would leave it near 0. */
    static List<Said> said() {
        return Stream.of(0.01, 1.0, 100.0)
                .map(lambda -> new Said(
                        "ignite.SVMLinearClassificationTrainer",
                        "rows that can be separated end with every margin at 1 or more",
                        "lambda " + lambda,
                        1e-9,
                        new double[] {1},
                        () -> new double[] {margin(lambda)}))
                .toList();
    }

    /** Trains on from a model that begins where {@link Rated} does. */
    private static double[] user(double rate, double reg) {
        var begin = new RecommendationModel<>(
                new HashMap<>(Map.of(1, VectorUtils.of(Rated.USER.clone()))),
                new HashMap<>(Map.of(1, VectorUtils.of(Rated.ITEM.clone()))));
        var rating = Map.of(0, new ObjectSubjectRatingTriplet<>(1, 1, Rated.RATING));
        var model = new RecommendationTrainer()
                .withK(Rated.USER.length)
                .withBatchSize(1)
                .withLearningRate(rate)
                .withRegularization(reg)
                .withMaxIterations(PASSES)
                .update(new LocalDatasetBuilder<>(rating, 1), begin);
        var user = model.getObjMatrix().get(1);
        return new double[] {user.get(0), user.get(1), 0};
    }

    private static double margin(double lambda) {
        var rows = Map.of(
                0, new double[] {1, 2, 1},
                1, new double[] {2, 1, 1},
                2, new double[] {-1, -2, 0},
                3, new double[] {-2, -0.5, 0},
                4, new double[] {0.5, 1, 1},
                5, new double[] {-0.5, -1, 0});
        var model = new SVMLinearClassificationTrainer()
                .withLambda(lambda)
                .fit(
                        new LocalDatasetBuilder<>(rows, 1),
                        new DoubleArrayVectorizer<Integer>().labeled(Vectorizer.LabelCoordinate.LAST));
        return rows.values().stream()
                .mapToDouble(r -> (r[2] > 0 ? 1 : -1)
                        * (model.weights().get(0) * r[0] + model.weights().get(1) * r[1] + model.intercept()))
                .min()
                .orElseThrow();
    }
}
