package org.l2bench.core.boosting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient boosting of regression trees (Chen and Guestrin 2016) by XGBoost, with histograms of at most 64 bins, one thread and seed
 * 0: the model is a function of the rows alone, to the byte. An L2 penalty belongs to every model: with G and H the sums of first and
 * second derivatives of the loss over a leaf, its value is -rate G / (H + 1), which is the minimum of the loss's second-order
 * expansion plus (1/2) w^2.
 *
 * @param trees rounds of boosting, >= 1; a round of more than two classes has a tree for each
 * @param rate of learning, above 0, at most 1
 * @param depth of a tree, >= 1
 */
public record GradientBoosting(int trees, double rate, int depth) {
    /** The version that the build pins; another builds other trees. It stands here so that it is part of a trial's code. */
    public static final String VERSION = "3.4.0";

    public GradientBoosting {
        if (trees < 1 || depth < 1 || !(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "trees and depth must be >= 1, rate above 0 and at most 1, were %d, %d, %s",
                    trees,
                    depth,
                    rate));
        }
    }

    /** What the library is told. Those at the library's default are told all the same, so that a reader sees them. */
    public SortedMap<String, Object> parameters(int classes) {
        var parameters = new TreeMap<String, Object>(Map.of(
                "tree_method", "hist",
                "max_bin", 64,
                "nthread", 1,
                "seed", 0,
                "verbosity", 0,
                "eta", rate,
                "max_depth", depth,
                "lambda", 1,
                "min_child_weight", 1,
                "objective", classes == 2 ? "binary:logistic" : "multi:softmax"));
        if (classes > 2) {
            parameters.put("num_class", classes);
        }
        return parameters;
    }

    /**
     * Trains on rows.
     *
     * @param rows [n][features], finite as float32, n >= 1
     * @param labels [n], from 0 to classes - 1
     * @param classes at least 2
     */
    public BoostedTrees fit(double[][] rows, int[] labels, int classes) {
        checkLabels(rows, labels, classes);
        float[] values = floats(rows);
        OneOpenMp.torchFirst();
        try {
            var matrix = new DMatrix(values, rows.length, rows[0].length, Float.NaN);
            try {
                float[] targets = new float[labels.length];
                for (int i = 0; i < labels.length; i++) {
                    targets[i] = labels[i];
                }
                matrix.setLabel(targets);
                Booster booster = XGBoost.train(matrix, parameters(classes), trees, new LinkedHashMap<>(), null, null);
                try {
                    return new BoostedTrees(booster.toByteArray(), rows[0].length, classes);
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw failure(e);
        }
    }

    private static void checkLabels(double[][] rows, int[] labels, int classes) {
        if (classes < 2 || rows.length < 1 || rows.length != labels.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "there must be at least 2 classes, a row, and a label for each, were %d classes, %d rows, %d labels",
                    classes,
                    rows.length,
                    labels.length));
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "the label of row %d must be from 0 to %d, was %d", i, classes - 1, labels[i]));
            }
        }
    }

    /** Row by row. NaN would count as missing, and infinity ends the library; neither gets there. */
    static float[] floats(double[][] rows) {
        int columns = rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "row %d has %d numbers, row 0 has %d", i, rows[i].length, columns));
            }
            for (int j = 0; j < columns; j++) {
                float value = (float) rows[i][j];
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT, "row %d, column %d must be finite as float32, was %s", i, j, rows[i][j]));
                }
                values[i * columns + j] = value;
            }
        }
        return values;
    }

    static IllegalStateException failure(XGBoostError e) {
        String message = String.valueOf(e.getMessage());
        return new IllegalStateException(
                "XGBoost: " + Arrays.stream(message.split("\n", 2)).findFirst().orElse(message), e);
    }
}
