package org.l2bench.conventions;

import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's trees, whose numbers are floats. */
final class XgboostLeaves {
    private XgboostLeaves() {}

    static List<Step> all() {
        return Leaves.steps("xgboost4j.gbtree.squared", "xgboost4j.gbtree.logistic", 1e-6, XgboostLeaves::leaves);
    }

    private static double[] leaves(Leaves table, boolean isOfClasses, double lambda) throws XGBoostError {
        var data = new DMatrix(table.feature(), table.labels().length, 1, Float.NaN);
        data.setLabel(table.labels());
        Map<String, Object> settings = Map.of(
                "objective",
                isOfClasses ? "binary:logistic" : "reg:squarederror",
                // The prediction that boosting starts from: 0, of classes as a probability.
                "base_score",
                isOfClasses ? 0.5 : 0.0,
                "lambda",
                lambda,
                "eta",
                1,
                "max_depth",
                1,
                "min_child_weight",
                0,
                "tree_method",
                "exact",
                "nthread",
                1);
        var model = XGBoost.train(data, settings, 1, Map.of(), null, null);
        var margins = model.predict(new DMatrix(new float[] {0, 1}, 2, 1, Float.NaN), true);
        return new double[] {margins[0][0], margins[1][0]};
    }
}
