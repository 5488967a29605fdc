package org.l2bench.conventions;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;

/** LightGBM, whose gradients are floats. */
final class LightgbmLeaves {
    private LightgbmLeaves() {}

    static List<Step> all() {
        return Leaves.steps(
                "lightgbm4j.lambda_l2.squared", "lightgbm4j.lambda_l2.logistic", 1e-6, LightgbmLeaves::leaves);
    }

    private static double[] leaves(Leaves table, boolean isOfClasses, double lambda) throws LGBMException {
        var rows = table.labels().length;
        var settings = "objective=" + (isOfClasses ? "binary" : "regression")
                + " lambda_l2=" + lambda
                + " boost_from_average=false learning_rate=1 num_leaves=2 min_data_in_leaf=1 min_data_in_bin=1"
                + " min_sum_hessian_in_leaf=0 num_threads=1 verbosity=-1";
        try (var data = LGBMDataset.createFromMat(table.feature(), rows, 1, true, settings, null)) {
            data.setField("label", table.labels());
            try (var model = LGBMBooster.create(data, settings)) {
                model.updateOneIter();
                return model.predictForMat(new float[] {0, 1}, 2, 1, true, PredictionType.C_API_PREDICT_RAW_SCORE);
            }
        }
    }
}
