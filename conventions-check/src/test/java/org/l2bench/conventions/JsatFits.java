package org.l2bench.conventions;

import java.util.List;
import java.util.OptionalDouble;
import jsat.classifiers.CategoricalData;
import jsat.classifiers.ClassificationDataSet;
import jsat.classifiers.DataPoint;
import jsat.classifiers.linear.BBR;
import jsat.classifiers.linear.LogisticRegressionDCD;
import jsat.linear.DenseVector;
import jsat.regression.RegressionDataSet;
import jsat.regression.RidgeRegression;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** JSAT. */
final class JsatFits {
    private JsatFits() {}

    static List<Fit> all() {
        return List.of(
                new Fit("jsat.RidgeRegression", 2, Loss.SQUARED, 1e-10, s -> ridge(s, 2)),
                new Fit("jsat.LogisticRegressionDCD", 0.5, Loss.LOG, 1e-2, s -> logistic(s, 0.5)),
                new Fit("jsat.BBR", 5, Loss.LOG, 1e-4, s -> bbr(s, 5)));
    }

    private static Fitted ridge(Sample sample, double lambda) {
        var table = new RegressionDataSet(sample.width(), new CategoricalData[0]);
        for (var i = 0; i < sample.rows(); i++) {
            table.addDataPoint(new DenseVector(sample.features()[i]), new int[0], sample.labels()[i]);
        }
        var model = new RidgeRegression(lambda);
        model.train(table);
        return Linear.of(
                sample.width(),
                row -> model.regress(new DataPoint(new DenseVector(row), new int[0], new CategoricalData[0])));
    }

    static ClassificationDataSet classes(Sample sample) {
        var table = new ClassificationDataSet(sample.width(), new CategoricalData[0], new CategoricalData(2));
        for (var i = 0; i < sample.rows(); i++) {
            table.addDataPoint(new DenseVector(sample.features()[i]), new int[0], sample.labels()[i] > 0 ? 1 : 0);
        }
        return table;
    }

    private static Fitted logistic(Sample sample, double c) {
        var model = new LogisticRegressionDCD(c, 1_000_000);
        model.setUseBias(false);
        model.trainC(classes(sample));
        return new Fitted(model.getRawWeight().arrayCopy(), OptionalDouble.empty());
    }

    private static Fitted bbr(Sample sample, double strength) {
        var model = new BBR(strength, 100_000, BBR.Prior.GAUSSIAN);
        model.setTolerance(1e-13);
        model.setUseBias(false);
        model.trainC(classes(sample));
        return new Fitted(model.getRawWeight().arrayCopy(), OptionalDouble.empty());
    }
}
