package org.l2bench.conventions;

import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** XGBoost's linear booster; its numbers are floats. */
final class XgboostFits {
    private XgboostFits() {}

    static List<Fit> all() {
        return List.of(
                new Fit("xgboost4j.gblinear.squared", 0.2, Loss.SQUARED, 1e-4, s -> fit(s, 0.2, "reg:squarederror")),
                new Fit("xgboost4j.gblinear.logistic", 0.2, Loss.LOG, 1e-4, s -> fit(s, 0.2, "binary:logistic")));
    }

    private static Fitted fit(Sample sample, double lambda, String objective) throws XGBoostError {
        boolean isOfClasses = objective.startsWith("binary");
        var labels = new float[sample.rows()];
        var flat = new float[sample.rows() * sample.width()];
        for (var i = 0; i < sample.rows(); i++) {
            labels[i] = isOfClasses ? (sample.labels()[i] > 0 ? 1 : 0) : (float) sample.labels()[i];
            for (var j = 0; j < sample.width(); j++) {
                flat[i * sample.width() + j] = (float) sample.features()[i][j];
            }
        }
        var table = new DMatrix(flat, sample.rows(), sample.width(), Float.NaN);
        table.setLabel(labels);
        Map<String, Object> settings = Map.of(
                "booster",
                "gblinear",
                "updater",
                "coord_descent",
                "objective",
                objective,
                "lambda",
                lambda,
                "eta",
                0.5,
                "nthread",
                1);
        var model = XGBoost.train(table, settings, 2000, Map.of(), null, null);
        return Linear.of(sample.width(), row -> margin(model, row));
    }

    private static double margin(ml.dmlc.xgboost4j.java.Booster model, double[] row) {
        var floats = new float[row.length];
        for (var j = 0; j < row.length; j++) {
            floats[j] = (float) row[j];
        }
        try {
            return model.predict(new DMatrix(floats, 1, row.length, Float.NaN), true)[0][0];
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }
}
