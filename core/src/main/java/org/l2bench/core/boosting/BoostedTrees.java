package org.l2bench.core.boosting;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trained trees.
 *
 * @param model in the library's own binary format
 * @param features numbers of a row
 * @param classes at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are compared by content below
public record BoostedTrees(byte[] model, int features, int classes) {
    /**
     * The class of each row; of two, class 1 where the log-odds are above 0.
     *
     * @param rows [n][features], finite as float32; n may be 0
     */
    public int[] classesOf(double[][] rows) {
        float[][] scores = scores(rows);
        int[] found = new int[rows.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = classes == 2 ? (scores[i][0] > 0 ? 1 : 0) : firstLargest(scores[i]);
        }
        return found;
    }

    /** Sums over the trees: the log-odds of class 1 for two classes, [n][1]; else a score for each class, [n][classes]. */
    public float[][] scores(double[][] rows) {
        if (rows.length == 0) {
            return new float[0][];
        }
        if (rows[0].length != features) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "rows must have %d numbers as in training, had %d", features, rows[0].length));
        }
        float[] values = GradientBoosting.floats(rows);
        OneOpenMp.torchFirst();
        try {
            var matrix = new DMatrix(values, rows.length, features, Float.NaN);
            try {
                Booster booster = XGBoost.loadModel(model);
                try {
                    booster.setParam("nthread", 1);
                    return booster.predict(matrix, true);
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw GradientBoosting.failure(e);
        } catch (IOException e) {
            throw new IllegalStateException("a model is read from memory", e);
        }
    }

    private static int firstLargest(float[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoostedTrees that
                && features == that.features
                && classes == that.classes
                && Arrays.equals(model, that.model);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(model);
    }

    @Override
    public String toString() {
        return "trees of " + model.length + " bytes over " + features + " features and " + classes + " classes";
    }
}
